//! One source file, parsed: its front matter and its body. It knows of no other file.

mod elsewhere;
mod fence;
pub mod front;
mod gates;
mod name;
mod place;
mod raw;
mod value;

use std::sync::Arc;

use crate::body::{self, Body, Highlights};
use crate::config::Config;
use crate::diag::{Diag, Place, Severity};
use crate::lang::Lang;
use crate::path::RelPath;
use crate::slug;
use crate::source::Shelf;
use crate::yaml;

use gates::{empty_gates, hides, holds};

pub use fence::split;
pub use front::{Audience, Front, Image, Status};
pub use gates::Faults;
pub use place::{Settled, Spot, settle};
pub use raw::KEYS;

impl Manuscript {
    /// Tells whether another state of this file differs in the words of its text and in nothing that
    /// anything else could know of it.
    pub fn differs_in_words(&self, other: &Self) -> bool {
        // Family and slug follow from what is compared.
        let Self { source, shelf, id, lang, family: _, slug: _, front, body, faults } = self;
        // Two moments may be one instant, and two hours on the wall: all there is of them is compared.
        let whole = |front: &Front| format!("{front:?}");
        (source, shelf, id, lang) == (&other.source, &other.shelf, &other.id, &other.lang)
            && (whole(front), faults) == (whole(&other.front), &other.faults)
            && body.seems_same(&other.body)
    }
}

/// The longest front matter that is read, in bytes.
const FRONT_LIMIT: usize = 256 << 10;

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
    /// The file's path without language and extension, which translations have in common.
    pub family: Arc<str>,
    /// The last part of its address, unless that is given whole.
    pub slug: Arc<str>,
    /// Its front matter.
    pub front: Front,
    /// Its text.
    pub body: Arc<Body>,
    /// What of its front matter has been complained about, so that nobody says it is missing, too.
    pub faults: Faults,
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
    let name = name::name(source, config);
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
        bare: config.bare,
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
    let (family, slug) = (family(source, &lang), last_part(&name.id, &front));
    let (source, id, body) = (source.clone(), name.id, Arc::new(body));
    (Manuscript { source, shelf, id, lang, family, slug, front, body, faults }, diags)
}

fn family(source: &RelPath, lang: &Lang) -> Arc<str> {
    let stem = source.stem();
    let own = stem.strip_suffix(lang.as_str()).and_then(|stem| stem.strip_suffix('.')).unwrap_or(stem);
    format!("{}/{own}", source.folder()).into()
}

fn last_part(id: &Arc<str>, front: &Front) -> Arc<str> {
    match &front.slug {
        Some(slug) => slug.as_str().into(),
        None => match slug::slugify(id) {
            empty if empty.is_empty() => id.clone(),
            slug => slug.into(),
        },
    }
}
