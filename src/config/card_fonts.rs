//! The fonts that cards are set in.

use serde::Deserialize;

use crate::yaml::OneOrMany;

/// Files in `fonts/` that cards are set in, those to ask first at the front.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CardFonts {
    /// For headlines.
    pub bold: Vec<String>,
    /// For everything else.
    pub medium: Vec<String>,
    /// Whether the theme names them, so that they must be there.
    pub named: bool,
}

impl Default for CardFonts {
    /// The fonts of the theme `press`.
    fn default() -> Self {
        let bold = vec!["Pretendard-Bold.otf".to_owned()];
        Self { bold, medium: vec!["Pretendard-Medium.otf".to_owned()], named: false }
    }
}

/// `card_fonts:` as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawCardFonts {
    bold: OneOrMany<String>,
    medium: Option<OneOrMany<String>>,
}

impl RawCardFonts {
    /// Returns what was meant: one font for everything where only one is named.
    pub(super) fn resolve(self) -> CardFonts {
        let medium = self.medium.map_or_else(|| self.bold.0.clone(), |medium| medium.0);
        CardFonts { bold: self.bold.0, medium, named: true }
    }
}
