//! Fonts that a theme brings for cards. They are drawn with, and not published.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::theme::Theme;
use crate::card::face::{FontFile, Fonts, is_font};
use crate::diag::{Diag, FieldPath, Place, suggest};
use crate::digest::Digest;
use crate::path::RelPath;

/// The longest font file that is read, in bytes. All of Unicode's ideographs have 30 MB.
pub(super) const LIMIT: u64 = 64 << 20;

/// A font file.
#[derive(Debug)]
pub struct Font {
    bytes: Cow<'static, [u8]>,
    digest: OnceLock<Digest>,
}

/// Two files with the same bytes are the same font.
impl PartialEq for Font {
    fn eq(&self, other: &Self) -> bool {
        self.digest() == other.digest()
    }
}

impl Font {
    pub(super) fn new(bytes: Cow<'static, [u8]>) -> Self {
        Self { bytes, digest: OnceLock::new() }
    }

    fn digest(&self) -> Digest {
        *self.digest.get_or_init(|| Digest::of(&self.bytes))
    }
}

/// Returns the name of a font file below `fonts/`; the licences beside them are none.
pub(super) fn name(below: &str) -> Option<&str> {
    let name = below.strip_prefix("fonts/")?;
    let (_, extension) = name.rsplit_once('.')?;
    matches!(extension.to_ascii_lowercase().as_str(), "otf" | "ttf" | "ttc").then_some(name)
}

impl Theme {
    /// Opens the fonts of cards; nothing where the theme has none.
    pub fn card_fonts(&self) -> Option<Fonts<'_>> {
        let named = &self.config.card_fonts;
        // Fonts that a theme happens to have do not make cards.
        if !named.bold.iter().chain(&named.medium).any(|name| self.fonts.contains_key(name)) {
            return None;
        }
        let files: Vec<FontFile<'_>> = self
            .fonts
            .iter()
            .map(|(name, font)| FontFile { name, bytes: &font.bytes, digest: font.digest() })
            .collect();
        Fonts::open(&files, &named.bold, &named.medium)
    }

    /// Complains about fonts that the theme names and does not have, and files that are no fonts.
    pub(super) fn check_fonts(&self, root: &str, diags: &mut Vec<Diag>) {
        let named = &self.config.card_fonts;
        let place = |path: FieldPath| RelPath::new(&format!("{root}/theme.yaml")).map(|file| Place::field(&file, path));
        for (key, names) in [("bold", &named.bold), ("medium", &named.medium)] {
            // One font for everything is named once.
            let said = key == "medium" && named.medium == named.bold;
            for name in names.iter().filter(|name| named.named && !said && !self.fonts.contains_key(*name)) {
                let known = self.fonts.keys().map(String::as_str);
                let hint = suggest::did_you_mean(name, known).unwrap_or_else(|| format!("put it into `{root}/fonts/`"));
                let mut diag = Diag::error("theme-setting", format!("there is no font `{name}`")).hint(hint);
                diag.place = place(FieldPath::root().key("card_fonts").key(key));
                diags.push(diag);
            }
        }
        for (name, font) in &self.fonts {
            if !is_font(&font.bytes) {
                let mut diag = Diag::error("font-broken", format!("`{name}` is not a font that can be read"))
                    .hint("put the font's own `.otf` or `.ttf` there, as its makers give it out");
                diag.place = RelPath::new(&format!("{root}/fonts/{name}")).map(|file| Place::file(&file));
                diags.push(diag);
            }
        }
    }
}
