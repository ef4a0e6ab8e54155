//! Consonants and vowels: how a title falls into them, and what each looks like.
//!
//! There are twenty-one shapes. Doubled and joined letters are set with the first of their parts, as
//! a small printer's case would do it.

/// A consonant or a vowel that has a shape.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Jamo(u8);

/// A step of an outline, in a square of 100 units.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Step {
    /// Begins a contour.
    Move(f32, f32),
    /// A straight line.
    Line(f32, f32),
    /// Half a circle to a point, with the sun or against it.
    Half(f32, f32, bool),
    /// Ends a contour.
    Close,
}

/// Letters with their outlines, drawn by the even-odd rule.
const SHAPES: [(char, &str); 21] = [
    ('ㄱ', "M0 0H100V100H64V36H0Z"),
    ('ㄴ', "M0 0H36V64H100V100H0Z"),
    ('ㄷ', "M0 0H100V34H34V66H100V100H0Z"),
    ('ㄹ', "M0 0H100V60H28V74H100V100H0V40H72V26H0Z"),
    ('ㅁ', "M0 0H100V100H0ZM32 32V68H68V32Z"),
    ('ㅂ', "M0 0H30V30H70V0H100V100H0ZM30 56V72H70V56Z"),
    ('ㅅ', "M50 0L100 100H0Z"),
    ('ㅇ', "M50 0A50 50 0 1 1 50 100A50 50 0 1 1 50 0ZM50 30A20 20 0 1 0 50 70A20 20 0 1 0 50 30Z"),
    ('ㅈ', "M0 0H100V22H0ZM50 22L100 100H0Z"),
    ('ㅊ', "M36 0H64V14H36ZM0 20H100V40H0ZM50 40L100 100H0Z"),
    ('ㅋ', "M0 0H100V100H68V66H0V40H68V30H0Z"),
    ('ㅌ', "M0 0H100V22H30V39H100V61H30V78H100V100H0Z"),
    ('ㅍ', "M0 0H100V24H80V76H100V100H0V76H20V24H0ZM42 24V76H58V24Z"),
    ('ㅎ', "M30 0H70V14H30ZM0 20H100V36H0ZM50 40A30 30 0 1 1 50 100A30 30 0 1 1 50 40Z"),
    ('ㅏ', "M0 0H40V100H0ZM40 20A30 30 0 0 1 40 80Z"),
    ('ㅓ', "M60 0H100V100H60ZM60 20A30 30 0 0 0 60 80Z"),
    ('ㅗ', "M0 60H100V100H0ZM20 60A30 30 0 0 1 80 60Z"),
    ('ㅜ', "M0 0H100V40H0ZM20 40A30 30 0 0 0 80 40Z"),
    ('ㅡ', "M0 34H100V66H0Z"),
    ('ㅣ', "M34 0H66V100H34Z"),
    ('ㅐ', "M0 0H34V100H0ZM66 0H100V100H66ZM34 36H66V64H34Z"),
];

/// The letters of a syllable in the order of Unicode, each above the one whose shape it takes.
const INITIALS: [&str; 2] = ["ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"];
const MEDIALS: [&str; 2] = ["ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ", "ㅏㅐㅏㅐㅓㅐㅓㅐㅗㅗㅗㅗㅗㅜㅜㅜㅜㅜㅡㅡㅣ"];
const FINALS: [&str; 2] = [
    "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ",
    "ㄱㄱㄱㄴㄴㄴㄷㄹㄹㄹㄹㄹㄹㄹㄹㅁㅂㅂㅅㅅㅇㅈㅊㅋㅌㅍㅎ",
];

/// What stands for letters of other scripts and digits, by their code point.
const OTHERS: [char; 10] = ['ㄱ', 'ㄴ', 'ㄷ', 'ㅁ', 'ㅅ', 'ㅇ', 'ㅣ', 'ㅡ', 'ㅂ', 'ㅎ'];
/// What stands for a title without a letter.
const NOTHING: [char; 6] = ['ㅇ', 'ㅣ', 'ㅁ', 'ㅡ', 'ㄴ', 'ㅅ'];

/// How many letters are kept: more than the largest grid has cells.
const KEPT: usize = 24;

impl Jamo {
    fn of(letter: char) -> Option<Self> {
        let at = SHAPES.iter().position(|(known, _)| *known == letter)?;
        u8::try_from(at).ok().map(Self)
    }

    /// Returns the letter.
    pub fn letter(self) -> char {
        SHAPES[usize::from(self.0)].0
    }

    /// Tells consonants from vowels.
    pub fn is_consonant(self) -> bool {
        self.letter() <= 'ㅎ'
    }

    /// Returns the outline as the `d` of an SVG path, in a square of 100 units.
    pub fn path(self) -> &'static str {
        SHAPES[usize::from(self.0)].1
    }

    /// Returns the outline step by step.
    pub fn steps(self) -> Vec<Step> {
        read(self.path())
    }
}

/// Returns the consonants and vowels of a text in NFC; never none.
pub fn stream(text: &str) -> Vec<Jamo> {
    let mut letters = Vec::with_capacity(KEPT + 3);
    for c in text.chars() {
        match c {
            '가'..='힣' => {
                let syllable = c as usize - '가' as usize;
                letters.extend(nth(INITIALS, syllable / 588));
                letters.extend(nth(MEDIALS, syllable % 588 / 28));
                letters.extend((syllable % 28).checked_sub(1).and_then(|last| nth(FINALS, last)));
            }
            'ㄱ'..='ㅣ' => {
                let tables = [INITIALS, MEDIALS, FINALS];
                letters.extend(tables.into_iter().find_map(|table| nth(table, position(table, c)?)));
            }
            c if c.is_alphanumeric() => letters.extend(Jamo::of(OTHERS[c as usize % 10])),
            _ => {}
        }
        if letters.len() >= KEPT {
            break;
        }
    }
    if letters.is_empty() {
        letters.extend(NOTHING.into_iter().filter_map(Jamo::of));
    }
    letters
}

fn nth([_, shapes]: [&str; 2], at: usize) -> Option<Jamo> {
    shapes.chars().nth(at).and_then(Jamo::of)
}

fn position([letters, _]: [&str; 2], letter: char) -> Option<usize> {
    letters.chars().position(|known| known == letter)
}

/// Reads an outline of the table above: `M H V L A Z`, absolute, arcs that are half circles.
fn read(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let (mut x, mut y) = (0.0, 0.0);
    let mut rest = path;
    while let Some(command) = rest.chars().next() {
        let end = rest[1..].find(|c: char| c.is_ascii_alphabetic()).map_or(rest.len(), |at| at + 1);
        let numbers: Vec<f32> = rest[1..end].split_whitespace().filter_map(|number| number.parse().ok()).collect();
        match (command, numbers.as_slice()) {
            ('M' | 'L', [to_x, to_y]) => (x, y) = (*to_x, *to_y),
            ('H', [to]) => x = *to,
            ('V', [to]) => y = *to,
            ('A', [.., to_x, to_y]) => (x, y) = (*to_x, *to_y),
            _ => {}
        }
        steps.push(match command {
            'M' => Step::Move(x, y),
            'A' => Step::Half(x, y, numbers.get(4).is_some_and(|sweep| *sweep == 1.0)),
            'Z' => Step::Close,
            _ => Step::Line(x, y),
        });
        rest = &rest[end..];
    }
    steps
}
