//! Sorts: pictures set from the consonants and vowels of a title, as if composed in metal type.
//!
//! A story without a photo has a cover of its own this way, a person a portrait, the newsroom a
//! mark. The same title and the same brand give the same picture for ever. Shapes are flat: a
//! [`Cover`] is a list of them, from the back to the front; [`svg`] writes it, cards draw it.

mod ink;
pub mod jamo;
pub mod svg;

use crate::colour::Colour;
use crate::digest::Digest;
use crate::path::nfc;

pub use ink::Inks;
use ink::Way;
use jamo::Jamo;

/// How far the shadow of the large sort is off.
const OFFSET: f32 = 10.0;
/// The distance of the dots of the halftone, their radius, and how far their rows are turned.
pub const DOT_STEP: f32 = 14.0;
/// The radius of a dot.
pub const DOT_RADIUS: f32 = 2.5;
/// How far the rows of dots are turned, in degrees.
pub const DOT_TURN: f32 = 24.0;
/// The side of a small sort in a cover.
const CELL: f32 = 200.0;

/// The shape of a cover.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ratio {
    /// 3:2, for teasers.
    ThreeToTwo,
    /// 2:1, for a lead.
    TwoToOne,
    /// A square.
    Square,
}

/// All of them with the name a template uses.
pub const RATIOS: &[(&str, Ratio)] = &[("3x2", Ratio::ThreeToTwo), ("2x1", Ratio::TwoToOne), ("1x1", Ratio::Square)];

/// A rectangle, in units of the picture.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Area {
    /// The left edge.
    pub x: f32,
    /// The upper edge.
    pub y: f32,
    /// How wide it is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
}

/// A flat shape.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Shape {
    /// A filled rectangle.
    Ground(Area, Colour),
    /// A consonant or a vowel in a square of this side: its left and upper edge, its side.
    Letter(Jamo, f32, f32, f32, Colour),
    /// Dots whose centres lie within the rectangle.
    Dots(Area, Colour),
    /// A disc that touches the four sides of a rectangle.
    Disc(Area, Colour),
}

/// A picture of flat shapes.
#[derive(Clone, PartialEq, Debug)]
pub struct Cover {
    /// How wide it is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
    /// From the back to the front.
    pub shapes: Vec<Shape>,
}

/// Cells of one size in columns and rows; the first letter takes four of them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Grid {
    /// Columns, at least two.
    pub columns: usize,
    /// Rows, at least two.
    pub rows: usize,
    /// Width and height of a cell.
    pub cell: (f32, f32),
}

/// Returns the cover of a title.
pub fn cover(title: &str, ratio: Ratio, inks: &Inks) -> Cover {
    let columns = match ratio {
        Ratio::ThreeToTwo => 3,
        Ratio::TwoToOne => 4,
        Ratio::Square => 2,
    };
    composed(title, Grid { columns, rows: 2, cell: (CELL, CELL) }, inks)
}

/// Returns a title set into a grid.
pub fn composed(title: &str, grid: Grid, inks: &Inks) -> Cover {
    let (letters, chance) = letters(title);
    let way = inks.way(chance.number(0));
    let (cell_width, cell_height) = grid.cell;
    let width = grid.columns as f32 * cell_width;
    let height = grid.rows as f32 * cell_height;
    // Small sorts stand on the other side of the large one.
    let right = grid.columns > 2 && chance.number(1) % 2 == 1;
    let large = if right { grid.columns - 2 } else { 0 };
    let mut shapes = Vec::with_capacity(4 + 2 * grid.columns * grid.rows);
    let area = Area { x: large as f32 * cell_width, y: 0.0, width: 2.0 * cell_width, height: 2.0 * cell_height };
    lay_large(&mut shapes, area, letters[0], way);

    let mut grounds: Vec<Option<Colour>> = vec![None; grid.columns * grid.rows];
    for cell in [0, 1, grid.columns, grid.columns + 1] {
        grounds[large + cell] = Some(way.ground);
    }
    let free: Vec<usize> = (0..grounds.len()).filter(|cell| grounds[*cell].is_none()).collect();
    for (i, cell) in free.into_iter().enumerate() {
        let (column, row) = (cell % grid.columns, cell / grid.columns);
        let beside = [
            (column > 0).then(|| cell - 1),
            (column + 1 < grid.columns).then_some(cell + 1),
            (row > 0).then(|| cell - grid.columns),
        ];
        let taken: Vec<Colour> = beside.into_iter().flatten().filter_map(|cell| grounds[cell]).collect();
        let (ground, ink) = way.pair(&taken, chance.number(2 + i));
        grounds[cell] = Some(ground);
        let area =
            Area { x: column as f32 * cell_width, y: row as f32 * cell_height, width: cell_width, height: cell_height };
        lay_small(&mut shapes, area, letters[(i + 1) % letters.len()], ground, ink);
    }
    Cover { width, height, shapes }
}

/// Returns the mark of a name, a square of 100 units: its first consonant on the brand's ground.
pub fn mark(name: &str, inks: &Inks) -> Cover {
    let mut shapes = Vec::with_capacity(2);
    let (ground, ink) = inks.brand();
    lay_small(&mut shapes, Area { x: 0.0, y: 0.0, width: 100.0, height: 100.0 }, initial(name), ground, ink);
    Cover { width: 100.0, height: 100.0, shapes }
}

/// Returns the portrait of somebody without a photo: the first consonant on a round ground.
pub fn portrait(name: &str, inks: &Inks) -> Cover {
    let (_, chance) = letters(name);
    let area = Area { x: 0.0, y: 0.0, width: 100.0, height: 100.0 };
    let (ground, ink) = inks.portrait(chance.number(0));
    let mut shapes = vec![Shape::Disc(area, ground)];
    let side = 46.0;
    let at = (100.0 - side) / 2.0;
    shapes.push(Shape::Letter(initial(name), at, at, side, ink));
    Cover { width: 100.0, height: 100.0, shapes }
}

/// Returns the first consonants and vowels of a title, each on a small sort of its own, one below
/// the other in a column; for the edge of a card.
pub fn column(title: &str, count: usize, cell: (f32, f32), pairs: &[(Colour, Colour)]) -> Cover {
    let (letters, _) = letters(title);
    let mut shapes = Vec::with_capacity(2 * count);
    for i in 0..count {
        let (ground, ink) = pairs[i % pairs.len()];
        let area = Area { x: 0.0, y: i as f32 * cell.1, width: cell.0, height: cell.1 };
        lay_small(&mut shapes, area, letters[i % letters.len()], ground, ink);
    }
    Cover { width: cell.0, height: cell.1 * count as f32, shapes }
}

/// Returns the letters of a title, and what decides where there is a choice.
fn letters(title: &str) -> (Vec<Jamo>, Chance) {
    let title = nfc(title);
    let chance = Chance(Digest::of(title.trim().as_bytes()).bytes());
    (jamo::stream(&title), chance)
}

fn initial(name: &str) -> Jamo {
    let letters = jamo::stream(&nfc(name));
    letters.iter().copied().find(|letter| letter.is_consonant()).unwrap_or(letters[0])
}

/// The large sort: halftone over the lower half, a shadow, the letter.
fn lay_large(shapes: &mut Vec<Shape>, area: Area, letter: Jamo, way: &Way) {
    shapes.push(Shape::Ground(area, way.ground));
    let half = area.height / 2.0;
    shapes.push(Shape::Dots(Area { y: area.y + half, height: half, ..area }, way.shadow));
    let side = area.width.min(area.height) * 0.74;
    let (x, y) = (area.x + (area.width - side) / 2.0, area.y + (area.height - side) / 2.0);
    let off = OFFSET * side / (0.74 * 2.0 * CELL);
    shapes.push(Shape::Letter(letter, x + off, y + off, side, way.shadow));
    shapes.push(Shape::Letter(letter, x, y, side, way.letter));
}

fn lay_small(shapes: &mut Vec<Shape>, area: Area, letter: Jamo, ground: Colour, ink: Colour) {
    shapes.push(Shape::Ground(area, ground));
    let side = area.width.min(area.height) * 0.6;
    let (x, y) = (area.x + (area.width - side) / 2.0, area.y + (area.height - side) / 2.0);
    shapes.push(Shape::Letter(letter, x, y, side, ink));
}

/// Numbers that follow from a digest.
struct Chance([u8; 16]);

impl Chance {
    fn number(&self, at: usize) -> usize {
        let pair = [self.0[(2 * at) % 16], self.0[(2 * at + 1) % 16]];
        usize::from(u16::from_le_bytes(pair))
    }
}

/// Returns the rows of dots of a rectangle, in the frame that is turned by [`DOT_TURN`]: the first
/// dot's place along the row, the row's place, and how many dots.
pub fn dots(area: Area) -> Vec<(i32, i32, u32)> {
    let (sin, cos) = DOT_TURN.to_radians().sin_cos();
    let corners = [
        (area.x, area.y),
        (area.x + area.width, area.y),
        (area.x, area.y + area.height),
        (area.x + area.width, area.y + area.height),
    ];
    let turned = corners.map(|(x, y)| (x * cos + y * sin, y * cos - x * sin));
    let bounds = |at: fn((f32, f32)) -> f32| {
        let values = turned.map(at);
        let low = values.iter().copied().fold(f32::MAX, f32::min);
        let high = values.iter().copied().fold(f32::MIN, f32::max);
        ((low / DOT_STEP).floor() as i32, (high / DOT_STEP).ceil() as i32)
    };
    let (first, last) = bounds(|(along, _)| along);
    let (top, bottom) = bounds(|(_, row)| row);
    let within = |column: i32, row: i32| {
        let (along, across) = (column as f32 * DOT_STEP, row as f32 * DOT_STEP);
        let (x, y) = (along * cos - across * sin, along * sin + across * cos);
        let (x, y) = (x - area.x, y - area.y);
        (DOT_RADIUS..=area.width - DOT_RADIUS).contains(&x) && (DOT_RADIUS..=area.height - DOT_RADIUS).contains(&y)
    };
    let mut rows = Vec::new();
    for row in top..=bottom {
        // A rectangle has no gaps: the dots of a row are one run.
        let mut inside = (first..=last).filter(|column| within(*column, row));
        if let Some(begin) = inside.next() {
            rows.push((begin, row, 1 + inside.count() as u32));
        }
    }
    rows
}

#[cfg(test)]
mod tests;
