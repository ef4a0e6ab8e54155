//! Breaks a text into lines by the rules of Korean print.
//!
//! Lines end at spaces, and are as even as they can be. No line is a single syllable or a lone 수,
//! 것 or 등. A word longer than a line is broken between syllables, but no line begins with a mark
//! that closes or ends with one that opens.

use std::ops::Range;

/// Marks that no line begins with.
const NO_START: &str = "!%),.:;?]}¢°’”…‥·、。〉》」』】〕〗）］｝，．：；！？％～—–-/";
/// Marks that no line ends with.
const NO_END: &str = "([{‘“〈《「『【〔〖（［｛#$￦₩";

/// Nouns that mean nothing without the word before them.
const LEANING: &[&str] = &["수", "것", "등", "데", "뿐", "채", "줄", "때문"];
/// What may follow one of them.
const PARTICLES: &[&str] =
    &["", "가", "를", "은", "는", "이", "을", "도", "만", "의", "에", "들", "로", "에서", "이다", "입니다"];

/// The cost of a line with one syllable on it: more than any raggedness.
const LONE: f32 = 1000.0;
/// The cost of a line that begins with a noun that leans on the word before.
const LEANS: f32 = 0.12;
/// What a break after a comma or a closing mark saves.
const PAUSE: f32 = 0.05;
/// The cost of a break within a word.
const WITHIN: f32 = 0.05;

/// A piece of text that is not broken.
#[derive(Clone, PartialEq, Debug)]
pub struct Atom<'t> {
    /// The text.
    pub text: &'t str,
    /// How wide it is.
    pub width: f32,
    /// The space before it, if it does not begin the line; 0 within a word.
    pub gap: f32,
    /// Whether it goes on with the word before it.
    pub glued: bool,
}

/// Where the lines begin and end, and what that cost.
#[derive(Clone, PartialEq, Debug)]
pub struct Broken {
    /// Positions of atoms, a range for each line.
    pub lines: Vec<Range<usize>>,
    /// Whether a line is a single syllable.
    pub lonely: bool,
}

/// Splits a text at its spaces. A space that holds two words together splits nothing.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}'))
        .filter(|w| !w.is_empty())
}

/// Splits a word where a line may end within it.
pub fn syllables(word: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = Vec::new();
    let mut before: Option<char> = None;
    for (at, c) in word.char_indices() {
        let joined = before.is_some_and(|before| {
            let latin = |c: char| c.is_ascii_alphanumeric();
            NO_END.contains(before)
                || NO_START.contains(c)
                || latin(before) && latin(c)
                || goes_on(c)
                || is_joiner(before)
        });
        if !joined {
            starts.push(at);
        }
        before = Some(c);
    }
    starts
        .iter()
        .enumerate()
        .map(|(i, start)| &word[*start..starts.get(i + 1).copied().unwrap_or(word.len())])
        .collect()
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{a0}' | '\u{2060}')
}

/// Tells whether a sign belongs to the letter before it.
pub fn goes_on(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) || is_joiner(c)
}

/// Splits a word between any two letters: for an address that fills more than a line.
pub fn letters(word: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = Vec::new();
    for (at, c) in word.char_indices() {
        if at == 0 || !goes_on(c) {
            starts.push(at);
        }
    }
    starts
        .iter()
        .enumerate()
        .map(|(i, start)| &word[*start..starts.get(i + 1).copied().unwrap_or(word.len())])
        .collect()
}

/// Returns how many atoms fit on `most` lines if each line takes as many as it can, or a hair more.
pub fn reach(atoms: &[Atom<'_>], width: f32, most: usize) -> usize {
    let width = width * 1.001;
    let (mut line, mut long) = (1, 0.0);
    for (at, atom) in atoms.iter().enumerate() {
        long += atom.width + if long > 0.0 { atom.gap } else { 0.0 };
        if long > width {
            (line, long) = (line + 1, atom.width);
            if line > most || long > width {
                return at;
            }
        }
    }
    atoms.len()
}

/// Breaks atoms into at most `most` lines of `width`: as few as there can be, as even as they can
/// be. Nothing where they do not fit.
pub fn lines(atoms: &[Atom<'_>], width: f32, most: usize) -> Option<Broken> {
    if atoms.is_empty() {
        return Some(Broken { lines: Vec::new(), lonely: false });
    }
    // Most that does not fit is found out at once; to weigh it would take a hundred times as long.
    if reach(atoms, width, most) < atoms.len() {
        return None;
    }
    // best[n][i]: the cost of the first i atoms on n lines, and where the last of these begins.
    let count = atoms.len();
    let mut best = vec![vec![(f32::INFINITY, 0_usize); count + 1]; most + 1];
    best[0][0].0 = 0.0;
    let mut found: Option<(usize, f32)> = None;
    for n in 1..=most {
        for end in 1..=count {
            let mut long = 0.0;
            for begin in (0..end).rev() {
                long += atoms[begin].width + if begin + 1 < end { atoms[begin + 1].gap } else { 0.0 };
                if long > width {
                    break;
                }
                let cost = best[n - 1][begin].0 + cost(&atoms[begin..end], begin == 0, end == count, long / width);
                if cost < best[n][end].0 {
                    best[n][end] = (cost, begin);
                }
            }
        }
        let cost = best[n][count].0;
        // One more line where it saves a lone syllable; else as few as there can be.
        if cost < LONE {
            found = Some((n, cost));
            break;
        }
        if cost.is_finite() && found.is_none_or(|(_, known)| cost < known) {
            found = Some((n, cost));
        }
    }
    let (mut n, cost) = found?;
    let mut lines = Vec::with_capacity(n);
    let mut end = count;
    while n > 0 {
        let begin = best[n][end].1;
        lines.push(begin..end);
        end = begin;
        n -= 1;
    }
    lines.reverse();
    Some(Broken { lonely: cost >= LONE, lines })
}

/// What a line costs that is filled to this part of the width.
fn cost(line: &[Atom<'_>], is_first: bool, is_last: bool, filled: f32) -> f32 {
    let mut cost = (1.0 - filled) * (1.0 - filled);
    if !is_first && line[0].glued {
        cost += WITHIN;
    }
    if !is_first && !line[0].glued && leans(line[0].text) {
        cost += LEANS;
    }
    let pauses = |atom: &Atom<'_>| atom.text.ends_with([',', ':', ';', '’', '”', '…', '.', '?', '!']);
    if !is_last && line.last().is_some_and(pauses) {
        cost -= PAUSE;
    }
    if is_alone(line) {
        cost += LONE;
    }
    cost
}

fn is_alone(line: &[Atom<'_>]) -> bool {
    let mut letters = line.iter().flat_map(|atom| atom.text.chars()).filter(|c| c.is_alphanumeric());
    let (first, second) = (letters.next(), letters.next());
    match (first, second) {
        (None, _) => true,
        (Some(c), None) => !c.is_ascii_digit(),
        _ => line.len() == 1 && !line[0].glued && leans(line[0].text),
    }
}

fn leans(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    LEANING.iter().any(|noun| bare.strip_prefix(noun).is_some_and(|rest| PARTICLES.contains(&rest)))
}
