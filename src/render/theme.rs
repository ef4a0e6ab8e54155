//! A theme's files: those built into the program, with the site's own laid over them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use include_dir::{Dir, include_dir};

use crate::card::face::{FontFile, Fonts};
use crate::config::theme::ThemeConfig;
use crate::diag::{Diag, FieldPath, Place, suggest};
use crate::digest::Digest;
use crate::path::RelPath;
use crate::source::{self, Sources};
use crate::world::World;

/// The theme that is built in.
pub const BUILT_IN: &str = "press";
/// The longest font file that is read, in bytes. All of Unicode's ideographs have 30 MB.
const FONT_LIMIT: u64 = 64 << 20;
static PRESS: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/press");

/// A theme: every file by its name below the theme's folder.
#[derive(Debug)]
pub struct Theme {
    /// Its settings.
    pub config: ThemeConfig,
    /// Templates by their name, `story.html`: where the file lies, and its text.
    pub templates: BTreeMap<String, (RelPath, String)>,
    /// Words by language: files in the order in which a later one wins.
    pub words: BTreeMap<String, Vec<(RelPath, String)>>,
    /// Assets by their name, `style.css`.
    pub assets: BTreeMap<String, Asset>,
    /// Fonts for cards by their name, `Pretendard-Bold.otf`. They are not published.
    pub fonts: BTreeMap<String, Font>,
}

/// A font file.
#[derive(Debug)]
pub struct Font {
    bytes: Cow<'static, [u8]>,
    digest: OnceLock<Digest>,
}

impl Font {
    fn new(bytes: Cow<'static, [u8]>) -> Self {
        Self { bytes, digest: OnceLock::new() }
    }

    fn digest(&self) -> Digest {
        *self.digest.get_or_init(|| Digest::of(&self.bytes))
    }
}

/// A file of a theme that goes out as it is.
#[derive(Debug, Clone)]
pub enum Asset {
    /// Built in.
    Bytes(&'static [u8]),
    /// A file of the site.
    File(RelPath),
}

/// Gathers the files of the theme `name`.
pub fn gather(name: &str, sources: &Sources, world: &dyn World) -> (Theme, Vec<Diag>) {
    let mut diags = Vec::new();
    let mut theme = Theme {
        config: ThemeConfig::default(),
        templates: BTreeMap::new(),
        words: BTreeMap::new(),
        assets: BTreeMap::new(),
        fonts: BTreeMap::new(),
    };
    let root = format!("themes/{name}");
    if name == BUILT_IN {
        let mut files = Vec::new();
        collect(&PRESS, &mut files);
        for file in files {
            let below = file.path().to_string_lossy().replace('\\', "/");
            let Some(path) = RelPath::new(&format!("{root}/{below}")) else { continue };
            if let Some(asset) = below.strip_prefix("assets/") {
                theme.assets.insert(asset.to_owned(), Asset::Bytes(file.contents()));
            } else if let Some(font) = font_name(&below) {
                theme.fonts.insert(font.to_owned(), Font::new(Cow::Borrowed(file.contents())));
            } else if let Some(text) = file.contents_utf8() {
                theme.lay(&below, path, text.to_owned(), &mut diags);
            }
        }
    }
    let mut own = false;
    for (path, entry) in &sources.themes {
        let Some(below) = path.below(&root) else { continue };
        own = true;
        if let Some(asset) = below.strip_prefix("assets/") {
            theme.assets.insert(asset.to_owned(), Asset::File(path.clone()));
            continue;
        }
        if below.starts_with("fonts/") {
            if let Some(font) = font_name(below) {
                match source::bytes(world, entry, FONT_LIMIT) {
                    Ok(bytes) => drop(theme.fonts.insert(font.to_owned(), Font::new(Cow::Owned(bytes)))),
                    Err(diag) => diags.push(diag),
                }
            }
            continue;
        }
        match source::text(world, entry, source::TEXT_LIMIT) {
            Ok(text) => theme.lay(below, path.clone(), text, &mut diags),
            Err(diag) => diags.push(diag),
        }
    }
    theme.check_fonts(&root, &mut diags);
    if name != BUILT_IN && !own {
        let names =
            sources.themes.keys().filter_map(|path| path.below("themes")?.split_once('/')).map(|(name, _)| name);
        let hint = suggest::did_you_mean(name, names.chain([BUILT_IN]))
            .unwrap_or_else(|| format!("write `theme: {BUILT_IN}`, or put the theme into `{root}/`"));
        let mut diag = Diag::error("theme-unknown", format!("there is no theme `{name}`")).hint(hint);
        diag.place = RelPath::new(crate::config::FILE).map(|file| Place::file(&file));
        diags.push(diag);
    }
    (theme, diags)
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
    fn check_fonts(&self, root: &str, diags: &mut Vec<Diag>) {
        let named = &self.config.card_fonts;
        let place = |path: FieldPath| RelPath::new(&format!("{root}/theme.yaml")).map(|file| Place::field(&file, path));
        for (key, names) in [("bold", &named.bold), ("medium", &named.medium)] {
            for name in names.iter().filter(|name| named.named && !self.fonts.contains_key(*name)) {
                let known = self.fonts.keys().map(String::as_str);
                let hint = suggest::did_you_mean(name, known).unwrap_or_else(|| format!("put it into `{root}/fonts/`"));
                let mut diag = Diag::error("theme-setting", format!("there is no font `{name}`")).hint(hint);
                diag.place = place(FieldPath::root().key("card_fonts").key(key));
                diags.push(diag);
            }
        }
        for (name, font) in &self.fonts {
            if !crate::card::face::is_font(&font.bytes) {
                let mut diag = Diag::error("font-broken", format!("`{name}` is not a font that can be read"))
                    .hint("put the font's own `.otf` or `.ttf` there, as its makers give it out");
                diag.place = RelPath::new(&format!("{root}/fonts/{name}")).map(|file| Place::file(&file));
                diags.push(diag);
            }
        }
    }

    /// Lays a file over the one of the same name.
    fn lay(&mut self, below: &str, path: RelPath, text: String, diags: &mut Vec<Diag>) {
        if below == "theme.yaml" {
            let (config, found) = ThemeConfig::read(&path, &text);
            self.config = config;
            diags.extend(found);
        } else if let Some(template) = below.strip_prefix("templates/") {
            self.templates.insert(template.to_owned(), (path, text));
        } else if let Some(lang) = below.strip_prefix("words/").and_then(|file| file.strip_suffix(".ftl")) {
            self.words.entry(lang.to_owned()).or_default().push((path, text));
        }
    }
}

/// Returns the name of a font file; the licences beside them are none.
fn font_name(below: &str) -> Option<&str> {
    let name = below.strip_prefix("fonts/")?;
    let (_, extension) = name.rsplit_once('.')?;
    matches!(extension.to_ascii_lowercase().as_str(), "otf" | "ttf" | "ttc").then_some(name)
}

fn collect(dir: &'static Dir<'static>, files: &mut Vec<&'static include_dir::File<'static>>) {
    for entry in dir.entries() {
        match entry {
            include_dir::DirEntry::Dir(dir) => collect(dir, files),
            include_dir::DirEntry::File(file) => files.push(file),
        }
    }
}
