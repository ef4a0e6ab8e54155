//! A theme's assets: each is published under a name that changes with its content, so that
//! browsers may keep it for ever.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::style::{self, Sheet};
use super::tokens;
use crate::config::Config;
use crate::diag::{Diag, Place};
use crate::digest::Digest;
use crate::path::RelPath;
use crate::source::{self, Sources};
use crate::world::World;

/// Digits of the content's digest that stand in a name.
const DIGITS: usize = 10;

/// A file in `assets/`, before anything became of it.
#[derive(Debug)]
pub(super) enum Raw {
    /// Built in.
    BuiltIn(RelPath, &'static [u8]),
    /// A file of the site.
    File(RelPath),
}

/// An asset that is published.
#[derive(Debug)]
pub struct Asset {
    /// Its name below `/assets/`, `style.0123456789.css`.
    pub published: String,
    /// What is in it.
    pub content: Content,
}

/// What is in an asset.
#[derive(Debug)]
pub enum Content {
    /// These bytes.
    Bytes(Cow<'static, [u8]>),
    /// A file of the site as it is.
    File(RelPath),
}

/// All assets of a theme.
#[derive(Debug, Default)]
pub struct Assets {
    published: BTreeMap<String, Asset>,
    /// Stylesheets that are a part of another, with its name.
    parts: BTreeMap<String, String>,
}

impl Assets {
    /// Makes what is published out of the files of a theme.
    pub(super) fn of(
        files: BTreeMap<String, Raw>,
        config: &Config,
        sources: &Sources,
        world: &dyn World,
    ) -> (Self, Vec<Diag>) {
        let mut diags = Vec::new();
        let mut assets = Self::default();
        let mut sheets = BTreeMap::new();
        let generated = Sheet { source: None, text: tokens::css(&config.tokens, config.fonts) };
        sheets.insert(tokens::NAME.to_owned(), generated);
        for (name, raw) in files {
            if name.to_lowercase().ends_with(".css") {
                match read(&raw, sources, world) {
                    Ok(sheet) => drop(sheets.insert(name, sheet)),
                    Err(diag) => diags.push(diag),
                }
                continue;
            }
            let (digest, content) = match raw {
                Raw::BuiltIn(_, bytes) => (Digest::of(bytes), Content::Bytes(bytes.into())),
                Raw::File(path) => match world.read(&path) {
                    Ok(bytes) => (Digest::of(&bytes), Content::File(path)),
                    Err(e) => {
                        let message = format!("`{path}` cannot be read: {e}");
                        diags.push(Diag::error("file-unreadable", message).at(Place::file(&path)));
                        continue;
                    }
                },
            };
            assets.published.insert(name.clone(), Asset { published: marked(&name, &digest), content });
        }
        let names = assets.published.iter().map(|(name, asset)| (name.clone(), asset.published.clone())).collect();
        diags.extend(style::refuse(&mut sheets));
        let (bundles, found) = style::bundle(&sheets, &names);
        diags.extend(found);
        for (name, css) in bundles.made {
            let published = marked(&name, &Digest::of(css.as_bytes()));
            assets.published.insert(name, Asset { published, content: Content::Bytes(css.into_bytes().into()) });
        }
        assets.parts = bundles.parts;
        (assets, diags)
    }

    /// Returns all assets by their name in the theme.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Asset)> {
        self.published.iter().map(|(name, asset)| (name.as_str(), asset))
    }

    /// Returns an asset by its name in the theme.
    pub fn get(&self, name: &str) -> Option<&Asset> {
        self.published.get(name)
    }

    /// Says what becomes of a name that has no address of its own.
    pub fn missing(&self, name: &str) -> String {
        match self.parts.get(name) {
            Some(whole) => format!("`{name}` has no address of its own: it is a part of `{whole}`"),
            None if name == tokens::NAME => format!("`{name}` has no address of its own: import it in a stylesheet"),
            None => format!("the theme has no asset `{name}`"),
        }
    }
}

fn read(raw: &Raw, sources: &Sources, world: &dyn World) -> Result<Sheet, Diag> {
    let (path, text) = match raw {
        Raw::BuiltIn(path, bytes) => (path, String::from_utf8_lossy(bytes).into_owned()),
        Raw::File(path) => {
            let entry = sources.themes.get(path).unwrap_or_else(|| unreachable!("it was listed"));
            (path, source::text(world, entry, source::TEXT_LIMIT)?)
        }
    };
    Ok(Sheet { source: Some(path.clone()), text: text.trim_start_matches('\u{feff}').to_owned() })
}

/// Puts a part of the digest before the ending.
fn marked(name: &str, digest: &Digest) -> String {
    let digits = &digest.to_string()[..DIGITS];
    let (folder, file) = name.rsplit_once('/').map_or(("", name), |(folder, file)| (folder, file));
    let slash = if folder.is_empty() { "" } else { "/" };
    match file.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()) {
        Some((stem, ending)) => format!("{folder}{slash}{stem}.{digits}.{ending}"),
        None => format!("{folder}{slash}{file}.{digits}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_ten_digits_of_the_content() {
        let digest = Digest::of(b"body{}");
        let digits = &digest.to_string()[..10];
        for (name, published) in [
            ("style.css", format!("style.{digits}.css")),
            ("fonts/a.subset.woff2", format!("fonts/a.subset.{digits}.woff2")),
            ("a.b/licence", format!("a.b/licence.{digits}")),
            (".htaccess", format!(".htaccess.{digits}")),
        ] {
            assert_eq!(marked(name, &digest), published);
        }
        assert_ne!(marked("style.css", &digest), marked("style.css", &Digest::of(b"body{ }")));
    }
}
