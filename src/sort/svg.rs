//! Writes a cover as SVG for a page: no ids, no styles, hidden from screen readers.

use std::fmt::Write as _;

use super::{Area, Cover, DOT_RADIUS, DOT_STEP, DOT_TURN, Shape, dots};

/// Writes a cover. It is decoration: what it stands for is said beside it.
pub fn write(cover: &Cover, class: &str) -> String {
    let mut svg = String::with_capacity(1536);
    let (width, height) = (cover.width, cover.height);
    // A wide one is cut in a box of another shape, and the large letter, which comes first, stays.
    let keep = match cover.shapes.first() {
        _ if width <= height => "",
        Some(Shape::Ground(area, _)) if area.x > 0.0 => " preserveAspectRatio=\"xMaxYMid slice\"",
        _ => " preserveAspectRatio=\"xMinYMid slice\"",
    };
    let _ = write!(
        svg,
        "<svg class=\"{class}\" viewBox=\"0 0 {width} {height}\"{keep} fill-rule=\"evenodd\" aria-hidden=\"true\" focusable=\"false\">"
    );
    for shape in &cover.shapes {
        let _ = match shape {
            Shape::Ground(Area { x, y, width, height }, ink) => {
                write!(svg, "<path fill=\"{ink}\" d=\"M{x} {y}h{width}v{height}h-{width}z\"/>")
            }
            Shape::Letter(letter, x, y, side, ink) => {
                let (x, y, scale) = (short(*x), short(*y), short(side / 100.0));
                let path = letter.path();
                write!(svg, "<path fill=\"{ink}\" transform=\"translate({x} {y})scale({scale})\" d=\"{path}\"/>")
            }
            Shape::Disc(Area { x, y, width, height }, ink) => {
                let (cx, cy, r) = (x + width / 2.0, y + height / 2.0, width.min(*height) / 2.0);
                write!(svg, "<circle fill=\"{ink}\" cx=\"{cx}\" cy=\"{cy}\" r=\"{r}\"/>")
            }
            Shape::Dots(area, ink) => {
                // A dash of nearly no length with a round end is a dot: one line draws a row.
                let mut path = String::new();
                for (column, row, count) in dots(*area) {
                    let (x, y) = (column as f32 * DOT_STEP, row as f32 * DOT_STEP);
                    let _ = write!(path, "M{x} {y}h{}", (count - 1) as f32 * DOT_STEP + 0.1);
                }
                write!(
                    svg,
                    "<path fill=\"none\" stroke=\"{ink}\" stroke-width=\"{}\" stroke-linecap=\"round\" stroke-dasharray=\".1 {}\" transform=\"rotate({DOT_TURN})\" d=\"{path}\"/>",
                    DOT_RADIUS * 2.0,
                    DOT_STEP - 0.1
                )
            }
        };
    }
    svg.push_str("</svg>");
    svg
}

/// Writes a number with at most two decimals.
fn short(number: f32) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
