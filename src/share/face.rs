//! How wide a text is in the letters of a service, estimated in em.
//!
//! No service says how wide its letters are, and most use those of the reader's telephone. Latin letters,
//! digits and signs have the widths of Arial, which those of other sans-serif faces differ from by a
//! few hundredths; a Hangul syllable has its own width in every face.

use icu_properties::CodePointMapData;
use icu_properties::props::{EastAsianWidth, GeneralCategory};

use super::letters::is_emoji;

/// The letters that a service writes with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Face {
    /// Those of the system. Hangul is 0.92 em wide in Noto Sans CJK KR (Android, measured), narrower in
    /// Apple SD Gothic Neo: the wider one decides, because a cut that does not come harms nobody.
    System,
    /// The same in bold, in which Latin letters are wider and Hangul is not.
    SystemBold,
    /// Arial, which search results are written in; their Hangul comes from another face. 0.86 em, so that
    /// a title of 600 pixels has the 35 syllables that are seen of it.
    Arial,
}

/// Widths of the ASCII signs from the space on, in thousandths of an em: Arial, and Liberation Sans,
/// which was made to be as wide.
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, // P to _
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, // ` to o
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584, // p to ~
];

/// The same in bold.
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, // 0 to ?
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, // @ to O
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, // P to _
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, // ` to o
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584, // p to ~
];

/// The mark that stands where a text was cut.
pub(super) const ELLIPSIS: &str = "…";
/// Emoji are a little larger than the text they stand in.
const EMOJI: f32 = 1.25;

impl Face {
    /// Estimates how wide a letter is, in em.
    pub(super) fn width(self, letter: &str) -> f32 {
        if is_emoji(letter) {
            return EMOJI;
        }
        letter.chars().map(|c| self.sign(c)).sum()
    }

    fn sign(self, c: char) -> f32 {
        let ascii = if self == Self::SystemBold { &BOLD } else { &REGULAR };
        match c {
            ' '..='~' => f32::from(ascii[c as usize - ' ' as usize]) / 1000.0,
            '\u{ac00}'..='\u{d7a3}' if self == Self::Arial => 0.86,
            '\u{ac00}'..='\u{d7a3}' => 0.92,
            '‘' | '’' | '·' => 0.278,
            '“' | '”' => 0.4,
            '–' | '₩' => 0.556,
            '—' | '…' => 1.0,
            _ => match CodePointMapData::<EastAsianWidth>::new().get(c) {
                EastAsianWidth::Wide | EastAsianWidth::Fullwidth => 1.0,
                _ => match CodePointMapData::<GeneralCategory>::new().get(c) {
                    GeneralCategory::NonspacingMark
                    | GeneralCategory::EnclosingMark
                    | GeneralCategory::Format
                    | GeneralCategory::Control => 0.0,
                    _ => 0.556,
                },
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_as_wide_as_they_look() {
        for (face, letter, em) in [
            (Face::System, "가", 0.92),
            (Face::Arial, "가", 0.86),
            (Face::System, "漢", 1.0),
            (Face::System, "，", 1.0),
            (Face::System, "i", 0.222),
            (Face::System, "W", 0.944),
            (Face::SystemBold, "n", 0.611),
            (Face::System, " ", 0.278),
            (Face::System, "~", 0.584),
            (Face::System, "é", 0.556),
            (Face::System, "e\u{301}", 0.556),
            (Face::System, "👩‍🔧", 1.25),
            (Face::System, "\u{200b}", 0.0),
        ] {
            let found = face.width(letter);
            assert!((found - em).abs() < 0.001, "{letter} is {found} em wide, not {em}");
        }
    }
}
