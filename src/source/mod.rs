//! What lies in the newsroom's folder, sorted by what it is for.
//!
//! Only names and lengths are kept: a manuscript is read when it is parsed and dropped again, so
//! that a hundred thousand stories need no more memory than their pages do.

pub mod disk;
pub mod image;

use std::collections::{BTreeMap, BTreeSet};

use crate::config::{self, Config};
use crate::diag::{Diag, Place};
use crate::front;
use crate::lang::Lang;
use crate::path::RelPath;
use crate::world::{Entry, World};

/// The longest manuscript that is read, in bytes. A novel has two megabytes.
pub const MANUSCRIPT_LIMIT: u64 = 8 << 20;
/// The longest setting, template or word file that is read, in bytes.
pub const TEXT_LIMIT: u64 = 2 << 20;

/// The rule that says of a file that it cannot be read now. The next run may be luckier.
pub const UNREADABLE: &str = "file-unreadable";

/// What a manuscript is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Shelf {
    /// A story of any kind.
    Story,
    /// A reporter.
    Person,
    /// A numbered run of stories.
    Series,
    /// A curated list of stories.
    Collection,
    /// A page that is not news.
    Page,
}

/// The folders of a newsroom below `content/`.
const SHELVES: &[(&str, Shelf)] = &[
    ("stories", Shelf::Story),
    ("people", Shelf::Person),
    ("series", Shelf::Series),
    ("collections", Shelf::Collection),
    ("pages", Shelf::Page),
];

/// Names that are a page and not news in a folder from elsewhere.
const PAGE_NAMES: &[&str] =
    &["about", "contact", "contributing", "imprint", "license", "now", "privacy", "readme", "uses"];

/// Folders that hold no manuscripts in a folder from elsewhere.
const NOT_CONTENT: &[&str] = &[
    "archetypes",
    "assets",
    "build",
    "dist",
    "i18n",
    "layouts",
    "node_modules",
    "public",
    "resources",
    "static",
    "target",
    "themes",
    "vendor",
    "venv",
];

/// Everything in the folder, sorted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sources {
    /// Files with a story, a person, a series, a collection or a page in them.
    pub manuscripts: Vec<(Entry, Shelf)>,
    /// What editors put on the front page.
    pub front: Option<Entry>,
    /// Everything else below the content folder, published only when something shown reaches it.
    pub media: BTreeMap<RelPath, Entry>,
    /// Files of `static/`, by their place below it, published as they are.
    pub statics: BTreeMap<RelPath, Entry>,
    /// Files of `themes/`.
    pub themes: BTreeMap<RelPath, Entry>,
}

impl Sources {
    /// Returns a file that is published, by its path below the root.
    pub fn file(&self, path: &RelPath) -> Option<&Entry> {
        self.media.get(path).or_else(|| self.statics.get(&RelPath::new(path.below("static")?)?))
    }

    /// Returns the files that are published and that of the front page.
    pub fn files(&self) -> impl Iterator<Item = &Entry> {
        self.media.values().chain(self.statics.values()).chain(&self.front)
    }
}

/// Lists the folder, reads the settings and sorts the rest.
pub fn survey(world: &dyn World) -> (Config, Sources, Vec<Diag>) {
    let (entries, mut diags) = world.list();
    let config = match entries.iter().find(|entry| entry.path.as_str() == config::FILE) {
        Some(entry) => match text(world, entry, TEXT_LIMIT) {
            Ok(text) => {
                let (config, found) = Config::read(&text);
                diags.extend(found);
                config
            }
            Err(diag) => {
                diags.push(diag);
                Config::bare("content".into(), spoken(world, &[]))
            }
        },
        None => {
            let content = bare_content(&entries);
            let manuscripts: Vec<&Entry> = entries.iter().filter(|e| bare_shelf(&content, &e.path).is_some()).collect();
            let languages = bare_languages(spoken(world, &manuscripts), &manuscripts);
            if manuscripts.is_empty() {
                diags.push(
                    Diag::warning("nothing-to-read", "there is no Markdown file in the folder")
                        .hint("name the newsroom's folder with --root, or begin one with `masthead init`"),
                );
            }
            passed_over(&entries, &content, &mut diags);
            let mut config = Config::bare(content, languages[0].clone());
            config.languages = languages;
            config
        }
    };
    let sources = sort(&config, entries, &mut diags);
    diags.extend(config::missing_mark(&config, |path| sources.statics.contains_key(path)));
    (config, sources, diags)
}

fn sort(config: &Config, entries: Vec<Entry>, diags: &mut Vec<Diag>) -> Sources {
    let mut sources = Sources::default();
    for entry in entries {
        let path = entry.path.clone();
        if let Some(below) = path.below("static") {
            sources.statics.extend(RelPath::new(below).map(|below| (below, entry)));
        } else if path.below("themes").is_some() {
            sources.themes.insert(path, entry);
        } else if path.below(&config.content).is_none() {
            // Somebody's notes beside the content: not ours to publish.
        } else if !config.bare && path.below(&config.content) == Some(front::FILE) {
            sources.front = Some(entry);
        } else if !is_markdown(&path) {
            sources.media.insert(path, entry);
        } else if config.bare {
            match bare_shelf(&config.content, &path) {
                Some(shelf) => sources.manuscripts.push((entry, shelf)),
                None => continue,
            }
        } else {
            match shelf(&config.content, &path) {
                Some(shelf) => sources.manuscripts.push((entry, shelf)),
                None => diags.push(
                    Diag::warning("manuscript-homeless", format!("`{path}` lies in no folder that Masthead reads"))
                        .at(Place::file(&path))
                        .hint("move it to `content/stories/`, `content/pages/` or `content/people/`"),
                ),
            }
        }
    }
    sources
}

/// Tells whether a file is Markdown by its name.
pub fn is_markdown(path: &RelPath) -> bool {
    matches!(path.extension().as_str(), "md" | "markdown")
}

fn shelf(content: &str, path: &RelPath) -> Option<Shelf> {
    let (folder, _) = path.below(content)?.split_once('/')?;
    SHELVES.iter().find(|(name, _)| *name == folder).map(|(_, shelf)| *shelf)
}

fn bare_shelf(content: &str, path: &RelPath) -> Option<Shelf> {
    let below = path.below(content)?;
    if !is_markdown(path) {
        return None;
    }
    let folders: Vec<&str> = below.split('/').collect();
    let (name, folders) = folders.split_last()?;
    let hidden = |part: &&str| part.starts_with('_') && !matches!(*part, "_posts" | "_drafts");
    if folders.iter().any(|part| NOT_CONTENT.contains(part) || hidden(part)) {
        return None;
    }
    let stem = name.rsplit_once('.').map_or(*name, |(stem, _)| stem).to_lowercase();
    // Other generators keep a folder's own title in these; ours come from the folder's name.
    if stem == "_index" || (stem == "index" && folders.is_empty()) {
        return None;
    }
    let name = if stem == "index" { folders.last().map(|f| f.to_lowercase()).unwrap_or_default() } else { stem };
    let page = PAGE_NAMES.contains(&name.as_str()) || folders.first().is_some_and(|f| *f == "pages");
    Some(if page { Shelf::Page } else { Shelf::Story })
}

/// Hugo and Zola keep manuscripts in `content/`, others in the root.
fn bare_content(entries: &[Entry]) -> String {
    let inside = |folder: &str| entries.iter().any(|e| is_markdown(&e.path) && e.path.below(folder).is_some());
    ["content", "src/content"].into_iter().find(|folder| inside(folder)).unwrap_or_default().to_owned()
}

/// A folder from elsewhere has the languages in which the same file is there twice.
fn bare_languages(spoken: Lang, manuscripts: &[&Entry]) -> Vec<Lang> {
    let paths: BTreeSet<&str> = manuscripts.iter().map(|entry| entry.path.as_str()).collect();
    let mut others = BTreeSet::new();
    for entry in manuscripts {
        let Some((base, suffix)) = entry.path.stem().rsplit_once('.') else { continue };
        let Some(lang) = Lang::new(suffix).filter(Lang::is_common) else { continue };
        let folder = entry.path.folder();
        let sibling = format!("{folder}{}{base}.{}", if folder.is_empty() { "" } else { "/" }, entry.path.extension());
        if paths.contains(sibling.as_str()) && lang != spoken {
            others.insert(lang);
        }
    }
    std::iter::once(spoken).chain(others).collect()
}

/// Says which texts of a folder from elsewhere have no page.
fn passed_over(entries: &[Entry], content: &str, diags: &mut Vec<Diag>) {
    for entry in entries {
        let Some(below) = entry.path.below(content) else { continue };
        if entry.path.extension() == "mdx" {
            let message = format!("`{}` is MDX, a program, and is not read", entry.path);
            diags.push(Diag::warning("mdx-passed-over", message).at(Place::file(&entry.path)));
        } else if is_markdown(&entry.path)
            && (entry.path.stem() == "_index" || below == entry.path.name() && entry.path.stem() == "index")
        {
            let message =
                format!("the text of `{}` is not shown: Masthead makes the page of a list itself", entry.path);
            diags.push(
                Diag::warning("index-passed-over", message)
                    .at(Place::file(&entry.path))
                    .hint("move what readers need to a file with a name, such as `about.md`"),
            );
        }
    }
}

/// Guesses the language of a folder that does not say it, from the letters of its first files.
fn spoken(world: &dyn World, manuscripts: &[&Entry]) -> Lang {
    let (mut hangul, mut kana, mut han, mut other) = (0usize, 0usize, 0usize, 0usize);
    for entry in manuscripts.iter().take(40) {
        let bytes = world.head(&entry.path, 16 << 10).unwrap_or_default();
        for c in String::from_utf8_lossy(&bytes).chars() {
            match c {
                '\u{ac00}'..='\u{d7a3}' | '\u{1100}'..='\u{11ff}' => hangul += 1,
                '\u{3040}'..='\u{30ff}' => kana += 1,
                '\u{4e00}'..='\u{9fff}' => han += 1,
                c if c.is_alphabetic() => other += 1,
                _ => {}
            }
        }
    }
    // A syllable or an ideograph says as much as three letters.
    let tag = if manuscripts.is_empty() || hangul * 3 > other {
        "ko"
    } else if kana * 3 > other {
        "ja"
    } else if han * 3 > other {
        "zh"
    } else {
        "en"
    };
    Lang::new(tag).unwrap_or_else(|| unreachable!("a plain tag"))
}

/// Reads a file of at most `limit` bytes.
///
/// # Errors
/// Says that the file is too long or cannot be read.
pub fn bytes(world: &dyn World, entry: &Entry, limit: u64) -> Result<Vec<u8>, Diag> {
    let path = &entry.path;
    if entry.length > limit {
        let message = format!("`{path}` has {} MB; at most {} MB are read", entry.length >> 20, limit >> 20);
        return Err(Diag::error("file-too-long", message)
            .at(Place::file(path))
            .hint("split it, or move it out of the newsroom's folder"));
    }
    world.read(path).map_err(|e| Diag::error(UNREADABLE, format!("`{path}` cannot be read: {e}")).at(Place::file(path)))
}

/// Reads a text file of at most `limit` bytes; takes off a byte order mark.
///
/// # Errors
/// Says that the file is too long, cannot be read, or is not UTF-8, with the place.
pub fn text(world: &dyn World, entry: &Entry, limit: u64) -> Result<String, Diag> {
    let path = &entry.path;
    let bytes = bytes(world, entry, limit)?;
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        Diag::error("not-utf8", format!("`{path}` is not UTF-8 text"))
            .at(Place::span(path, at..at + 1))
            .hint("save the file again as UTF-8 (older Korean files are often CP949)")
    })
}
