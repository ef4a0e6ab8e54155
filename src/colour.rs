//! One brand colour in, every colour of the site out.
//!
//! Colours are derived in OKLCH, where equal steps look equal, when the site is built. What leaves
//! is plain hex, so that old browsers, mail, print and drawn cards have the same values.

use std::fmt;

use palette::convert::FromColorUnclamped as _;
use palette::{FromColor as _, Oklch, Srgb};

/// The brand colour of a newsroom that names none.
pub const DEFAULT: Colour = Colour([0x0b, 0x6b, 0x57]);

/// Chroma below which a brand has no hue to hand on.
const NEUTRAL: f64 = 0.02;

/// What text in the brand colour must reach on the darkest light ground and the lightest dark one.
const READABLE: f64 = 4.6;

/// What rounding may add to a channel that is within the gamut.
const EDGE: f64 = 1e-7;

/// The hue of a neutral brand's partners.
const NEUTRAL_PARTNER: f64 = 65.0;

/// An opaque colour; written `#0b6b57`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Colour(pub [u8; 3]);

impl Colour {
    /// White.
    pub const WHITE: Self = Self([0xff; 3]);
    /// Black.
    pub const BLACK: Self = Self([0; 3]);

    /// Reads `#0b6b57`, or `#085` for `#008855`. The letters may be large or small.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u8> = text
            .strip_prefix('#')?
            .chars()
            .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()?;
        match *digits.as_slice() {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [r, rr, g, gg, b, bb] => Some(Self([r * 16 + rr, g * 16 + gg, b * 16 + bb])),
            _ => None,
        }
    }

    /// Returns lightness (0 to 1), chroma and hue (degrees).
    pub fn lch(self) -> (f64, f64, f64) {
        let lch = Oklch::from_color(Srgb::from(self.0).into_format::<f64>());
        (lch.l, lch.chroma, lch.hue.into_positive_degrees())
    }

    /// Returns the relative luminance of WCAG.
    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|channel| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

/// Returns the colour of this lightness and hue whose chroma is `chroma`, or as near to it as a
/// screen can show.
pub fn oklch(lightness: f64, chroma: f64, hue: f64) -> Colour {
    let lightness = lightness.clamp(0.0, 1.0);
    let at = |chroma: f64| Srgb::<f64>::from_color_unclamped(Oklch::new(lightness, chroma, hue));
    let fits = |rgb: &Srgb<f64>| [rgb.red, rgb.green, rgb.blue].iter().all(|c| (-EDGE..=1.0 + EDGE).contains(c));
    let mut rgb = at(chroma);
    if !fits(&rgb) {
        let (mut inside, mut outside) = (0.0, chroma);
        for _ in 0..24 {
            let middle = f64::midpoint(inside, outside);
            if fits(&at(middle)) { inside = middle } else { outside = middle }
        }
        rgb = at(inside);
    }
    let byte = |c: f64| (c.clamp(0.0, 1.0) * 255.0).round() as u8;
    Colour([byte(rgb.red), byte(rgb.green), byte(rgb.blue)])
}

/// Returns the contrast of two colours as WCAG counts it, from 1 to 21.
pub fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (a.luminance(), b.luminance());
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The colours of one scheme, light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scheme {
    /// The page.
    pub paper: Colour,
    /// The footer and tinted bands.
    pub wash: Colour,
    /// Notices, places of pictures, code.
    pub sunk: Colour,
    /// Hairlines; never the only border of a control.
    pub line: Colour,
    /// Borders of controls, at least 3:1 on every ground.
    pub edge: Colour,
    /// Captions and what stands beside a text, at least 4.5:1 on every ground.
    pub mute: Colour,
    /// Text of second rank.
    pub soft: Colour,
    /// Text and heavy rules.
    pub ink: Colour,
    /// Links, marks, the ring of the focus; at least 4.5:1 on every ground.
    pub accent: Colour,
    /// The ground of boxes that stand out.
    pub tint: Colour,
    /// A ground for text in `on_fill`; never a mark of its own.
    pub fill: Colour,
    /// Text on `fill`, at least 4.5:1.
    pub on_fill: Colour,
}

impl Scheme {
    /// Returns the colours with the names that a stylesheet has for them.
    pub fn named(&self) -> [(&'static str, Colour); 12] {
        [
            ("paper", self.paper),
            ("wash", self.wash),
            ("sunk", self.sunk),
            ("line", self.line),
            ("edge", self.edge),
            ("mute", self.mute),
            ("soft", self.soft),
            ("ink", self.ink),
            ("accent", self.accent),
            ("tint", self.tint),
            ("fill", self.fill),
            ("on-fill", self.on_fill),
        ]
    }
}

/// Every colour that follows from a brand colour.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Tokens {
    /// The brand colour itself.
    pub brand: Colour,
    /// By day.
    pub light: Scheme,
    /// By night.
    pub dark: Scheme,
    hue: f64,
    neutral: bool,
}

impl Default for Tokens {
    fn default() -> Self {
        Self::of(DEFAULT)
    }
}

impl Tokens {
    /// Derives all colours from the brand's.
    pub fn of(brand: Colour) -> Self {
        let (lightness, chroma, hue) = brand.lch();
        let neutral = chroma < NEUTRAL;
        let source = Source { brand, lightness, chroma: if neutral { 0.0 } else { chroma }, hue };
        let light = source.light();
        Self { brand, light, dark: source.dark(light.ink), hue, neutral }
    }

    /// Returns the darkest ink of drawn covers.
    pub fn deep(&self) -> Colour {
        let (_, chroma, _) = self.brand.lch();
        oklch(0.30, if self.neutral { 0.0 } else { chroma.min(0.08) }, self.hue)
    }

    /// Returns the lightest ink of drawn covers.
    pub fn pale(&self) -> Colour {
        oklch(0.925, if self.neutral { 0.0 } else { 0.03 }, self.hue)
    }

    /// Returns an ink that goes with the brand: `turn` degrees from its hue, −90 to −130 or 95. A
    /// neutral brand has no hue to turn from; its partners share one.
    pub fn partner(&self, turn: f64, lightness: f64, chroma: f64) -> Colour {
        oklch(lightness, chroma, if self.neutral { NEUTRAL_PARTNER } else { self.hue + turn })
    }

    /// Returns the brand's lightness and that of its accent by day, if it had to be darkened for text.
    pub fn darkened(&self) -> Option<(f64, f64)> {
        let (before, after) = (self.brand.lch().0, self.light.accent.lch().0);
        (before - after > 0.004).then_some((before, after))
    }
}

/// A brand colour taken apart.
struct Source {
    brand: Colour,
    lightness: f64,
    chroma: f64,
    hue: f64,
}

impl Source {
    fn colour(&self, lightness: f64, chroma: f64) -> Colour {
        oklch(lightness, if self.chroma == 0.0 { 0.0 } else { chroma }, self.hue)
    }

    fn light(&self) -> Scheme {
        let sunk = self.colour(0.945, 0.006);
        let ink = self.colour(0.190, 0.012);
        let mut lightness = self.lightness.min(0.50);
        while contrast(self.colour(lightness, self.chroma), sunk) < READABLE && lightness > 0.0 {
            lightness -= 0.005;
        }
        Scheme {
            paper: Colour::WHITE,
            wash: self.colour(0.972, 0.004),
            sunk,
            line: self.colour(0.885, 0.007),
            edge: self.colour(0.600, 0.012),
            mute: self.colour(0.480, 0.014),
            soft: self.colour(0.360, 0.014),
            ink,
            accent: self.colour(lightness, self.chroma),
            tint: self.colour(0.955, (0.22 * self.chroma).min(0.03)),
            fill: self.brand,
            on_fill: on(self.brand, ink),
        }
    }

    fn dark(&self, ink: Colour) -> Scheme {
        let paper = self.colour(0.165, 0.008);
        let sunk = self.colour(0.240, 0.011);
        let chroma = self.chroma.min(0.14);
        let mut lightness = self.lightness.max(0.74);
        while contrast(self.colour(lightness, chroma), sunk) < READABLE && lightness < 1.0 {
            lightness += 0.01;
        }
        let seen = |fill: Colour| contrast(fill, paper) >= 3.0;
        let lifted = || (50..100).map(|l| self.colour(f64::from(l) / 100.0, self.chroma)).find(|fill| seen(*fill));
        let fill = if seen(self.brand) { self.brand } else { lifted().unwrap_or(Colour::WHITE) };
        Scheme {
            paper,
            wash: self.colour(0.205, 0.010),
            sunk,
            line: self.colour(0.320, 0.012),
            edge: self.colour(0.560, 0.012),
            mute: self.colour(0.700, 0.010),
            soft: self.colour(0.820, 0.008),
            ink: self.colour(0.955, 0.004),
            accent: self.colour(lightness, chroma),
            tint: self.colour(0.255, (0.35 * self.chroma).min(0.035)),
            fill,
            on_fill: on(fill, ink),
        }
    }
}

/// Returns the colour of text on a ground: white or ink. Between them lies a narrow band of grounds
/// on which neither can be read; black can.
fn on(ground: Colour, ink: Colour) -> Colour {
    let fits = |text: &Colour| contrast(*text, ground) >= 4.5;
    [Colour::WHITE, ink].into_iter().find(fits).unwrap_or(Colour::BLACK)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn brand(hex: &str) -> Tokens {
        Tokens::of(Colour::parse(hex).expect("a colour"))
    }

    fn hexes(scheme: &Scheme) -> String {
        scheme.named().map(|(_, colour)| colour.to_string()).join(" ")
    }

    #[test]
    fn the_default_brand_gives_the_table_of_the_design() {
        let tokens = Tokens::default();
        assert_eq!(
            hexes(&tokens.light),
            "#ffffff #f3f7f5 #e9eeec #d5dbd9 #79837f #56605d #36403c #0e1613 #0b6b57 #e4f5ef #0b6b57 #ffffff"
        );
        assert_eq!(
            hexes(&tokens.dark),
            "#0b0f0e #131917 #1a211f #2d3532 #6e7774 #98a09e #bfc6c3 #edf1f0 #6cbda6 #122821 #1a735f #ffffff"
        );
    }

    #[test]
    fn other_brands_are_made_readable() {
        // The brand, the accent by day and by night, whether text on it is white.
        for (hex, light, dark, white) in [
            ("#1f4fd8", "#1f4fd8", "#80a8ff", true),
            ("#c2185b", "#b70052", "#f3829e", true),
            ("#f5b400", "#805c00", "#edb747", false),
            ("#e4572e", "#ae3000", "#f5886a", false),
            ("#111111", "#111111", "#ababab", true),
        ] {
            let tokens = brand(hex);
            assert_eq!((tokens.light.accent.to_string(), tokens.dark.accent.to_string()), (light.into(), dark.into()));
            let on_fill = if white { Colour::WHITE } else { tokens.light.ink };
            assert_eq!(tokens.light.on_fill, on_fill, "on {hex}");
            assert_eq!(tokens.light.fill.to_string(), hex);
        }
    }

    #[test]
    fn a_brand_without_a_hue_hands_none_on() {
        let tokens = brand("#17181a");
        for (name, Colour([r, g, b])) in tokens.light.named().into_iter().chain(tokens.dark.named()) {
            assert!(name == "fill" || (r == g && g == b), "{name} has a hue");
        }
        assert_eq!(tokens.partner(-90.0, 0.8, 0.12), oklch(0.8, 0.12, 65.0));
        let Colour([r, g, b]) = tokens.deep();
        assert!(r == g && g == b);
    }

    #[test]
    fn only_a_light_brand_is_darkened() {
        assert_eq!(brand("#0b6b57").darkened(), None);
        assert_eq!(brand("#111").darkened(), None);
        let (before, after) = brand("#f5b400").darkened().expect("yellow is no text colour");
        assert!(before > 0.8 && (0.49..0.51).contains(&after), "{before} {after}");
    }

    #[test]
    fn black_steps_in_where_neither_white_nor_ink_can_be_read() {
        let ground = brand("#757d00").light;
        assert!(contrast(Colour::WHITE, ground.fill) < 4.5 && contrast(ground.ink, ground.fill) < 4.5);
        assert_eq!(ground.on_fill, Colour::BLACK);
    }

    #[test]
    fn hex_is_read_in_both_lengths_and_nothing_else_is() {
        assert_eq!(Colour::parse("#085"), Some(Colour([0x00, 0x88, 0x55])));
        assert_eq!(Colour::parse("#0B6B57"), Some(DEFAULT));
        for wrong in ["", "#", "0b6b57", "#0b6b5", "#0b6b577f", "#0b6b5g", "green", "#+1+2+3", "#초록빛"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn every_brand_can_be_read_everywhere(rgb: [u8; 3]) {
            let tokens = Tokens::of(Colour(rgb));
            for scheme in [tokens.light, tokens.dark] {
                for ground in [scheme.paper, scheme.wash, scheme.sunk, scheme.tint] {
                    for (name, text, least) in [
                        ("ink", scheme.ink, 12.0),
                        ("soft", scheme.soft, 7.0),
                        ("mute", scheme.mute, 4.5),
                        ("accent", scheme.accent, 4.5),
                        ("edge", scheme.edge, 3.0),
                    ] {
                        let found = contrast(text, ground);
                        prop_assert!(found >= least, "{name} {text} on {ground} of {}: {found}", tokens.brand);
                    }
                }
                prop_assert!(contrast(scheme.on_fill, scheme.fill) >= 4.5);
            }
            prop_assert!(contrast(tokens.dark.fill, tokens.dark.paper) >= 3.0);
        }
    }
}
