//! Cuts a description to what services show: about 80 Hangul syllables or 160 Latin letters.

use std::borrow::Cow;

use crate::body::text::ended;

/// How wide a description may be; a Hangul syllable, an ideograph or an emoji counts twice.
pub const LIMIT: usize = 160;

/// Returns the text in one line, cut at the end of a sentence or between words.
pub fn brief(text: &str) -> Cow<'_, str> {
    let line = in_one_line(text);
    let Some(end) = overflow(&line) else { return line };
    Cow::Owned(ended(&line, end))
}

fn in_one_line(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.contains(['\n', '\r', '\t']) || text.contains("  ") {
        return text.split_whitespace().collect::<Vec<_>>().join(" ").into();
    }
    Cow::Borrowed(text)
}

/// Returns where the text leaves the limit.
fn overflow(text: &str) -> Option<usize> {
    if text.len() <= LIMIT {
        return None;
    }
    let mut width = 0;
    let mut start = 0;
    let mut joined = false;
    for (at, c) in text.char_indices() {
        // Marks, joiners and what follows a joiner belong to the sign before: no emoji is cut in two.
        let belongs =
            joined || matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
        joined = c == '\u{200d}';
        if !belongs {
            start = at;
        }
        width += match c {
            _ if belongs => 0,
            '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' => 2,
            '\u{1f000}'.. => 2,
            _ => 1,
        };
        if width > LIMIT {
            return Some(start);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eighty_syllables_are_as_wide_as_a_hundred_and_sixty_letters() {
        assert_eq!(brief(&"가".repeat(80)), "가".repeat(80));
        assert_eq!(brief(&"가".repeat(81)), "가".repeat(80) + "…");
        assert_eq!(brief(&"a".repeat(160)), "a".repeat(160));
        assert_eq!(brief(&"a".repeat(161)), "a".repeat(160) + "…");
    }

    #[test]
    fn it_ends_with_a_sentence_or_a_word() {
        let sentence = "세탁기가 조용해졌다는 말을 숫자로 확인했다. ".repeat(4);
        assert_eq!(brief(&sentence), sentence[..sentence.len() / 4 * 3].trim());
        let words = "very ".repeat(40);
        assert_eq!(brief(&words), format!("{}…", "very ".repeat(32).trim()));
    }

    #[test]
    fn lines_become_one_and_an_emoji_stays_whole() {
        assert_eq!(brief(" a\n b  c "), "a b c");
        let family = "👩‍🔧".repeat(81);
        assert_eq!(brief(&family), "👩‍🔧".repeat(80) + "…");
    }
}
