//! Inks: six ways to colour a cover, all from one brand colour.

use crate::colour::{Colour, Tokens, contrast};
use crate::digest::Digest;

/// What a letter must reach on its ground.
const SEEN: f64 = 2.2;

/// The inks that follow from a brand.
#[derive(Clone, Debug)]
pub struct Inks {
    ways: [Way; 6],
    brand: (Colour, Colour),
    portraits: [(Colour, Colour); 4],
}

/// Four inks of which a cover is made.
#[derive(Clone, Debug)]
pub(super) struct Way {
    /// The ground of the large sort.
    pub ground: Colour,
    /// Its letter.
    pub letter: Colour,
    /// Its shadow and its halftone.
    pub shadow: Colour,
    /// Grounds and letters that small sorts may have.
    pairs: Vec<(Colour, Colour)>,
}

impl Way {
    fn of(ground: Colour, letter: Colour, shadow: Colour, fourth: Colour, stand_in: [Colour; 2]) -> Self {
        // A light brand is no letter on a light ground.
        let seen = |ink: &Colour| contrast(*ink, ground) >= SEEN;
        let letter = [letter, stand_in[0], stand_in[1]].into_iter().find(seen).unwrap_or(letter);
        let shadow = [shadow, fourth].into_iter().find(|ink| *ink != letter && *ink != ground).unwrap_or(shadow);
        let mut inks = vec![ground, letter, shadow, fourth];
        inks.sort();
        inks.dedup();
        let every = inks.iter().flat_map(|a| inks.iter().map(move |b| (*a, *b)));
        let pairs: Vec<(Colour, Colour)> = every.filter(|(a, b)| contrast(*a, *b) >= SEEN).collect();
        let pairs = if pairs.is_empty() { vec![(letter, ground)] } else { pairs };
        Self { ground, letter, shadow, pairs }
    }

    /// Returns ground and letter of a small sort that stands beside these grounds.
    pub fn pair(&self, taken: &[Colour], chance: usize) -> (Colour, Colour) {
        let free: Vec<(Colour, Colour)> =
            self.pairs.iter().copied().filter(|(ground, _)| !taken.contains(ground)).collect();
        let pairs = if free.is_empty() { &self.pairs } else { &free };
        pairs[chance % pairs.len()]
    }
}

impl Inks {
    /// Derives the inks from a brand's colours.
    pub fn of(tokens: &Tokens) -> Self {
        let (deep, pale, brand) = (tokens.deep(), tokens.pale(), tokens.brand);
        let amber = tokens.partner(-105.0, 0.78, 0.13);
        let straw = tokens.partner(-90.0, 0.83, 0.12);
        let coral = tokens.partner(-130.0, 0.72, 0.13);
        let cream = tokens.partner(-90.0, 0.93, 0.04);
        let mist = tokens.partner(20.0, 0.87, 0.03);
        let haze = tokens.partner(95.0, 0.89, 0.045);
        let night = tokens.partner(95.0, 0.42, 0.12);
        let stand_in = [deep, pale];
        let way = |ground, letter, shadow, fourth| Way::of(ground, letter, shadow, fourth, stand_in);
        let (fill, on_fill) = (tokens.light.fill, tokens.light.on_fill);
        let on = |ground: Colour, ink: Colour| {
            let fits = |ink: &Colour| contrast(*ink, ground) >= 3.0;
            (ground, [ink, deep].into_iter().find(fits).unwrap_or(deep))
        };
        Self {
            ways: [
                way(pale, brand, amber, deep),
                way(deep, amber, brand, pale),
                way(cream, brand, deep, coral),
                way(brand, pale, straw, deep),
                way(mist, deep, coral, pale),
                way(haze, night, brand, straw),
            ],
            brand: (fill, on_fill),
            portraits: [on(haze, night), on(cream, brand), on(pale, brand), on(mist, deep)],
        }
    }

    /// Returns one of the six ways.
    pub(super) fn way(&self, chance: usize) -> &Way {
        &self.ways[chance % self.ways.len()]
    }

    /// Returns the ground and the letter of a portrait.
    pub(super) fn portrait(&self, chance: usize) -> (Colour, Colour) {
        self.portraits[chance % self.portraits.len()]
    }

    /// Returns the ground and the letter of the newsroom's mark.
    pub fn brand(&self) -> (Colour, Colour) {
        self.brand
    }

    /// Returns a digest of all inks.
    pub fn digest(&self) -> Digest {
        let ways = self.ways.iter().flat_map(|way| {
            [way.ground, way.letter, way.shadow].into_iter().chain(way.pairs.iter().flat_map(|(a, b)| [*a, *b]))
        });
        let marks = self.portraits.iter().chain([&self.brand]).flat_map(|(a, b)| [*a, *b]);
        let bytes: Vec<u8> = ways.chain(marks).flat_map(|colour| colour.0).collect();
        Digest::of(&bytes)
    }
}
