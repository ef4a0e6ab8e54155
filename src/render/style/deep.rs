//! Finds what lies too deep in a stylesheet, before it is parsed: a parser goes down into every
//! bracket, and runs out of its stack where there are thousands.

/// The most brackets that may be open at once. People need ten.
const DEEPEST: usize = 100;

/// Returns the place of the first bracket that lies too deep.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut open: Vec<u8> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at = match byte {
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                memchr::memmem::find(&bytes[at + 2..], b"*/").map_or(bytes.len(), |end| at + 2 + end + 2)
            }
            b'"' | b'\'' => end_of(bytes, at + 1, |b| b == *byte || b == b'\n'),
            b'\\' => at + 2,
            // An address without quotes is no text like others: `/*` is a part of it.
            b'(' if is_url(bytes, at) => end_of(bytes, at + 1, |b| b == b')'),
            b'(' | b'[' | b'{' => {
                open.push(*byte);
                if open.len() > DEEPEST {
                    return Some(at);
                }
                at + 1
            }
            b')' | b']' | b'}' => {
                let opens = match byte {
                    b')' => b'(',
                    b']' => b'[',
                    _ => b'{',
                };
                // One that closes nothing is passed over, as parsers do.
                if open.last() == Some(&opens) {
                    open.pop();
                }
                at + 1
            }
            _ => at + 1,
        };
    }
    None
}

/// Returns where what began before `from` is over.
fn end_of(bytes: &[u8], from: usize, is_end: impl Fn(u8) -> bool) -> usize {
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            byte if is_end(*byte) => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Tells whether a bracket begins an address that has no quotes.
fn is_url(bytes: &[u8], bracket: usize) -> bool {
    let name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'\\') || *byte >= 0x80;
    let start = bytes[..bracket].iter().rposition(|byte| !name(byte)).map_or(0, |at| at + 1);
    let first = bytes[bracket + 1..].iter().find(|byte| !byte.is_ascii_whitespace());
    bytes[start..bracket].eq_ignore_ascii_case(b"url") && !matches!(first, Some(b'"' | b'\''))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_counted_outside_of_strings_comments_and_addresses() {
        let many = |text: &str| text.repeat(DEEPEST + 1);
        for text in [
            many("a{}"),
            many("a{ }}"),
            many("a[b=\"{\"]"),
            format!("/*{}*/", many("(")),
            format!("a{{content:\"\\\"{}\"}}", many("(")),
            format!("a{{background:url(data:{})}}", many("(")),
            many("\\{"),
            many("url(/*)"),
            format!("{}{}", "a{".repeat(DEEPEST), "}".repeat(DEEPEST)),
        ] {
            assert_eq!(too_deep(&text), None, "{text}");
        }
        for (one, at) in [("a{", 201), ("(", 100), ("@media all{", 1110), ("calc((", 304), (":is(", 403), ("{)", 200)] {
            assert_eq!(too_deep(&many(one)), Some(at), "{one}");
        }
        for (before, at) in [("a{}/* { */", 10), ("\"{\"", 3), ("url(/*)", 7), ("url( '/*' )", 11), ("'\n", 2)] {
            assert_eq!(too_deep(&format!("{before}{}", many("{"))), Some(at + DEEPEST), "{before}");
        }
    }
}
