//! A theme's files: those built into the program, with the site's own laid over them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use include_dir::{Dir, include_dir};

use super::assets::{Assets, Raw};
use super::font::{self, Font};
use super::tokens;
use crate::config::theme::ThemeConfig;
use crate::config::{Config, Fonts};
use crate::diag::{Diag, Place, suggest};
use crate::path::RelPath;
use crate::source::{self, Sources};
use crate::world::World;

/// The theme that is built in.
pub const BUILT_IN: &str = "press";
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
    /// What is published in `/assets/`.
    pub assets: Arc<Assets>,
    /// Fonts for cards by their name, `Pretendard-Bold.otf`. They are not published.
    pub fonts: BTreeMap<String, Font>,
}

/// Gathers the files of the theme that the settings name.
pub fn gather(settings: &Config, sources: &Sources, world: &dyn World) -> (Theme, Vec<Diag>) {
    let name = settings.theme.as_str();
    let mut diags = Vec::new();
    let mut files: BTreeMap<String, Raw> = BTreeMap::new();
    let mut theme = Theme {
        config: ThemeConfig::default(),
        templates: BTreeMap::new(),
        words: BTreeMap::new(),
        assets: Arc::default(),
        fonts: BTreeMap::new(),
    };
    let root = format!("themes/{name}");
    let mut built_in = Vec::new();
    collect(&PRESS, &mut built_in);
    for file in built_in {
        let below = file.path().to_string_lossy().replace('\\', "/");
        let Some(path) = RelPath::new(&format!("themes/{BUILT_IN}/{below}")) else { continue };
        if let Some(asset) = below.strip_prefix("assets/") {
            // Bundled fonts are there for every theme.
            if tokens::is_font(asset) || name == BUILT_IN {
                files.insert(asset.to_owned(), Raw::BuiltIn(path, file.contents()));
            }
        } else if let Some(font) = font::name(&below).filter(|_| name == BUILT_IN) {
            theme.fonts.insert(font.to_owned(), Font::new(Cow::Borrowed(file.contents())));
        } else if let Some(text) = file.contents_utf8().filter(|_| name == BUILT_IN) {
            theme.lay(&below, path, text.to_owned(), &mut diags);
        }
    }
    let mut own = false;
    for (path, entry) in &sources.themes {
        let Some(below) = path.below(&root) else { continue };
        own = true;
        if let Some(asset) = below.strip_prefix("assets/") {
            files.insert(asset.to_owned(), Raw::File(path.clone()));
            continue;
        }
        if below.starts_with("fonts/") {
            if let Some(font) = font::name(below) {
                match source::bytes(world, entry, font::LIMIT) {
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
    if settings.fonts == Fonts::System {
        files.retain(|name, _| !tokens::is_font(name));
    }
    let (assets, found) = Assets::of(files, settings, sources, world);
    theme.assets = Arc::new(assets);
    diags.extend(found);
    (theme, diags)
}

impl Theme {
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

fn collect(dir: &'static Dir<'static>, files: &mut Vec<&'static include_dir::File<'static>>) {
    for entry in dir.entries() {
        match entry {
            include_dir::DirEntry::Dir(dir) => collect(dir, files),
            include_dir::DirEntry::File(file) => files.push(file),
        }
    }
}
