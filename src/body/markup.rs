//! Escaping, and the few words that markup needs in the language of the text.

use pulldown_cmark::BlockQuoteKind;

/// Writes text so that it may stand in an element or in a quoted attribute.
pub fn escape(out: &mut String, text: &str) {
    let mut from = 0;
    for (i, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        out.push_str(&text[from..i]);
        out.push_str(entity);
        from = i + 1;
    }
    out.push_str(&text[from..]);
}

/// Returns escaped text.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}

/// Returns the class and the title of an alert (GitHub's `> [!NOTE]`).
pub(super) fn alert(kind: BlockQuoteKind, lang: &str) -> (&'static str, &'static str) {
    let korean = lang.starts_with("ko");
    let pick = |class, ko, en| (class, if korean { ko } else { en });
    match kind {
        BlockQuoteKind::Note => pick("markdown-alert-note", "참고", "Note"),
        BlockQuoteKind::Tip => pick("markdown-alert-tip", "도움말", "Tip"),
        BlockQuoteKind::Important => pick("markdown-alert-important", "중요", "Important"),
        BlockQuoteKind::Warning => pick("markdown-alert-warning", "주의", "Warning"),
        BlockQuoteKind::Caution => pick("markdown-alert-caution", "경고", "Caution"),
    }
}

/// Returns the box of a task, for those who see it and those who do not.
pub(super) fn task(done: bool, lang: &str) -> String {
    let (label, checked) = match (done, lang.starts_with("ko")) {
        (true, true) => ("완료", " checked"),
        (true, false) => ("done", " checked"),
        (false, true) => ("할 일", ""),
        (false, false) => ("to do", ""),
    };
    format!("<input type=\"checkbox\" aria-label=\"{label}\" disabled{checked}> ")
}
