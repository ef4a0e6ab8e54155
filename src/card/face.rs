//! Fonts of cards: which of them draws a letter, how a word is shaped, what an outline looks like.
//!
//! A style has a chain of fonts; the first that has a letter draws it. What no font has is left out
//! and named, so that a writer hears of it and nobody sees a box.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};
use rustybuzz::{Direction, Face, ShapePlan, UnicodeBuffer, script};
use tiny_skia::{Path, PathBuilder};
use unicode_normalization::char::is_combining_mark;

use crate::digest::Digest;

/// A font file of a theme.
#[derive(Clone, Copy)]
pub struct FontFile<'f> {
    /// Its name below `fonts/`.
    pub name: &'f str,
    /// The whole file.
    pub bytes: &'f [u8],
    /// The digest of the file.
    pub digest: Digest,
}

/// How a text is set.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Style {
    /// Bold, a little closer: large text.
    Headline,
    /// Bold.
    Strong,
    /// Medium.
    Plain,
}

impl Style {
    /// What is added after each letter, in ems.
    fn tracking(self) -> f32 {
        match self {
            Self::Headline => -0.028,
            Self::Strong | Self::Plain => -0.008,
        }
    }

    fn chain(self) -> usize {
        usize::from(self == Self::Plain)
    }
}

/// A glyph of a word; lengths are in ems.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Glyph {
    /// The font, by position.
    pub font: u8,
    /// The glyph's number in it.
    pub id: u16,
    /// From the word's beginning.
    pub x: f32,
    /// Down from the line.
    pub y: f32,
}

/// A shaped word; lengths are in ems.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Word {
    /// Its glyphs from the left to the right.
    pub glyphs: Vec<Glyph>,
    /// How wide it is.
    pub width: f32,
    /// Letters that no font has.
    pub missing: Vec<char>,
}

/// The fonts of cards.
pub struct Fonts<'f> {
    loaded: Vec<Loaded<'f>>,
    /// Fonts of bold and of medium text, by position, in the order in which they are asked.
    chains: [Vec<u8>; 2],
    words: RwLock<HashMap<Style, Shaped>>,
    outlines: RwLock<Outlines>,
    spaces: [f32; 2],
}

/// Words of a style by their text.
type Shaped = HashMap<Box<str>, Arc<Word>>;

/// Outlines by font and glyph.
type Outlines = HashMap<(u8, u16), Option<Arc<Path>>>;

struct Loaded<'f> {
    face: Face<'f>,
    digest: Digest,
    plans: RwLock<HashMap<[u8; 4], Arc<ShapePlan>>>,
}

impl<'f> Fonts<'f> {
    /// Opens fonts. `bold` and `medium` name those to ask first; the others follow in the order given.
    /// Nothing where a chain would be empty.
    pub fn open(files: &[FontFile<'f>], bold: &[String], medium: &[String]) -> Option<Self> {
        let mut loaded = Vec::new();
        let mut names = Vec::new();
        for file in files {
            if let (Some(face), Ok(at)) = (Face::from_slice(file.bytes, 0), u8::try_from(loaded.len())) {
                names.push((file.name, at));
                loaded.push(Loaded { face, digest: file.digest, plans: RwLock::default() });
            }
        }
        let chain = |first: &[String], before: &[String]| {
            let named = |name: &String| names.iter().find(|(known, _)| known == name).map(|(_, at)| *at);
            let mut chain: Vec<u8> = first.iter().filter_map(named).collect();
            // A font of the other style is better than none.
            let others = before.iter().filter_map(named).chain(names.iter().map(|(_, at)| *at));
            for at in others {
                if !chain.contains(&at) {
                    chain.push(at);
                }
            }
            chain
        };
        let chains = [chain(bold, medium), chain(medium, bold)];
        if loaded.is_empty() {
            return None;
        }
        let mut fonts =
            Self { loaded, chains, words: RwLock::default(), outlines: RwLock::default(), spaces: [0.25; 2] };
        fonts.spaces = [Style::Strong, Style::Plain].map(|style| fonts.space(style));
        Some(fonts)
    }

    /// Returns the digest of a font's file.
    pub fn digest(&self, font: u8) -> Digest {
        self.loaded[usize::from(font)].digest
    }

    /// Returns the width of a space, in ems.
    pub fn gap(&self, style: Style) -> f32 {
        self.spaces[style.chain()] + style.tracking()
    }

    fn space(&self, style: Style) -> f32 {
        let face = &self.loaded[usize::from(self.chains[style.chain()][0])].face;
        let advance = face.glyph_index(' ').and_then(|glyph| face.glyph_hor_advance(glyph));
        advance.map_or(0.25, |advance| f32::from(advance) / face.units_per_em() as f32)
    }

    /// Shapes a word, which has no space in it. Each word is shaped once.
    pub fn word(&self, text: &str, style: Style) -> Arc<Word> {
        let known = self.words.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(word) = known.get(&style).and_then(|words| words.get(text)) {
            return word.clone();
        }
        drop(known);
        let word = Arc::new(self.shape(text, style));
        let mut words = self.words.write().unwrap_or_else(PoisonError::into_inner);
        words.entry(style).or_default().insert(text.into(), word.clone());
        word
    }

    /// Counts the letters that were shaped.
    #[cfg(test)]
    pub fn work(&self) -> usize {
        let words = self.words.read().unwrap_or_else(PoisonError::into_inner);
        words.values().flat_map(|words| words.keys()).map(|word| word.chars().count()).sum()
    }

    fn shape(&self, text: &str, style: Style) -> Word {
        let chain = &self.chains[style.chain()];
        let mut word = Word::default();
        let mut runs: Vec<(u8, String)> = Vec::new();
        for c in text.chars().filter(|c| !is_silent(*c)) {
            let has = |at: &u8| self.loaded[usize::from(*at)].face.glyph_index(c).is_some();
            let last = runs.last_mut();
            match last {
                // An accent stays with its letter.
                Some((font, run)) if is_combining_mark(c) && has(font) => run.push(c),
                last => match (chain.iter().find(|at| has(at)), last) {
                    (Some(font), Some((current, run))) if font == current => run.push(c),
                    (Some(font), _) => runs.push((*font, c.into())),
                    (None, _) => word.missing.push(c),
                },
            }
        }
        for (font, run) in runs {
            self.shape_run(font, &run, style, &mut word);
        }
        word
    }

    fn shape_run(&self, font: u8, run: &str, style: Style, word: &mut Word) {
        let Loaded { face, plans, .. } = &self.loaded[usize::from(font)];
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(run);
        buffer.guess_segment_properties();
        // A line runs to the right, whatever is in it: what runs to the left has no letters here.
        buffer.set_direction(Direction::LeftToRight);
        // Digits and marks have no script of their own.
        let script = if buffer.script() == script::UNKNOWN { script::COMMON } else { buffer.script() };
        buffer.set_script(script);
        let key = script.tag().to_bytes();
        let known = plans.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        let plan = known.unwrap_or_else(|| {
            let plan = Arc::new(ShapePlan::new(face, Direction::LeftToRight, Some(script), None, &[]));
            plans.write().unwrap_or_else(PoisonError::into_inner).insert(key, plan.clone());
            plan
        });
        let shaped = rustybuzz::shape_with_plan(face, &plan, buffer);
        let em = face.units_per_em().max(1) as f32;
        for (info, at) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let id = u16::try_from(info.glyph_id).unwrap_or_default();
            let (x, y) = (word.width + at.x_offset as f32 / em, -(at.y_offset as f32) / em);
            word.glyphs.push(Glyph { font, id, x, y });
            word.width += at.x_advance as f32 / em;
            if at.x_advance != 0 {
                word.width += style.tracking();
            }
        }
    }

    /// Returns the outline of a glyph in ems, the line at 0; nothing where it leaves no ink.
    pub fn outline(&self, font: u8, id: u16) -> Option<Arc<Path>> {
        let key = (font, id);
        if let Some(known) = self.outlines.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let face = &self.loaded.get(usize::from(font))?.face;
        let mut pen = Pen { path: PathBuilder::new(), scale: 1.0 / face.units_per_em().max(1) as f32 };
        face.outline_glyph(GlyphId(id), &mut pen);
        let path = pen.path.finish().map(Arc::new);
        self.outlines.write().unwrap_or_else(PoisonError::into_inner).insert(key, path.clone());
        path
    }
}

/// Tells whether these are the bytes of a font.
pub fn is_font(bytes: &[u8]) -> bool {
    rustybuzz::ttf_parser::Face::parse(bytes, 0).is_ok()
}

/// Signs that say how others are drawn, and are nothing themselves.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e01ef}')
        || c.is_control()
}

/// Draws a glyph's outline into a path, upside down and in ems.
struct Pen {
    path: PathBuilder,
    scale: f32,
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(x * self.scale, -y * self.scale);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(x * self.scale, -y * self.scale);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let s = self.scale;
        self.path.quad_to(x1 * s, -y1 * s, x * s, -y * s);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let s = self.scale;
        self.path.cubic_to(x1 * s, -y1 * s, x2 * s, -y2 * s, x * s, -y * s);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
