//! Fits a text into a box: the largest size whose lines fit, then a cut with `…`.
//!
//! What is far too long is cut before anything is shaped: the work does not grow with the text.

use std::borrow::Cow;

use super::face::{Fonts, Style};
use super::lines::{self, Atom, Broken};
use super::{Line, Run};

/// The most characters that are looked at: no box of a card holds half as many, however thin they are.
const LONGEST: usize = 600;

/// A box for a text.
pub struct Frame<'b> {
    /// How it is set.
    pub style: Style,
    /// How wide a line may be, in pixels.
    pub width: f32,
    /// Sizes in pixels with the most lines each may have, the largest first. Never empty.
    pub tries: &'b [(f32, usize)],
}

/// A text that was fitted.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Fitted {
    /// The size of the letters, in pixels.
    pub size: f32,
    /// The lines.
    pub lines: Vec<Line>,
    /// Letters that no font has.
    pub missing: Vec<char>,
}

/// How much of a word may be broken.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Nothing,
    Syllables,
    Letters,
}

/// How a text is broken: the text, cut if it had to be, and the lines.
struct Choice<'t> {
    text: Cow<'t, str>,
    size: f32,
    within: Within,
    broken: Broken,
}

/// Fits a text into a box.
pub fn fit(fonts: &Fonts<'_>, text: &str, frame: &Frame<'_>) -> Fitted {
    let text = &*short(text);
    let mut missing = Vec::new();
    for word in lines::words(text) {
        missing.extend_from_slice(&fonts.word(word, frame.style).missing);
    }
    let choice = choose(fonts, text, frame);
    let atoms = atoms(fonts, &choice.text, frame, choice.size, choice.within);
    Fitted { size: choice.size, lines: set(fonts, &atoms, &choice.broken, frame.style, choice.size), missing }
}

/// Takes the beginning of a text that no box can hold.
fn short(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(LONGEST) else { return text.into() };
    // A letter keeps its accents, unless it has nothing else.
    let goes_on = |at: &usize| text[*at..].chars().next().is_some_and(lines::goes_on);
    let end = (1..=end).rev().filter(|at| text.is_char_boundary(*at)).find(|at| !goes_on(at)).unwrap_or(end);
    format!("{}…", text[..end].trim_end()).into()
}

/// Chooses the largest size at which no word is broken; if there is none, one at which words are.
fn choose<'t>(fonts: &Fonts<'_>, text: &'t str, frame: &Frame<'_>) -> Choice<'t> {
    for within in [Within::Nothing, Within::Syllables, Within::Letters] {
        let mut lonely = None;
        for (size, most) in frame.tries {
            let atoms = atoms(fonts, text, frame, *size, within);
            let Some(broken) = lines::lines(&atoms, frame.width, *most) else { continue };
            let is_lonely = broken.lonely && broken.lines.len() > 1;
            let choice = Choice { text: text.into(), size: *size, within, broken };
            if !is_lonely {
                return choice;
            }
            // A smaller size may bring the syllable back to its line.
            lonely = lonely.or(Some(choice));
        }
        if let Some(choice) = lonely {
            return choice;
        }
    }
    cut(fonts, text, frame)
}

/// Cuts a text that does not fit at the smallest size.
fn cut<'t>(fonts: &Fonts<'_>, text: &str, frame: &Frame<'_>) -> Choice<'t> {
    let (size, most) = frame.tries.last().copied().unwrap_or((22.0, 1));
    let within = Within::Letters;
    let whole = atoms(fonts, text, frame, size, within);
    let ended = |count: usize| {
        let mut kept = joined(&whole[..count]);
        let closes = |c: char| c.is_alphanumeric() || ")]”’」』》〉%".contains(c);
        kept.truncate(kept.trim_end_matches(|c: char| !closes(c)).len());
        kept + "…"
    };
    let set_with = |count: usize| {
        let text = ended(count);
        let atoms = atoms(fonts, &text, frame, size, within);
        let broken = lines::lines(&atoms, frame.width, most)?;
        Some(Choice { text: text.into(), size, within, broken })
    };
    let nothing = || Choice { text: "".into(), size, within, broken: Broken { lines: Vec::new(), lonely: false } };
    // What ends with `…` may be one piece longer than what fits with all its marks.
    let longest = whole.len().min(lines::reach(&whole, frame.width, most) + 2);
    (1..=longest).rev().find_map(set_with).unwrap_or_else(nothing)
}

/// Writes atoms as the text that they are.
fn joined(atoms: &[Atom<'_>]) -> String {
    let mut text = String::new();
    for atom in atoms {
        if !atom.glued && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(atom.text);
    }
    text
}

fn atoms<'t>(fonts: &Fonts<'_>, text: &'t str, frame: &Frame<'_>, size: f32, within: Within) -> Vec<Atom<'t>> {
    let gap = fonts.gap(frame.style) * size;
    let width = |text: &str| fonts.word(text, frame.style).width * size;
    let mut atoms: Vec<Atom<'t>> = Vec::new();
    for word in lines::words(text) {
        let whole = width(word);
        // What no font has leaves no gap behind.
        if whole <= 0.0 {
            continue;
        }
        if whole <= frame.width || within == Within::Nothing {
            atoms.push(Atom { text: word, width: whole, gap, glued: false });
            continue;
        }
        let mut glued = false;
        for piece in lines::syllables(word) {
            let pieces = if width(piece) > frame.width && within == Within::Letters {
                lines::letters(piece)
            } else {
                vec![piece]
            };
            for piece in pieces {
                let width = width(piece);
                if width > 0.0 {
                    atoms.push(Atom { text: piece, width, gap: if glued { 0.0 } else { gap }, glued });
                    glued = true;
                }
            }
        }
    }
    atoms
}

fn set(fonts: &Fonts<'_>, atoms: &[Atom<'_>], broken: &Broken, style: Style, size: f32) -> Vec<Line> {
    let line = |range: &std::ops::Range<usize>| {
        let mut line = Line::default();
        for (i, atom) in atoms[range.clone()].iter().enumerate() {
            if i > 0 {
                line.width += atom.gap;
            }
            let word = fonts.word(atom.text, style);
            line.runs.push(Run { x: line.width, glyphs: word.glyphs.clone() });
            line.width += word.width * size;
        }
        line
    };
    broken.lines.iter().map(line).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Writes how a text is fitted: the size, then the lines.
    pub fn shown(fonts: &Fonts<'_>, text: &str, frame: &Frame<'_>) -> String {
        let text = &*short(text);
        let choice = choose(fonts, text, frame);
        let atoms = atoms(fonts, &choice.text, frame, choice.size, choice.within);
        let lines: Vec<String> = choice.broken.lines.iter().map(|line| joined(&atoms[line.clone()])).collect();
        format!("{}: {}", choice.size, lines.join(" / "))
    }
}
