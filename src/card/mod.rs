//! Social cards: the picture of 1200 × 630 that other services show for a page.
//!
//! [`Maker::lay`] gives a [`Drawing`]: every glyph, ground and photo in its place, from which the
//! card's address follows. It is cheap and done for every page when a site is planned. [`draw`]
//! makes the pixels, only where they are wanted.
//!
//! Nothing that must be read lies outside of the middle square (x 285 to 915) or of the 2:1 area
//! (y 15 to 615), since services cut cards to either. The record, at the left, may be lost.

pub mod draw;
pub mod emblem;
pub mod face;
mod fit;
pub mod known;
mod layout;
mod lines;
mod photo;
mod png;

use crate::colour::{Colour, Tokens};
use crate::digest::Digest;
use crate::path::RelPath;
use crate::sort::{Area, Inks, Shape};

use emblem::Emblem;
use face::{Fonts, Glyph};

/// Changes when the same drawing would be drawn otherwise.
const VERSION: u8 = 1;

/// The width of a card.
pub const WIDTH: u32 = 1200;
/// Its height.
pub const HEIGHT: u32 = 630;
/// The most bytes a card may have: some services pass over what is larger.
pub const HEAVIEST: usize = 300_000;

/// What sort of page a card is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Variant {
    /// A story or a page: its photo above, or its cover.
    Story,
    /// A release: the brand's ground.
    Release,
    /// A person: the portrait at the right.
    Person,
    /// A list.
    List,
    /// The front page: the newsroom's name, large.
    Front,
}

/// What a card says.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Content {
    /// What it is for.
    pub variant: Variant,
    /// What stands at the left, a line each; the first is the strongest.
    pub record: Vec<String>,
    /// What stands beside the mark: the name of the newsroom.
    pub name: String,
    /// The name whose first consonant is the mark where the newsroom has none of its own.
    pub mark: String,
    /// The largest text.
    pub headline: String,
    /// The text at the foot.
    pub foot: String,
    /// The photo.
    pub photo: Option<Photo>,
}

/// A photo to be cut.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Photo {
    /// Where it lies.
    pub source: RelPath,
    /// The digest of the file.
    pub digest: Digest,
    /// What must be seen, in tenths from the left and from the top.
    pub focus: (u8, u8),
}

/// A line of a text.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Line {
    /// Words, or pieces of words.
    pub runs: Vec<Run>,
    /// Its width in pixels.
    pub width: f32,
}

/// A word in its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Run {
    /// From the beginning of the line, in pixels.
    pub x: f32,
    /// Its glyphs, in ems.
    pub glyphs: Vec<Glyph>,
}

/// Something drawn.
#[derive(Clone, PartialEq, Debug)]
pub enum Mark {
    /// A filled rectangle.
    Fill(Area, Colour),
    /// Shapes at a place, in a scale.
    Shapes(Vec<Shape>, f32, f32, f32),
    /// A photo that fills an area of whole pixels.
    Photo(Photo, Area),
    /// The newsroom's own mark: where its square begins, in whole pixels.
    Emblem(i32, i32),
    /// A line of text: where it begins on its base line, the size.
    Text(Line, f32, f32, f32, Colour),
}

/// A card with everything in its place.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Drawing {
    /// From the back to the front.
    pub marks: Vec<Mark>,
    /// Letters of the headline that no font has.
    pub missing: Vec<char>,
    /// Letters of the foot that no font has.
    pub missing_in_foot: Vec<char>,
}

/// Makes cards in the colours and the fonts of a newsroom.
pub struct Maker<'f> {
    /// The fonts.
    pub fonts: Fonts<'f>,
    emblem: Option<&'f Emblem>,
    tokens: Tokens,
    inks: Inks,
}

impl<'f> Maker<'f> {
    /// Brings fonts, colours and the newsroom's own mark together.
    pub fn new(fonts: Fonts<'f>, tokens: Tokens, emblem: Option<&'f Emblem>) -> Self {
        Self { fonts, emblem, inks: Inks::of(&tokens), tokens }
    }

    /// Puts everything in its place.
    pub fn lay(&self, content: &Content) -> Drawing {
        layout::lay(self, content)
    }

    /// Returns the digest of what is drawn: it changes exactly when the picture does.
    pub fn digest(&self, drawing: &Drawing) -> Digest {
        let mut bytes = Vec::with_capacity(4096);
        bytes.extend_from_slice(b"card");
        bytes.push(VERSION);
        for mark in &drawing.marks {
            self.write(mark, &mut bytes);
        }
        Digest::of(&bytes)
    }

    /// Writes a mark as bytes that no other mark has.
    fn write(&self, mark: &Mark, bytes: &mut Vec<u8>) {
        let number = |bytes: &mut Vec<u8>, number: f32| bytes.extend_from_slice(&number.to_le_bytes());
        let area = |bytes: &mut Vec<u8>, area: &Area| {
            [area.x, area.y, area.width, area.height].into_iter().for_each(|n| number(bytes, n));
        };
        match mark {
            Mark::Fill(at, ink) => {
                bytes.push(1);
                area(bytes, at);
                bytes.extend_from_slice(&ink.0);
            }
            Mark::Shapes(shapes, x, y, scale) => {
                bytes.push(2);
                [*x, *y, *scale].into_iter().for_each(|n| number(bytes, n));
                bytes.extend_from_slice(&(shapes.len() as u32).to_le_bytes());
                for shape in shapes {
                    let (sort, at, ink, letter) = match shape {
                        Shape::Ground(at, ink) => (1, *at, ink, None),
                        Shape::Dots(at, ink) => (2, *at, ink, None),
                        Shape::Disc(at, ink) => (3, *at, ink, None),
                        Shape::Letter(letter, x, y, side, ink) => {
                            (4, Area { x: *x, y: *y, width: *side, height: *side }, ink, Some(letter.letter()))
                        }
                    };
                    bytes.push(sort);
                    area(bytes, &at);
                    bytes.extend_from_slice(&ink.0);
                    bytes.extend_from_slice(&letter.map_or(0, u32::from).to_le_bytes());
                }
            }
            Mark::Photo(photo, at) => {
                bytes.push(3);
                bytes.extend_from_slice(&photo.digest.bytes());
                bytes.extend_from_slice(&[photo.focus.0, photo.focus.1]);
                area(bytes, at);
            }
            Mark::Emblem(x, y) => {
                bytes.push(5);
                bytes.extend(self.emblem.iter().flat_map(|emblem| emblem.digest.bytes()));
                [*x, *y].into_iter().for_each(|n| bytes.extend_from_slice(&n.to_le_bytes()));
            }
            Mark::Text(line, x, y, size, ink) => {
                bytes.push(4);
                [*x, *y, *size].into_iter().for_each(|n| number(bytes, n));
                bytes.extend_from_slice(&ink.0);
                bytes.extend_from_slice(&(line.runs.len() as u32).to_le_bytes());
                for run in &line.runs {
                    number(bytes, run.x);
                    bytes.extend_from_slice(&(run.glyphs.len() as u32).to_le_bytes());
                    for glyph in &run.glyphs {
                        bytes.extend_from_slice(&self.fonts.digest(glyph.font).bytes());
                        bytes.extend_from_slice(&glyph.id.to_le_bytes());
                        number(bytes, glyph.x);
                        number(bytes, glyph.y);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
