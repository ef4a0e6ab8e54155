//! Fits a text into a box: the largest size whose lines fit, then a cut with `…`.

use super::face::{Fonts, Style};
use super::lines::{self, Atom, Broken};
use super::{Line, Run};

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

/// Fits a text into a box.
pub fn fit(fonts: &Fonts<'_>, text: &str, frame: &Frame<'_>) -> Fitted {
    let mut missing = Vec::new();
    for word in lines::words(text) {
        missing.extend_from_slice(&fonts.word(word, frame.style).missing);
    }
    let mut lonely: Option<(f32, Vec<Line>)> = None;
    for within in [Within::Nothing, Within::Syllables, Within::Letters] {
        for (size, most) in frame.tries {
            let atoms = atoms(fonts, text, frame, *size, within);
            let Some(broken) = lines::lines(&atoms, frame.width, *most) else { continue };
            let is_lonely = broken.lonely && broken.lines.len() > 1;
            let set = || set(fonts, &atoms, &broken, frame.style, *size);
            if !is_lonely {
                return Fitted { size: *size, lines: set(), missing };
            }
            // A smaller size may bring the syllable back to its line.
            if lonely.is_none() {
                lonely = Some((*size, set()));
            }
        }
        if let Some((size, lines)) = lonely {
            return Fitted { size, lines, missing };
        }
    }
    let (size, lines) = cut(fonts, text, frame);
    Fitted { size, lines, missing }
}

/// Cuts a text that does not fit at the smallest size.
fn cut(fonts: &Fonts<'_>, text: &str, frame: &Frame<'_>) -> (f32, Vec<Line>) {
    let (size, most) = frame.tries.last().copied().unwrap_or((22.0, 1));
    let whole = atoms(fonts, text, frame, size, Within::Letters);
    let ended = |count: usize| {
        let mut kept = String::new();
        for atom in &whole[..count] {
            if !atom.glued && !kept.is_empty() {
                kept.push(' ');
            }
            kept.push_str(atom.text);
        }
        let closes = |c: char| c.is_alphanumeric() || ")]”’」』》〉%".contains(c);
        kept.truncate(kept.trim_end_matches(|c: char| !closes(c)).len());
        kept + "…"
    };
    let set_with = |count: usize| {
        let text = ended(count);
        let atoms = atoms(fonts, &text, frame, size, Within::Letters);
        lines::lines(&atoms, frame.width, most).map(|broken| set(fonts, &atoms, &broken, frame.style, size))
    };
    (size, (1..=whole.len()).rev().find_map(set_with).unwrap_or_default())
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
