//! The letter under which a name stands in an index.

use unicode_normalization::UnicodeNormalization;

/// First consonants of Hangul syllables in their order; double ones stand under their base.
const CONSONANTS: [char; 19] =
    ['ㄱ', 'ㄱ', 'ㄴ', 'ㄷ', 'ㄷ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅂ', 'ㅅ', 'ㅅ', 'ㅇ', 'ㅈ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];
/// The first Hangul syllable, the last one, and how many begin with one consonant.
const FIRST: u32 = 0xac00;
const LAST: u32 = 0xd7a3;
const OF_ONE: u32 = 21 * 28;

/// Returns the first consonant of a Korean name, the capital of another, `#` for what is no letter.
pub(super) fn initial(name: &str) -> String {
    let Some(first) = name.trim().nfc().next() else { return "#".to_owned() };
    let code = u32::from(first);
    if (FIRST..=LAST).contains(&code) {
        return CONSONANTS[((code - FIRST) / OF_ONE) as usize].to_string();
    }
    // An accent does not make another letter: `É` stands under `E`.
    let base = std::iter::once(first).nfd().next().unwrap_or(first);
    let base = match base {
        'ㄲ' => 'ㄱ',
        'ㄸ' => 'ㄷ',
        'ㅃ' => 'ㅂ',
        'ㅆ' => 'ㅅ',
        'ㅉ' => 'ㅈ',
        other => other,
    };
    if base.is_alphabetic() { base.to_uppercase().collect() } else { "#".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(names: &str, expected: &str) {
        let found: Vec<String> = names.split(' ').map(initial).collect();
        assert_eq!(found.join(" "), expected);
    }

    #[test]
    fn hangul_stands_under_its_first_consonant() {
        check("가온 깡 나래 또바기 하늘 힣", "ㄱ ㄱ ㄴ ㄷ ㅎ ㅎ");
        check("ㅆ ㄴ 씨앗", "ㅅ ㄴ ㅅ");
        // Typed on a Mac, the syllable is in pieces.
        check("\u{1102}\u{1161}", "ㄴ");
    }

    #[test]
    fn latin_letters_are_capitals_without_accents() {
        check("adam Émile ßen åke", "A E SS A");
        check("7up 🎈 王 あい", "# # 王 あ");
        assert_eq!(initial(" "), "#");
    }
}
