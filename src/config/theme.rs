//! `theme.yaml`: what a theme wants to be given.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::card_fonts::{CardFonts, RawCardFonts};
use super::rail::{self, Rail, RawRail};
use crate::body::Room;
use crate::diag::{Diag, FieldPath, Place, suggest};
use crate::path::RelPath;
use crate::yaml::{self, Entries, Format, Scalar};

/// A sort of list that a theme may have pages for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Listing {
    /// The front page.
    Front,
    /// A page for each desk.
    Desks,
    /// A page for each tag.
    Tags,
    /// A page for each reporter.
    People,
    /// A page for each series.
    Series,
    /// A page for each collection.
    Collections,
    /// A page for each year and month.
    Archive,
}

/// All of them with the name a theme uses.
pub const LISTINGS: &[(&str, Listing)] = &[
    ("front", Listing::Front),
    ("desks", Listing::Desks),
    ("tags", Listing::Tags),
    ("people", Listing::People),
    ("series", Listing::Series),
    ("collections", Listing::Collections),
    ("archive", Listing::Archive),
];

/// A theme's settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ThemeConfig {
    /// How many related stories a story is given; 0 for none.
    pub related: usize,
    /// Which lists have pages.
    pub listings: BTreeSet<Listing>,
    /// Whether a story is given the one before and the one after.
    pub neighbours: bool,
    /// Whether old addresses get a page that leads on.
    pub redirects: bool,
    /// The fonts of cards.
    pub card_fonts: CardFonts,
    /// Lists that pages are given.
    pub rails: Vec<Rail>,
    /// Whether the front page goes on on further pages.
    pub front_pages: bool,
    /// In which sizes pictures are given; `None` leaves them as they are.
    pub images: Option<Images>,
}

/// What a theme wants of pictures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Images {
    /// Widths in pixels, the smallest first. Never empty.
    pub widths: Vec<u32>,
    /// How wide a picture of the prose is shown, as `sizes` of HTML.
    pub prose: String,
    /// How wide a wide figure is shown.
    pub wide: String,
    /// How wide a picture of a gallery is shown.
    pub gallery: String,
}

impl Images {
    /// Returns how wide a picture in a text is shown, as `sizes` of HTML.
    pub fn sizes(&self, room: Room) -> &str {
        match room {
            Room::Prose => &self.prose,
            Room::Wide => &self.wide,
            Room::Gallery => &self.gallery,
        }
    }
}

impl Default for ThemeConfig {
    fn default() -> Self {
        Self {
            related: 4,
            listings: LISTINGS.iter().map(|(_, listing)| *listing).collect(),
            neighbours: true,
            redirects: true,
            images: None,
            card_fonts: CardFonts::default(),
            rails: Vec::new(),
            front_pages: true,
        }
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Raw {
    #[serde(rename = "name")]
    _name: Option<Scalar>,
    #[serde(rename = "version")]
    _version: Option<Scalar>,
    related: Option<usize>,
    listings: Option<Vec<String>>,
    neighbours: Option<bool>,
    redirects: Option<bool>,
    card_fonts: Option<RawCardFonts>,
    rails: Option<Entries<RawRail>>,
    front_pages: Option<bool>,
    images: Option<RawImages>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawImages {
    widths: Vec<u32>,
    prose: Option<String>,
    wide: Option<String>,
    gallery: Option<String>,
}

impl ThemeConfig {
    /// Reads `theme.yaml`, which lies at `source`.
    pub fn read(source: &RelPath, text: &str) -> (Self, Vec<Diag>) {
        let (raw, findings) = yaml::read::<Raw>(text.trim_start_matches('\u{feff}'), Format::Yaml);
        let mut diags = crate::yaml::explain(source, findings);
        let raw = raw.unwrap_or_default();
        let mut theme = Self::default();
        theme.related = raw.related.unwrap_or(theme.related);
        theme.neighbours = raw.neighbours.unwrap_or(theme.neighbours);
        theme.redirects = raw.redirects.unwrap_or(theme.redirects);
        theme.images = raw.images.and_then(|images| images_of(images, source, &mut diags));
        theme.card_fonts = raw.card_fonts.map(RawCardFonts::resolve).unwrap_or_default();
        theme.front_pages = raw.front_pages.unwrap_or(theme.front_pages);
        theme.rails = rail::rails(raw.rails.unwrap_or_default(), source, &mut diags);
        if let Some(names) = raw.listings {
            theme.listings.clear();
            for (i, name) in names.iter().enumerate() {
                match LISTINGS.iter().find(|(known, _)| known == name) {
                    Some((_, listing)) => {
                        theme.listings.insert(*listing);
                    }
                    None => diags.push(
                        Diag::error("theme-setting", format!("there is no listing `{name}`"))
                            .at(Place::field(source, FieldPath::root().key("listings").index(i)))
                            .maybe_hint(suggest::did_you_mean(name, LISTINGS.iter().map(|(known, _)| *known))),
                    ),
                }
            }
        }
        (theme, diags)
    }
}

/// The narrowest and the widest picture that is made. WebP has no more than 16,383 pixels.
const WIDTHS: std::ops::RangeInclusive<u32> = 16..=8_000;
/// The most widths: each is a file for every picture of the newsroom.
const MOST_WIDTHS: usize = 12;

fn images_of(raw: RawImages, source: &RelPath, diags: &mut Vec<Diag>) -> Option<Images> {
    let path = FieldPath::root().key("images");
    let mut tell = |message: String, path: FieldPath| {
        let hint = "write `images: { widths: [400, 800, 1200, 1600] }`";
        diags.push(Diag::error("theme-setting", message).at(Place::field(source, path)).hint(hint));
    };
    if raw.widths.is_empty() || raw.widths.len() > MOST_WIDTHS {
        tell(format!("pictures need one to {MOST_WIDTHS} widths"), path.key("widths"));
        return None;
    }
    for (i, width) in raw.widths.iter().enumerate().filter(|(_, width)| !WIDTHS.contains(*width)) {
        let message = format!("a picture cannot be {width} pixels wide; {} to {} are", WIDTHS.start(), WIDTHS.end());
        tell(message, path.key("widths").index(i));
    }
    let widths: BTreeSet<u32> = raw.widths.into_iter().filter(|width| WIDTHS.contains(width)).collect();
    let full = || "100vw".to_owned();
    let prose = raw.prose.unwrap_or_else(full);
    let (wide, gallery) = (raw.wide.unwrap_or_else(full), raw.gallery.unwrap_or_else(|| prose.clone()));
    (!widths.is_empty()).then(|| Images { widths: widths.into_iter().collect(), prose, wide, gallery })
}
