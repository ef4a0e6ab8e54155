//! Where everything of a card stands: the axis of the pages, in a picture.
//!
//! The record is at x 40 to 255, the words at 315 to 885, sorts or a portrait from 930 on.

use super::face::Style;
use super::fit::{Fitted, Frame, fit};
use super::{Content, Drawing, HEIGHT, Line, Maker, Mark, Variant, WIDTH, emblem};
use crate::colour::{Colour, contrast, oklch};
use crate::sort::{self, Area, Grid};

const RECORD: f32 = 40.0;
const RECORD_WIDTH: f32 = 215.0;
const AXIS: f32 = 315.0;
const WORDS_WIDTH: f32 = 570.0;
/// Where sorts and portraits begin.
const EDGE: f32 = 930.0;
const PORTRAIT: f32 = 945.0;
/// The lowest line that no cut takes away.
const LOWEST: f32 = 600.0;
/// The height of a line, in sizes.
const LEADING: f32 = 1.22;
/// How far the base line is below the middle of a line, in sizes: half of a syllable's height.
const DROP: f32 = 0.355;
/// The side of the newsroom's mark.
const MARK: f32 = emblem::SIDE as f32;
/// Between the mark and the name.
const GAP: f32 = 12.0;
/// How far the paper goes beyond a mark that stands on the brand's ground.
const MARGIN: f32 = 4.0;

const STORY: &[(f32, usize)] = &[(58.0, 3), (50.0, 3), (44.0, 3), (40.0, 4)];
const LARGE: &[(f32, usize)] = &[(74.0, 3), (66.0, 3), (58.0, 3), (50.0, 3), (50.0, 4), (44.0, 5)];
const FOOT: &[(f32, usize)] = &[(26.0, 1), (26.0, 2), (22.0, 2)];
const NAME: &[(f32, usize)] = &[(24.0, 1), (22.0, 1)];
const NOTE: &[(f32, usize)] = &[(22.0, 2)];

/// The colours of a card's parts.
struct Palette {
    rule: Colour,
    strong: Colour,
    plain: Colour,
    last: Colour,
    headline: Colour,
    foot: Colour,
    mark: (Colour, Colour),
    /// What the newsroom's own mark is drawn on, where the ground may have its colour.
    paper: Option<Colour>,
}

pub(super) fn lay(maker: &Maker<'_>, content: &Content) -> Drawing {
    let mut sheet = Sheet { maker, drawing: Drawing::default() };
    match content.variant {
        Variant::Story => sheet.story(content),
        Variant::Release | Variant::Front => sheet.release(content),
        Variant::Person | Variant::List => sheet.list(content),
    }
    sheet.drawing
}

struct Sheet<'m, 'f> {
    maker: &'m Maker<'f>,
    drawing: Drawing,
}

impl Sheet<'_, '_> {
    /// A photo or a band of sorts above, the words below.
    fn story(&mut self, content: &Content) {
        let colours = self.maker.tokens.light;
        self.fill(0.0, 0.0, WIDTH as f32, HEIGHT as f32, colours.paper);
        let headline = self.fit(&content.headline, Style::Headline, WORDS_WIDTH, STORY);
        let (above, gap) = if headline.lines.len() < 3 { (352.0, 26.0) } else { (296.0, 18.0) };
        let area = Area { x: 0.0, y: 0.0, width: WIDTH as f32, height: above };
        match &content.photo {
            Some(photo) => self.drawing.marks.push(Mark::Photo(photo.clone(), area)),
            None => {
                let grid = Grid { columns: 6, rows: 2, cell: (200.0, above / 2.0) };
                let cover = sort::composed(&content.headline, grid, &self.maker.inks);
                self.drawing.marks.push(Mark::Shapes(cover.shapes, 0.0, 0.0, 1.0));
            }
        }
        let palette = Palette {
            rule: colours.accent,
            strong: colours.ink,
            plain: colours.ink,
            last: colours.mute,
            headline: colours.ink,
            foot: colours.soft,
            mark: self.maker.inks.brand(),
            paper: None,
        };
        let top = above + 40.0;
        self.record(&content.record, top, &palette);
        self.nameplate(&content.name, &content.mark, top, &palette);
        self.lines(&headline, AXIS, top + MARK + gap, palette.headline);
        self.drawing.missing = headline.missing;
    }

    /// The brand's ground.
    fn release(&mut self, content: &Content) {
        let tokens = &self.maker.tokens;
        let (fill, on_fill) = (tokens.light.fill, tokens.light.on_fill);
        self.fill(0.0, 0.0, WIDTH as f32, HEIGHT as f32, fill);
        let (deep, pale) = (tokens.deep(), tokens.pale());
        let (lightness, chroma, hue) = tokens.brand.lch();
        let shift = if lightness < 0.6 { 0.15 } else { -0.12 };
        let middle = oklch(lightness + shift, chroma * 0.8, hue);
        let on_middle = if contrast(pale, middle) >= contrast(deep, middle) { pale } else { deep };
        let pairs = [(pale, deep), (middle, on_middle)];
        self.sorts(&content.headline, &pairs);
        let palette = Palette {
            rule: on_fill,
            strong: on_fill,
            plain: on_fill,
            last: on_fill,
            headline: on_fill,
            foot: on_fill,
            mark: (on_fill, fill),
            paper: Some(tokens.light.paper),
        };
        self.words(content, &palette);
    }

    /// White paper, and colours that keep quiet.
    fn list(&mut self, content: &Content) {
        let colours = self.maker.tokens.light;
        let is_person = content.variant == Variant::Person;
        let ground = if is_person { colours.tint } else { colours.paper };
        self.fill(0.0, 0.0, WIDTH as f32, HEIGHT as f32, ground);
        let (width, height) = (WIDTH as f32, HEIGHT as f32);
        match &content.photo {
            Some(photo) => {
                let area = Area { x: PORTRAIT, y: 0.0, width: width - PORTRAIT, height };
                self.drawing.marks.push(Mark::Photo(photo.clone(), area));
            }
            None if is_person => {
                let scale = 2.15;
                let (x, y) = (width - 40.0 - 100.0 * scale, 72.0);
                let portrait = sort::portrait(&content.headline, &self.maker.inks);
                self.drawing.marks.push(Mark::Shapes(portrait.shapes, x, y, scale));
            }
            None => self.sorts(&content.headline, &[(colours.tint, colours.accent), (colours.sunk, colours.mute)]),
        }
        let palette = Palette {
            rule: colours.accent,
            strong: colours.ink,
            plain: colours.soft,
            last: colours.soft,
            headline: colours.ink,
            foot: colours.soft,
            mark: self.maker.inks.brand(),
            paper: None,
        };
        self.words(content, &palette);
    }

    /// Record, nameplate, headline and foot of a card without a picture above.
    fn words(&mut self, content: &Content, palette: &Palette) {
        let top = 72.0;
        self.record(&content.record, top, palette);
        self.nameplate(&content.name, &content.mark, top, palette);
        let headline = self.fit(&content.headline, Style::Headline, WORDS_WIDTH, LARGE);
        self.lines(&headline, AXIS, top + MARK + 36.0, palette.headline);
        self.drawing.missing = headline.missing;
        let foot = self.fit(&content.foot, Style::Plain, WORDS_WIDTH, FOOT);
        let height = foot.lines.len() as f32 * foot.size * 1.4;
        self.lines_at(&foot, AXIS, 570.0 - height, 1.4, palette.foot);
        self.drawing.missing_in_foot = foot.missing;
    }

    /// Two sorts, one above the other, at the right edge.
    fn sorts(&mut self, title: &str, pairs: &[(Colour, Colour)]) {
        let (width, height) = (WIDTH as f32 - EDGE, HEIGHT as f32);
        let column = sort::column(title, 2, (width, height / 2.0), pairs);
        self.drawing.marks.push(Mark::Shapes(column.shapes, EDGE, 0.0, 1.0));
    }

    /// A rule, and what is known of the page below it.
    fn record(&mut self, record: &[String], top: f32, palette: &Palette) {
        self.fill(RECORD, top, RECORD_WIDTH, 6.0, palette.rule);
        let mut line_top = top + 26.0;
        for (i, note) in record.iter().enumerate() {
            let (style, ink) = match i {
                0 => (Style::Strong, palette.strong),
                i if i + 1 == record.len() => (Style::Plain, palette.last),
                _ => (Style::Plain, palette.plain),
            };
            let fitted = self.fit(note, style, RECORD_WIDTH, NOTE);
            let height = fitted.lines.len() as f32 * 32.0;
            if line_top + height > LOWEST {
                break;
            }
            self.lines_at(&fitted, RECORD, line_top, 32.0 / 22.0, ink);
            line_top += height;
        }
    }

    /// The newsroom's mark and its name.
    fn nameplate(&mut self, name: &str, mark_of: &str, top: f32, palette: &Palette) {
        let beside = match self.maker.emblem {
            Some(_) => self.emblem(top, palette),
            None => self.consonant(mark_of, top, palette),
        };
        let name = self.fit(name, Style::Plain, AXIS + WORDS_WIDTH - beside, NAME);
        self.lines_at(&name, beside, top, MARK / name.size.max(1.0), palette.headline);
    }

    /// The newsroom's own mark. Returns where its name begins.
    fn emblem(&mut self, top: f32, palette: &Palette) -> f32 {
        let margin = if palette.paper.is_some() { MARGIN } else { 0.0 };
        if let Some(paper) = palette.paper {
            let side = MARK + 2.0 * MARGIN;
            self.fill(AXIS, top - MARGIN, side, side, paper);
        }
        self.drawing.marks.push(Mark::Emblem((AXIS + margin) as i32, top as i32));
        AXIS + MARK + 2.0 * margin + GAP
    }

    /// The first consonant of a name in the place of a mark. Returns where the name begins.
    fn consonant(&mut self, mark_of: &str, top: f32, palette: &Palette) -> f32 {
        let (ground, ink) = palette.mark;
        let mut mark = sort::mark(mark_of, &self.maker.inks);
        for shape in &mut mark.shapes {
            match shape {
                sort::Shape::Ground(_, colour) => *colour = ground,
                sort::Shape::Letter(.., colour) => *colour = ink,
                _ => {}
            }
        }
        self.drawing.marks.push(Mark::Shapes(mark.shapes, AXIS, top, MARK / 100.0));
        AXIS + MARK + GAP
    }

    fn fit(&self, text: &str, style: Style, width: f32, tries: &[(f32, usize)]) -> Fitted {
        fit(&self.maker.fonts, text, &Frame { style, width, tries })
    }

    fn lines(&mut self, text: &Fitted, x: f32, top: f32, ink: Colour) {
        self.lines_at(text, x, top, LEADING, ink);
    }

    fn lines_at(&mut self, text: &Fitted, x: f32, top: f32, leading: f32, ink: Colour) {
        let height = text.size * leading;
        for (i, line) in text.lines.iter().enumerate() {
            let base = top + (i as f32 + 0.5) * height + DROP * text.size;
            self.text(line.clone(), x, base.round(), text.size, ink);
        }
    }

    fn text(&mut self, line: Line, x: f32, base: f32, size: f32, ink: Colour) {
        self.drawing.marks.push(Mark::Text(line, x, base, size, ink));
    }

    fn fill(&mut self, x: f32, y: f32, width: f32, height: f32, ink: Colour) {
        self.drawing.marks.push(Mark::Fill(Area { x, y, width, height }, ink));
    }
}
