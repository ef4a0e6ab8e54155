//! One source file, parsed: its front matter and its body. It knows of no other file.

mod fence;
pub mod front;
mod place;
mod raw;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::body::{self, Body, Highlights};
use crate::config::Config;
use crate::diag::{Aim, At, Diag, FieldPath, Place, Severity, Step};
use crate::lang::Lang;
use crate::path::RelPath;
use crate::source::Shelf;
use crate::yaml;

pub use fence::split;
pub use front::{Audience, Front, Image, Status};
pub use place::{Settled, Spot, settle};
pub use raw::KEYS;

impl Manuscript {
    /// Returns the file's path without language and extension, which translations have in common.
    pub fn family(&self) -> String {
        let stem = self.source.stem();
        let stem = stem.strip_suffix(&format!(".{}", self.lang)).unwrap_or(stem);
        format!("{}/{stem}", self.source.folder())
    }
}

/// The longest front matter that is read, in bytes.
const FRONT_LIMIT: usize = 256 << 10;

/// Keys that decide whether a thing may be shown.
const GATES: [&str; 7] = ["audience", "draft", "embargo", "expires", "publish", "published", "status"];

/// One source file, parsed.
#[derive(Clone, Debug)]
pub struct Manuscript {
    /// Where it lies.
    pub source: RelPath,
    /// What it is about.
    pub shelf: Shelf,
    /// Its name without folder, language and extension; for `name/index.md` the folder's.
    pub id: Arc<str>,
    /// Its language.
    pub lang: Lang,
    /// Its front matter.
    pub front: Front,
    /// Its text.
    pub body: Arc<Body>,
    /// What of its front matter has been complained about, so that nobody says it is missing, too.
    pub faults: Faults,
}

/// Front matter that could not be understood.
#[derive(Clone, Debug, Default)]
pub struct Faults {
    /// All of it.
    pub whole: bool,
    /// These keys.
    pub keys: BTreeSet<String>,
}

impl Faults {
    fn of(diags: &[Diag]) -> Self {
        let mut faults = Self::default();
        for diag in diags {
            if diag.rule == "yaml-size" {
                faults.whole = true; // nothing after it was read
            }
            match diag.place.as_ref().map(|place| &place.at) {
                Some(At::Field(path, _)) => faults.keys.extend(path.steps().first().and_then(|step| match step {
                    // `dsek` is most likely the desk that would be missing, and `엠바고` the embargo.
                    Step::Key(key) if diag.rule == "unknown-key" => {
                        let names = KEYS.iter().flat_map(|(name, others, _)| std::iter::once(name).chain(*others));
                        yaml::meant(key, names.copied()).map(|name| canonical(name).to_owned())
                    }
                    Step::Key(key) => Some(canonical(key).to_owned()),
                    Step::Index(_) => None,
                })),
                _ => faults.whole = true,
            }
        }
        faults
    }

    /// Tells whether somebody has been told about this key.
    pub fn has(&self, key: &str) -> bool {
        self.whole || self.keys.contains(key)
    }
}

/// Returns our name of a key that may be another generator's.
fn canonical(key: &str) -> &str {
    KEYS.iter().find(|(_, aliases, _)| aliases.contains(&key)).map_or(key, |(name, ..)| name)
}

/// Parses a file. Always gives a manuscript, with what could be read.
pub fn parse(
    source: &RelPath,
    shelf: Shelf,
    text: &str,
    config: &Config,
    highlights: &Highlights,
) -> (Manuscript, Vec<Diag>) {
    let (split, open) = fence::split(source, text);
    let mut diags: Vec<Diag> = open.into_iter().collect();
    let mut written = &text[split.front.clone()];
    if written.len() > FRONT_LIMIT {
        let message =
            format!("the front matter has {} KB; at most {} KB are read", written.len() >> 10, FRONT_LIMIT >> 10);
        diags.push(
            Diag::error("front-matter-long", message)
                .at(Place::span(source, split.front.start..split.front.start))
                .hint("put the text below the second `---` line"),
        );
        written = "";
    }
    if config.bare && text.trim_start_matches('\u{feff}').trim_start().starts_with('{') {
        let message = "front matter in JSON is not read";
        diags.push(
            Diag::error("front-matter-json", message)
                .at(Place::file(source))
                .hint("write it as YAML between `---` lines"),
        );
    }
    let (raw, findings) = yaml::read::<raw::Raw>(written, split.format);
    diags.extend(yaml::explain(source, findings).into_iter().map(|mut diag| {
        place::shift(&mut diag, split.front.start);
        diag
    }));
    let (mut front, stated) = front::understand(raw.unwrap_or_default(), source, shelf, config, &mut diags);
    diags.extend(empty_gates(source, written, split.format, &Faults::of(&diags)));
    let faults = Faults::of(&diags);
    let name = name(source, config);
    if let Some(tag) = &name.foreign {
        diags.push(
            Diag::error("language-unknown", format!("`.{tag}.` names a language that this newsroom does not have"))
                .at(Place::file(source))
                .hint(format!("add `{tag}` to `languages:` in newsroom.yaml, or rename the file")),
        );
    }
    let lang = name.lang.or(stated).unwrap_or_else(|| config.default_language().clone());
    if config.bare {
        front.date = front.date.or(name.date);
        let in_drafts =
            source.folder().split('/').any(|part| matches!(part.to_lowercase().as_str(), "_drafts" | "drafts"));
        if in_drafts || written.lines().any(hides) {
            front.status = Status::Draft;
        }
    }
    let title = front.title.clone();
    let options = body::Options {
        allow_html: config.allow_html,
        lang: lang.as_str(),
        title: title.as_deref(),
        heading_is_title: config.bare,
    };
    let (body, found) = body::parse(source, text, split.body, &options, highlights);
    diags.extend(found);
    if config.bare {
        // Other generators' keys pass, but not one that was meant to hold the story back.
        diags.retain(|diag| diag.rule != "unknown-key" || holds(diag));
        for diag in &mut diags {
            if diag.severity == Severity::Error {
                diag.severity = Severity::Warning;
            }
        }
        // What was meant to hold it back cannot be read: it stays back until somebody looks.
        if faults.whole || diags.iter().any(holds) {
            front.status = Status::Draft;
            diags.push(
                Diag::warning("held-unread", "it is left out, for what says whether it may be shown cannot be read")
                    .at(Place::file(source))
                    .hint("mend what is said of this file besides"),
            );
        }
        if front.title.is_none() {
            front.title = body.title.clone().or_else(|| Some(name.id.replace(['-', '_'], " ").into()));
        }
    }
    (Manuscript { source: source.clone(), shelf, id: name.id, lang, front, body: Arc::new(body), faults }, diags)
}

/// Tells whether a line is another generator's way to keep a page from readers.
fn hides(line: &str) -> bool {
    let line = line.to_lowercase().replace([' ', '"', '\''], "");
    matches!(
        line.as_str(),
        "private:true" | "hidden:true" | "unlisted:true" | "visibility:private" | "visibility:hidden"
    ) || line.starts_with("password:")
}

/// Tells whether a complaint is about a key that decides whether a thing may be shown, or about one
/// that is such a key but for a letter. `publisher` is none.
fn holds(diag: &Diag) -> bool {
    let Some(At::Field(path, _)) = diag.place.as_ref().map(|place| &place.at) else { return false };
    let Some(Step::Key(key)) = path.steps().first() else { return false };
    if diag.rule != "unknown-key" {
        return canonical(key) == "date" || canonical(key) == "publish_date" || GATES.contains(&canonical(key));
    }
    let slip = GATES.iter().any(|gate| strsim::damerau_levenshtein(gate, &key.to_lowercase()) <= 1);
    slip && key != "publisher"
        || key.to_lowercase().starts_with("embargo")
        || yaml::meant(key, GATES).is_some() && !key.is_ascii()
}

/// Complains about keys that decide whether a thing may be shown and have nothing behind them:
/// somebody meant to hold it back, and an empty line holds nothing.
fn empty_gates(source: &RelPath, written: &str, format: yaml::Format, faults: &Faults) -> Vec<Diag> {
    let there = |key: &&str| memchr::memmem::find(written.as_bytes(), key.as_bytes()).is_some();
    let names = || {
        KEYS.iter()
            .filter(|(key, ..)| GATES.contains(key))
            .flat_map(|(key, others, _)| std::iter::once(key).chain(*others))
    };
    if !names().any(there) {
        return Vec::new();
    }
    yaml::empty_keys(written, format)
        .into_iter()
        .filter(|key| GATES.contains(&canonical(key)) && !faults.has(canonical(key)))
        .map(|key| {
            let path = FieldPath::root().key(key.clone());
            Diag::error("gate-empty", format!("`{key}` has nothing behind it"))
                .at(Place { source: source.clone(), at: At::Field(path, Aim::Key) })
                .hint("write what it should be, or remove the line")
        })
        .collect()
}

/// What a file's name says.
struct Name {
    id: Arc<str>,
    lang: Option<Lang>,
    /// A language of the world that the newsroom does not have.
    foreign: Option<String>,
    date: Option<crate::moment::Moment>,
}

fn name(source: &RelPath, config: &Config) -> Name {
    let stem = source.stem();
    let mut foreign = None;
    let (stem, lang) = match stem.rsplit_once('.') {
        Some((base, suffix)) => match Lang::new(suffix).filter(|lang| config.languages.contains(lang)) {
            Some(lang) => (base, Some(lang)),
            None => {
                foreign = Lang::new(suffix).filter(|lang| lang.is_common()).map(|lang| lang.to_string());
                (stem, None)
            }
        },
        None => (stem, None),
    };
    let folder = source.folder().rsplit('/').next().unwrap_or_default();
    let mut id = if stem == "index" && !folder.is_empty() { folder } else { stem };
    let mut date = None;
    if config.bare && id.len() > 11 && id.is_char_boundary(10) && id[10..].starts_with(['-', '_']) {
        // Jekyll keeps the date in the file's name.
        if let Ok(written) = crate::moment::parse(&id[..10]) {
            date = Some(written.at(&config.zone));
            id = &id[11..];
        }
    }
    Name { id: id.into(), lang, foreign, date }
}
