//! Plain text: counting it and cutting it.

/// Counts words of scripts with spaces, and syllables of Hangul, kana and ideographs.
pub fn count(text: &str) -> (usize, usize) {
    let (mut words, mut syllables, mut in_word) = (0, 0, false);
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' => {
                words += usize::from(!in_word);
                in_word = true;
            }
            '\'' | '’' | '-' | '.' | ',' => {}
            '\0'..='\x7f' => in_word = false,
            c if is_syllable(c) => {
                syllables += 1;
                in_word = false;
            }
            c if c.is_alphanumeric() => {
                words += usize::from(!in_word);
                in_word = true;
            }
            _ => in_word = false,
        }
    }
    (words, syllables)
}

fn is_syllable(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{1100}'..='\u{11ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3fffd}')
}

/// Cuts `text` to at most `limit` characters: at the end of a sentence if one ends in the second
/// half, else between words with an ellipsis.
pub fn summary(text: &str, limit: usize) -> String {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    ended(text, end)
}

/// Cuts `text` before the byte `end`: after a sentence if one ends in the second half, else between
/// words with an ellipsis.
pub fn ended(text: &str, end: usize) -> String {
    let head = &text[..end];
    let sentence = head
        .char_indices()
        .filter(|(i, c)| {
            let after = head[i + c.len_utf8()..].chars().next();
            matches!(c, '。' | '！' | '？')
                || matches!(c, '.' | '!' | '?' | '”' | '"') && after.is_none_or(char::is_whitespace)
        })
        .map(|(i, c)| i + c.len_utf8())
        .rfind(|at| head[..*at].trim_end_matches(['”', '"']).ends_with(['.', '!', '?', '。', '！', '？']));
    if let Some(at) = sentence.filter(|at| *at * 2 >= end) {
        return head[..at].to_owned();
    }
    let word = head.rfind(char::is_whitespace).filter(|at| *at * 2 >= end).unwrap_or(end);
    format!("{}…", head[..word].trim_end_matches([',', '·', ':', ';', ' ']))
}

/// Elements after which a line ends.
const LINES: [&str; 23] = [
    "p",
    "br",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "blockquote",
    "figure",
    "figcaption",
    "aside",
    "div",
    "dt",
    "dd",
    "tr",
    "hr",
    "ul",
    "ol",
    "table",
    "dl",
];

/// Returns the words of HTML without its markup, a line for each paragraph, heading, item or row.
pub fn stripped(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let mut quoted = false;
        let end = tag.find(|c| {
            quoted ^= c == '"';
            c == '>' && !quoted
        });
        let Some(end) = end else {
            rest = "";
            break;
        };
        let (tag, after) = (&tag[..end], &tag[end + 1..]);
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        let ends = tag.starts_with('/') || matches!(name, "br" | "hr");
        if ends && LINES.contains(&name) && !text.ends_with('\n') {
            text.push('\n');
        } else if ends && matches!(name, "td" | "th") {
            text.push(' ');
        }
        rest = after;
    }
    text.push_str(rest);
    let lines: Vec<String> =
        text.lines().map(|line| decoded(&line.split_whitespace().collect::<Vec<_>>().join(" "))).collect();
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Puts letters in the place of the few entities that our HTML has.
fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", " "), ("&#39;", "'"), ("&amp;", "&")];
    plain.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_and_words_are_counted_apart() {
        assert_eq!(count("한빛전자가 AI 칩을 don't 3,000개"), (3, 8));
    }

    #[test]
    fn markup_goes_and_lines_stay() {
        assert_eq!(stripped("<p>A <b>b</b>\nc</p>\n<ul>\n<li>1 &amp;lt; 2</li><li>3</li></ul>"), "A b\nc\n1 &lt; 2\n3");
        assert_eq!(stripped("<table><tr><td>a</td><td>b</td></tr></table><br><i title=\"d > e\">c</i> <"), "a b\nc");
    }

    #[test]
    fn a_summary_ends_with_a_sentence_or_a_word() {
        assert_eq!(summary("짧은 글.", 20), "짧은 글.");
        assert_eq!(summary("첫 문장이 끝났다. 둘째 문장은 길다.", 14), "첫 문장이 끝났다.");
        assert_eq!(summary("끝나지 않는 문장이 길게 이어지고", 12), "끝나지 않는 문장이…");
        assert_eq!(summary("가나다라마바사아자차카타파하", 5), "가나다라마…");
    }
}
