//! Writes Hangul in Latin letters: the Revised Romanization of Korean (2000).
//!
//! The standard writes what is said, so the letters of a syllable depend on its neighbours. Where
//! two syllables meet, [`meet`] gives the end of the one and the start of the other as they sound,
//! by the rules of the Standard Pronunciation; tensing is not written. A word ends at anything
//! that is not Hangul.
//!
//! Three things are not in the letters. Words with a sound of their own are in [`super::sounded`].
//! ㄱ and ㅂ before ㅎ are written apart, as the standard has it for nouns (묵호 `mukho`), except
//! before the endings 히, 혀 and their like, which make verbs and adverbs (잡혀 `japyeo`, 특히
//! `teuki`). So a verb in 하다 keeps its ㅎ: 시작하다 is `sijakhada`. Units of addresses are not
//! told from the end of a word: 삼죽면 is `samjungmyeon`, not `samjuk-myeon`.

use super::sounded;

/// The consonant before the vowel, in the order of Unicode; ㅇ is silent.
const STARTS: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];

const VOWELS: [(char, &str); 21] = [
    ('ㅏ', "a"),
    ('ㅐ', "ae"),
    ('ㅑ', "ya"),
    ('ㅒ', "yae"),
    ('ㅓ', "eo"),
    ('ㅔ', "e"),
    ('ㅕ', "yeo"),
    ('ㅖ', "ye"),
    ('ㅗ', "o"),
    ('ㅘ', "wa"),
    ('ㅙ', "wae"),
    ('ㅚ', "oe"),
    ('ㅛ', "yo"),
    ('ㅜ', "u"),
    ('ㅝ', "wo"),
    ('ㅞ', "we"),
    ('ㅟ', "wi"),
    ('ㅠ', "yu"),
    ('ㅡ', "eu"),
    ('ㅢ', "ui"),
    ('ㅣ', "i"),
];

/// What ends a syllable, in the order of Unicode: the part that stays, and the part that goes over
/// to a vowel that follows. A pair that is one sound (ㄲ, ㅆ) goes over whole.
const ENDS: [(char, char); 28] = [
    (NONE, NONE),
    (NONE, 'ㄱ'),
    (NONE, 'ㄲ'),
    ('ㄱ', 'ㅅ'),
    (NONE, 'ㄴ'),
    ('ㄴ', 'ㅈ'),
    ('ㄴ', 'ㅎ'),
    (NONE, 'ㄷ'),
    (NONE, 'ㄹ'),
    ('ㄹ', 'ㄱ'),
    ('ㄹ', 'ㅁ'),
    ('ㄹ', 'ㅂ'),
    ('ㄹ', 'ㅅ'),
    ('ㄹ', 'ㅌ'),
    ('ㄹ', 'ㅍ'),
    ('ㄹ', 'ㅎ'),
    (NONE, 'ㅁ'),
    (NONE, 'ㅂ'),
    ('ㅂ', 'ㅅ'),
    (NONE, 'ㅅ'),
    (NONE, 'ㅆ'),
    (NONE, 'ㅇ'),
    (NONE, 'ㅈ'),
    (NONE, 'ㅊ'),
    (NONE, 'ㅋ'),
    (NONE, 'ㅌ'),
    (NONE, 'ㅍ'),
    (NONE, 'ㅎ'),
];

/// No consonant.
const NONE: char = ' ';

/// Surnames of two syllables.
const LONG_SURNAMES: [&str; 9] = ["남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방", "망절"];

/// A syllable taken apart.
#[derive(Debug, Clone, Copy)]
struct Syllable {
    written: char,
    start: char,
    vowel: (char, &'static str),
    end: (char, char),
}

/// How syllables act on each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Speech {
    /// As in a word: all changes of sound are written.
    Word,
    /// As in a given name: only a consonant goes over to a vowel.
    GivenName,
}

/// Romanises the Hangul in a text and keeps everything else.
pub(super) fn words(text: &str) -> String {
    romanise(text, Speech::Word)
}

/// Romanises a person's name: surname, space, given name. The space may be in the text already.
pub(super) fn name(text: &str) -> String {
    let text = text.trim();
    let all_hangul = text.chars().all(|c| take_apart(c).is_some());
    let (surname, given) = match text.split_once(char::is_whitespace) {
        Some(parts) => parts,
        None if all_hangul => split_name(text),
        None => return words(text),
    };
    let given = romanise(given, Speech::GivenName);
    format!("{} {given}", words(surname))
}

fn split_name(name: &str) -> (&str, &str) {
    let long = LONG_SURNAMES.iter().any(|surname| name.len() > surname.len() && name.starts_with(surname));
    let place = name.char_indices().nth(if long { 2 } else { 1 }).map_or(name.len(), |(place, _)| place);
    name.split_at(place)
}

fn romanise(text: &str, speech: Speech) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word: Vec<Syllable> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if take_apart(c).is_some() {
            let respelt = sounded::respelt(rest, word.is_empty()).filter(|_| speech == Speech::Word);
            let mut letter = [0; 4];
            let (written, sound) = respelt.unwrap_or_else(|| {
                let letter: &str = c.encode_utf8(&mut letter);
                (letter, letter)
            });
            word.extend(sound.chars().filter_map(take_apart));
            rest = rest.get(written.len()..).unwrap_or_default();
        } else {
            write_word(&mut out, &word, speech);
            word.clear();
            match lone_letter(c) {
                Some(letter) => out.push_str(letter),
                None => out.push(c),
            }
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    write_word(&mut out, &word, speech);
    out
}

fn write_word(out: &mut String, word: &[Syllable], speech: Speech) {
    let Some(first) = word.first() else { return };
    let (mut before, mut start) = (NONE, first.start);
    for (place, syllable) in word.iter().enumerate() {
        let next = word.get(place + 1);
        let (end, next_start) = match next {
            Some(next) if speech == Speech::Word => meet(syllable, next),
            Some(next) if next.start == 'ㅇ' => go_over(syllable, next, speech),
            Some(next) => (at_rest(syllable, NONE), next.start),
            None => (at_rest(syllable, NONE), NONE),
        };
        out.push_str(if start == 'ㄹ' && before == 'ㄹ' { "l" } else { start_letters(start) });
        out.push_str(syllable.vowel.1);
        out.push_str(end_letters(end));
        (before, start) = (end, next_start);
    }
}

/// The end of a syllable and the start of the next, as they sound together.
fn meet(this: &Syllable, next: &Syllable) -> (char, char) {
    match next.start {
        'ㅇ' => go_over(this, next, Speech::Word),
        'ㅎ' => breathe(this, next),
        start => touch(this, start),
    }
}

/// Before a vowel, what ends a syllable begins the next: 국악 `gugak`, 값이 `gapsi`.
fn go_over(this: &Syllable, next: &Syllable, speech: Speech) -> (char, char) {
    match this.end {
        (stay, NONE) => (stay, 'ㅇ'),
        (_, 'ㅇ') => ('ㅇ', 'ㅇ'),
        // ㅎ falls silent, and what stood with it goes over: 좋아 `joa`, 많아 `mana`.
        (NONE, 'ㅎ') => (NONE, 'ㅇ'),
        (stay, 'ㅎ') => (NONE, stay),
        // Before i they soften: 해돋이 `haedoji`, 같이 `gachi`, 붙여 `buchyeo`.
        (stay, 'ㄷ') if speech == Speech::Word && next.vowel.0 == 'ㅣ' => (stay, 'ㅈ'),
        (stay, 'ㅌ') if speech == Speech::Word && matches!(next.vowel.0, 'ㅣ' | 'ㅕ') => (stay, 'ㅊ'),
        end => end,
    }
}

/// Before ㅎ, a consonant takes its breath (맞히다 `machida`), or stands beside it in a noun.
fn breathe(this: &Syllable, next: &Syllable) -> (char, char) {
    // 히, 힌, 힐, 힘, 혀, 혔: endings of verbs and adverbs, and hardly ever the start of a noun.
    let ending = match next.vowel.0 {
        'ㅣ' => true,
        'ㅕ' => matches!(next.end.1, NONE | 'ㅆ'),
        _ => false,
    };
    match this.end {
        (stay, 'ㅈ') => (stay, 'ㅊ'),
        ('ㄹ', 'ㅂ') => ('ㄹ', 'ㅍ'),
        (stay, 'ㄷ') if ending => (stay, 'ㅊ'),
        (stay @ (NONE | 'ㄹ'), 'ㄱ') if ending => (stay, 'ㅋ'),
        (NONE, 'ㅂ') if ending => (NONE, 'ㅍ'),
        _ => (at_rest(this, 'ㅎ'), 'ㅎ'),
    }
}

/// Before any other consonant the two may become more alike.
fn touch(this: &Syllable, start: char) -> (char, char) {
    if let (stay, 'ㅎ') = this.end {
        match start {
            'ㄱ' => return (stay, 'ㅋ'),
            'ㄷ' => return (stay, 'ㅌ'),
            'ㅈ' => return (stay, 'ㅊ'),
            'ㅅ' => return (stay, 'ㅅ'),
            _ => {}
        }
    }
    let end = at_rest(this, start);
    let nasal = match end {
        'ㄱ' => 'ㅇ',
        'ㄷ' => 'ㄴ',
        'ㅂ' => 'ㅁ',
        other => other,
    };
    match (end, start) {
        ('ㄱ' | 'ㄷ' | 'ㅂ', 'ㄴ' | 'ㅁ') => (nasal, start),
        ('ㄱ' | 'ㄷ' | 'ㅂ' | 'ㅁ' | 'ㅇ', 'ㄹ') => (nasal, 'ㄴ'),
        ('ㄴ', 'ㄹ') | ('ㄹ', 'ㄴ') => ('ㄹ', 'ㄹ'),
        met => met,
    }
}

/// One of the seven sounds a syllable can end with, before a consonant or at the end of a word.
fn at_rest(this: &Syllable, start: char) -> char {
    match this.end {
        // Verbs keep ㄹ before ㄱ (맑게 `malge`), nouns do not (닭갈비 `dakgalbi`).
        ('ㄹ', 'ㄱ') if start == 'ㄱ' && !matches!(this.written, '닭' | '흙' | '칡' | '삵') => 'ㄹ',
        ('ㄹ', 'ㄱ') => 'ㄱ',
        ('ㄹ', 'ㅁ') => 'ㅁ',
        ('ㄹ', 'ㅍ') => 'ㅂ',
        ('ㄹ', 'ㅂ') if this.written == '밟' => 'ㅂ',
        (NONE, 'ㄱ' | 'ㄲ' | 'ㅋ') => 'ㄱ',
        (NONE, 'ㄷ' | 'ㅅ' | 'ㅆ' | 'ㅈ' | 'ㅊ' | 'ㅌ' | 'ㅎ') => 'ㄷ',
        (NONE, 'ㅂ' | 'ㅍ') => 'ㅂ',
        (NONE, other) => other,
        (stay, _) => stay,
    }
}

fn start_letters(start: char) -> &'static str {
    match start {
        'ㄱ' => "g",
        'ㄲ' => "kk",
        'ㄴ' => "n",
        'ㄷ' => "d",
        'ㄸ' => "tt",
        'ㄹ' => "r",
        'ㅁ' => "m",
        'ㅂ' => "b",
        'ㅃ' => "pp",
        'ㅅ' => "s",
        'ㅆ' => "ss",
        'ㅈ' => "j",
        'ㅉ' => "jj",
        'ㅊ' => "ch",
        'ㅋ' => "k",
        'ㅌ' => "t",
        'ㅍ' => "p",
        'ㅎ' => "h",
        _ => "",
    }
}

fn end_letters(end: char) -> &'static str {
    match end {
        'ㄱ' => "k",
        'ㄴ' => "n",
        'ㄷ' => "t",
        'ㄹ' => "l",
        'ㅁ' => "m",
        'ㅂ' => "p",
        'ㅇ' => "ng",
        _ => "",
    }
}

/// A letter that stands alone: the ㄱ of ㄱ자, the ㅋ of ㅋㅋ.
fn lone_letter(c: char) -> Option<&'static str> {
    let vowel = VOWELS.iter().find(|(vowel, _)| *vowel == c).map(|(_, letters)| *letters);
    vowel.or_else(|| Some(start_letters(c)).filter(|letters| !letters.is_empty()))
}

fn take_apart(written: char) -> Option<Syllable> {
    let number = u32::from(written).checked_sub(0xAC00).filter(|number| *number < 11_172)?;
    let number = usize::try_from(number).ok()?;
    Some(Syllable {
        written,
        start: *STARTS.get(number / 588)?,
        vowel: *VOWELS.get(number / 28 % 21)?,
        end: *ENDS.get(number % 28)?,
    })
}

#[cfg(test)]
mod tests;
