//! Makes the pixels of a drawing, and the PNG.

use tiny_skia::{Color, FillRule, Paint, PathBuilder, Pixmap, Rect, Transform};

use super::{Drawing, HEIGHT, Line, Maker, Mark, WIDTH, photo, png};
use crate::colour::Colour;
use crate::diag::Diag;
use crate::sort::jamo::Step;
use crate::sort::{Area, DOT_RADIUS, DOT_STEP, DOT_TURN, Shape, dots};
use crate::world::World;

/// How far the handles of a quarter circle are from its ends, in radii.
const ROUND: f32 = 0.552_284_8;

/// Draws a card as a PNG.
///
/// # Errors
/// Says which photo cannot be read.
pub fn draw(maker: &Maker<'_>, drawing: &Drawing, world: &dyn World) -> Result<Vec<u8>, Diag> {
    let mut sheet = Pixmap::new(WIDTH, HEIGHT).unwrap_or_else(|| unreachable!("a card has a size"));
    let mut painted = None;
    for mark in &drawing.marks {
        match mark {
            Mark::Fill(area, ink) => fill(&mut sheet, *area, *ink),
            Mark::Shapes(shapes, x, y, scale) => {
                let place = Transform::from_row(*scale, 0.0, 0.0, *scale, *x, *y);
                shapes.iter().for_each(|shape| draw_shape(&mut sheet, shape, place));
            }
            Mark::Photo(photo, area) => {
                fill(&mut sheet, *area, maker.tokens.pale());
                if photo::paint(&mut sheet, photo, *area, world)? {
                    painted = Some(*area);
                }
            }
            Mark::Emblem(x, y) => maker.emblem.into_iter().for_each(|emblem| emblem.paint(&mut sheet, *x, *y)),
            Mark::Text(line, x, y, size, ink) => draw_line(&mut sheet, maker, line, (*x, *y, *size), *ink),
        }
    }
    Ok(png::encode(&sheet, painted))
}

fn paint(ink: Colour) -> Paint<'static> {
    let [r, g, b] = ink.0;
    let mut paint = Paint::default();
    paint.set_color(Color::from_rgba8(r, g, b, 255));
    paint
}

fn fill(sheet: &mut Pixmap, area: Area, ink: Colour) {
    let [r, g, b] = ink.0;
    if area.width >= WIDTH as f32 && area.height >= HEIGHT as f32 {
        sheet.fill(Color::from_rgba8(r, g, b, 255));
    } else if let Some(rect) = Rect::from_xywh(area.x, area.y, area.width, area.height) {
        sheet.fill_rect(rect, &paint(ink), Transform::identity(), None);
    }
}

fn draw_shape(sheet: &mut Pixmap, shape: &Shape, place: Transform) {
    match shape {
        Shape::Ground(area, ink) => {
            if let Some(rect) = Rect::from_xywh(area.x, area.y, area.width, area.height) {
                let mut paint = paint(*ink);
                paint.anti_alias = place.sx != 1.0;
                sheet.fill_rect(rect, &paint, place, None);
            }
        }
        Shape::Disc(area, ink) => {
            let radius = area.width.min(area.height) / 2.0;
            let disc = PathBuilder::from_circle(area.x + area.width / 2.0, area.y + area.height / 2.0, radius);
            if let Some(path) = disc {
                sheet.fill_path(&path, &paint(*ink), FillRule::EvenOdd, place, None);
            }
        }
        Shape::Letter(letter, x, y, side, ink) => {
            let mut path = PathBuilder::new();
            let (mut at_x, mut at_y) = (0.0, 0.0);
            for step in letter.steps() {
                match step {
                    Step::Move(x, y) => path.move_to(x, y),
                    Step::Line(x, y) => path.line_to(x, y),
                    Step::Half(x, y, sun) => half_circle(&mut path, (at_x, at_y), (x, y), sun),
                    Step::Close => path.close(),
                }
                if let Step::Move(x, y) | Step::Line(x, y) | Step::Half(x, y, _) = step {
                    (at_x, at_y) = (x, y);
                }
            }
            if let Some(path) = path.finish() {
                let scale = side / 100.0;
                let place = place.pre_translate(*x, *y).pre_scale(scale, scale);
                sheet.fill_path(&path, &paint(*ink), FillRule::EvenOdd, place, None);
            }
        }
        Shape::Dots(area, ink) => {
            let mut path = PathBuilder::new();
            for (column, row, count) in dots(*area) {
                for i in 0..count {
                    path.push_circle((column + i as i32) as f32 * DOT_STEP, row as f32 * DOT_STEP, DOT_RADIUS);
                }
            }
            if let Some(path) = path.finish() {
                let place = place.pre_concat(Transform::from_rotate(DOT_TURN));
                sheet.fill_path(&path, &paint(*ink), FillRule::Winding, place, None);
            }
        }
    }
}

/// Adds half a circle to a point across from where the pen is; `sun`: clockwise on the screen.
fn half_circle(path: &mut PathBuilder, from: (f32, f32), to: (f32, f32), sun: bool) {
    let (cx, cy) = (f32::midpoint(from.0, to.0), f32::midpoint(from.1, to.1));
    let (rx, ry) = (from.0 - cx, from.1 - cy);
    // A quarter further on the way.
    let (qx, qy) = if sun { (-ry, rx) } else { (ry, -rx) };
    let k = ROUND;
    path.cubic_to(cx + rx + k * qx, cy + ry + k * qy, cx + qx + k * rx, cy + qy + k * ry, cx + qx, cy + qy);
    path.cubic_to(cx + qx - k * rx, cy + qy - k * ry, cx - rx + k * qx, cy - ry + k * qy, to.0, to.1);
}

fn draw_line(sheet: &mut Pixmap, maker: &Maker<'_>, line: &Line, (x, y, size): (f32, f32, f32), ink: Colour) {
    let mut path = PathBuilder::new();
    for run in &line.runs {
        for glyph in &run.glyphs {
            let Some(outline) = maker.fonts.outline(glyph.font, glyph.id) else { continue };
            let (left, base) = (x + run.x + glyph.x * size, y + glyph.y * size);
            let place = Transform::from_row(size, 0.0, 0.0, size, left, base);
            if let Some(outline) = (*outline).clone().transform(place) {
                path.push_path(&outline);
            }
        }
    }
    if let Some(path) = path.finish() {
        sheet.fill_path(&path, &paint(ink), FillRule::Winding, Transform::identity(), None);
    }
}
