//! Letters as people count them: grapheme clusters, and which of them are emoji.

use icu_properties::CodePointSetData;
use icu_properties::props::{Emoji, EmojiPresentation};
use icu_segmenter::GraphemeClusterSegmenter;

/// Splits a text into letters as people count them (UAX #29, extended grapheme clusters).
pub(super) fn letters(text: &str) -> impl Iterator<Item = &str> {
    let mut from = 0;
    GraphemeClusterSegmenter::new().segment_str(text).filter_map(move |at| {
        let letter = &text[from..at];
        from = at;
        (!letter.is_empty()).then_some(letter)
    })
}

/// Counts the letters of a text.
pub(super) fn count(text: &str) -> usize {
    letters(text).count()
}

/// Tells whether a letter is shown as an emoji (UTS #51): by itself, by a selector, as a key, as a flag
/// or as a sequence of emoji. `1` and `©` alone are none.
pub(super) fn is_emoji(letter: &str) -> bool {
    let Some(first) = letter.chars().next() else { return false };
    if first.is_ascii() {
        return letter.contains('\u{20e3}');
    }
    let emoji = CodePointSetData::new::<Emoji>().contains(first);
    emoji
        && (CodePointSetData::new::<EmojiPresentation>().contains(first)
            || letter.chars().skip(1).any(|c| matches!(c, '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_what_people_call_one() {
        for (text, letters) in [
            ("", 0),
            ("가나다", 3),
            ("\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}", 2), // 한글 in three jamo each
            ("👩‍🔧", 1),
            ("🇰🇷🇯🇵", 2),
            ("1️⃣", 1),
            ("e\u{301}a", 2),
            ("a\r\nb", 3),
        ] {
            assert_eq!(count(text), letters, "{text:?}");
        }
    }

    #[test]
    fn a_digit_and_a_sign_are_no_emoji() {
        for (letter, emoji) in [
            ("1", false),
            ("©", false),
            ("가", false),
            ("☎", false),
            ("1️⃣", true),
            ("©️", true),
            ("☎️", true),
            ("😀", true),
            ("👍🏽", true),
            ("🇰🇷", true),
            ("👨‍👩‍👧‍👦", true),
        ] {
            assert_eq!(is_emoji(letter), emoji, "{letter}");
        }
    }
}
