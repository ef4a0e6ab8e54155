//! Finds what links and images point at, by file, by address or by heading.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::files::{file, plain, unaddressed, without_query};
use super::{Media, Person, Target};
use crate::body::{Body, Goal};
use crate::config::Config;
use crate::diag::{Diag, FieldPath, Place, Severity, suggest};
use crate::lang::Lang;
use crate::manuscript::{Image, Manuscript};
use crate::path::{RelPath, UrlPath, decode};
use crate::slug::{self, Slug};
use crate::source::{Sources, is_markdown};

/// How many dead links are told what may have been meant.
const SUGGESTIONS: usize = 100;

/// A manuscript that has an address of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Doc {
    Story(usize),
    Page(usize),
}

/// What the resolver needs to know of a document.
pub(super) struct Known {
    pub doc: Doc,
    pub body: Arc<Body>,
}

/// All names by which something can be found.
pub(super) struct Directory<'d> {
    pub config: &'d Config,
    pub sources: &'d Sources,
    /// By file.
    pub files: FxHashMap<RelPath, Known>,
    /// Translations: by file, the file in each language.
    pub translations: FxHashMap<RelPath, Vec<(Lang, RelPath)>>,
    /// By address and by former address.
    pub addresses: FxHashMap<UrlPath, RelPath>,
    /// Files that are media, by path.
    pub media: FxHashMap<RelPath, usize>,
    /// Reporters by their ids.
    pub people: FxHashMap<Arc<str>, usize>,
    /// Files whose page is a list: reporters, series, collections. The list's folder and name.
    pub lists: FxHashMap<RelPath, (&'static str, Slug)>,
}

impl Directory<'_> {
    /// Resolves every reference of a manuscript's text.
    pub fn references(
        &self,
        source: &RelPath,
        lang: &Lang,
        own: Option<&UrlPath>,
        body: &Body,
        diags: &mut Vec<Diag>,
    ) -> Vec<Target> {
        body.references
            .iter()
            .map(|reference| {
                let place = || Place::span(source, reference.span.clone());
                let mut lookup = Lookup { directory: self, source, lang, own, body, place: &place, diags };
                lookup.target(&reference.target, reference.goal)
            })
            .collect()
    }

    /// Resolves a picture of the front matter.
    pub fn picture(
        &self,
        source: &RelPath,
        image: &Image,
        key: &'static str,
        diags: &mut Vec<Diag>,
    ) -> Option<Result<usize, Arc<str>>> {
        if image.src.starts_with("https://") || image.src.starts_with("http://") {
            return Some(Err(image.src.clone()));
        }
        let found = plain(self.config, source, &image.src, self.sources).and_then(|path| self.media.get(&path));
        if found.is_none() {
            let field = FieldPath::root().key(key);
            let diag = self
                .missing_file(source, &image.src, "media-missing", "picture")
                .at(Place::field(source, field))
                .weighing(self.weight());
            diags.push(diag);
        }
        found.map(|index| Ok(*index))
    }

    /// Resolves an address that stands by itself in a file.
    pub fn address(
        &self,
        source: &RelPath,
        written: &str,
        place: &dyn Fn() -> Place,
        diags: &mut Vec<Diag>,
    ) -> Option<Target> {
        let (lang, body) = (self.config.default_language(), Body::default());
        let mut lookup = Lookup { directory: self, source, lang, own: None, body: &body, place, diags };
        Some(lookup.target(written, Goal::Any)).filter(|target| *target != Target::Missing)
    }

    fn weight(&self) -> Severity {
        if self.config.bare { Severity::Warning } else { Severity::Error }
    }

    fn missing_file(&self, source: &RelPath, target: &str, rule: &'static str, what: &str) -> Diag {
        if let Some(sign) = unaddressed(source, target, self.sources) {
            return Diag::error("file-name", format!("`{target}` has a name that cannot be an address"))
                .hint(format!("rename it, and mend it here: `{sign}` cannot be in a name"));
        }
        let path = decode(without_query(target).0);
        let climbs = !path.starts_with('/') && source.beside(&path).is_none();
        if climbs {
            return Diag::error(rule, format!("`{target}` leaves the newsroom's folder"))
                .hint("copy the file into the newsroom and link to it there");
        }
        let hint = match what {
            "picture" => "put the picture beside the story, or mend its name",
            "file" => "put the file beside the story, or mend its name",
            _ => "link to a story by its file, `[words](../2026/name.md)`, or mend the address",
        };
        Diag::error(rule, format!("there is no {what} `{target}`")).hint(hint)
    }

    /// Says in the first reports of a missing file which one was most likely meant. It takes a look
    /// at every file, so it is done for a hundred of them, in the order of the stories.
    pub fn suggest(&self, diags: &mut [Diag]) {
        let missing = diags.iter_mut().filter(|diag| {
            matches!(diag.rule, "link-dead" | "media-missing") && diag.message.starts_with("there is no")
        });
        for diag in missing.take(SUGGESTIONS) {
            let Some(source) = diag.place.as_ref().map(|place| place.source.clone()) else { continue };
            let meant = diag.message.split('`').nth(1).and_then(|target| self.meant(&source, target));
            if let (Some(meant), Some(hint)) = (meant, diag.hints.first_mut()) {
                *hint = meant;
            }
        }
    }

    fn meant(&self, source: &RelPath, target: &str) -> Option<String> {
        let path = decode(without_query(target).0);
        let wanted = path.rsplit('/').next().unwrap_or(&path);
        let all = || self.sources.media.keys().chain(self.files.keys());
        let beside = all().filter(|path| path.folder() == source.folder()).map(RelPath::name);
        suggest::did_you_mean(wanted, beside).or_else(|| {
            let name = suggest::nearest(wanted, all().map(RelPath::name))?;
            // Several folders may have one; the first by its path.
            let found = all().filter(|path| path.name() == name).min()?;
            Some(format!("did you mean `{}`?", source.way_to(found)))
        })
    }
}

struct Lookup<'l> {
    directory: &'l Directory<'l>,
    source: &'l RelPath,
    lang: &'l Lang,
    own: Option<&'l UrlPath>,
    body: &'l Body,
    place: &'l dyn Fn() -> Place,
    diags: &'l mut Vec<Diag>,
}

impl Lookup<'_> {
    fn target(&mut self, written: &str, goal: Goal) -> Target {
        if goal == Goal::Person {
            return self.directory.people.get(written).map_or(Target::Name, |index| Target::Person(*index));
        }
        let (path, query, fragment) = without_query(written);
        if path.is_empty() && query.is_empty() {
            let fragment = decode(fragment.unwrap_or_default());
            if !fragment.is_empty() && fragment != "top" && !self.body.has_anchor(&fragment) {
                self.no_heading(&fragment, self.body.headings.iter().map(|h| h.id.clone()).collect());
            }
            return Target::Here(fragment.into());
        }
        if let Some(path) = file(self.directory.config, self.source, written, self.directory.sources)
            && let Some(index) = self.directory.media.get(&path)
        {
            return Target::Media(*index);
        }
        if goal == Goal::File
            && RelPath::new(path.trim_start_matches(['.', '/'])).is_some_and(|path| is_markdown(&path))
        {
            let message = format!("`{written}` is a manuscript, and manuscripts are not downloads");
            let hint = format!("link to it in the text, `[words]({written})`, or offer a file such as a PDF");
            self.complain(Diag::error("media-missing", message).hint(hint));
            return Target::Missing;
        }
        if goal == Goal::File || unaddressed(self.source, written, self.directory.sources).is_some() {
            return self.missing(written, goal);
        }
        let decoded = decode(path);
        let document = match (decoded.strip_prefix('/'), decoded.strip_prefix("@/")) {
            (_, Some(rest)) => RelPath::new(&format!("{}/{rest}", self.directory.config.content)),
            (Some(_), _) => self.by_address(&decoded),
            (None, None) => self.source.beside(&decoded).filter(is_markdown).map(|path| self.in_language(path)),
        };
        if let Some(known) = document.as_ref().and_then(|path| self.directory.files.get(path)) {
            let named = self.source.beside(&decoded).and_then(|path| self.directory.files.get(&path));
            let named = named.filter(|named| named.doc != known.doc).map(|named| named.doc);
            return self.document(known, fragment, named);
        }
        if let Some((folder, slug)) = document.as_ref().and_then(|path| self.directory.lists.get(path)) {
            let home = self.directory.config.home(self.lang);
            let tail = fragment.map(|f| format!("#{f}")).unwrap_or_default();
            return Target::Path(home.join(&format!("{folder}/{slug}/")), tail.into());
        }
        let looks_like_file = goal == Goal::Picture || decoded.ends_with(".md") || decoded.ends_with(".markdown");
        if looks_like_file || self.source.beside(&decoded).is_none() && !decoded.starts_with('/') {
            return self.missing(written, goal);
        }
        match self.address(&decoded) {
            Some(url) => {
                let tail = format!("{query}{}", fragment.map(|f| format!("#{f}")).unwrap_or_default());
                Target::Path(url, tail.into())
            }
            None => self.missing(written, goal),
        }
    }

    /// An address of the site, written from its top or from the story's own page.
    fn address(&self, decoded: &str) -> Option<UrlPath> {
        if decoded.starts_with('/') {
            return UrlPath::of(self.directory.config.base.inside(decoded));
        }
        let own = self.own?.as_str();
        let folder = RelPath::new(own.trim_start_matches('/'))?;
        let base = RelPath::new(&format!("{}/x", folder.as_str()))?;
        let joined = base.beside(decoded)?;
        let slash = if decoded.ends_with('/') || decoded.ends_with("..") { "/" } else { "" };
        UrlPath::of(&format!("/{}{slash}", joined.as_str()))
    }

    fn by_address(&self, decoded: &str) -> Option<RelPath> {
        let url = self.address(decoded)?;
        let addresses = &self.directory.addresses;
        let text = url.as_str();
        let other = |form: String| addresses.get(&UrlPath::of(&form)?);
        let found = addresses
            .get(&url)
            .or_else(|| other(format!("{text}/")))
            .or_else(|| other(text.strip_suffix("index.html")?.to_owned()));
        found.cloned()
    }

    /// A link to `a.md` from an English story means the English version, if there is one.
    fn in_language(&self, path: RelPath) -> RelPath {
        let versions = self.directory.translations.get(&path);
        match versions.and_then(|v| v.iter().find(|(lang, _)| lang == self.lang)) {
            Some((_, version)) if !path.stem().contains('.') => version.clone(),
            _ => path,
        }
    }

    fn document(&mut self, known: &Known, fragment: Option<&str>, named: Option<Doc>) -> Target {
        let fragment: Option<Arc<str>> = fragment.filter(|f| !f.is_empty()).map(|f| decode(f).into());
        if let Some(name) = &fragment
            && !known.body.has_anchor(name)
        {
            self.no_heading(name, known.body.headings.iter().map(|h| h.id.clone()).collect());
        }
        match known.doc {
            Doc::Story(index) => {
                let named = named.and_then(|named| if let Doc::Story(named) = named { Some(named) } else { None });
                Target::Story(index, fragment, named)
            }
            Doc::Page(index) => Target::Page(index, fragment),
        }
    }

    fn no_heading(&mut self, name: &str, ids: Vec<Arc<str>>) {
        let hint = suggest::did_you_mean(name, ids.iter().map(|id| &**id));
        let diag = Diag::error("anchor-missing", format!("there is no heading `#{name}`")).maybe_hint(hint);
        self.complain(diag);
    }

    fn missing(&mut self, written: &str, goal: Goal) -> Target {
        let (rule, what) = match goal {
            Goal::Picture => ("media-missing", "picture"),
            Goal::File => ("media-missing", "file"),
            Goal::Any | Goal::Person => ("link-dead", "file or address"),
        };
        let diag = self.directory.missing_file(self.source, written, rule, what);
        self.complain(diag);
        Target::Missing
    }

    fn complain(&mut self, diag: Diag) {
        self.diags.push(diag.at((self.place)()).weighing(self.directory.weight()));
    }
}

/// Returns the files whose page is a list.
pub(super) fn lists(shelves: [(&'static str, &[Vec<Arc<Manuscript>>]); 3]) -> FxHashMap<RelPath, (&'static str, Slug)> {
    let versions = shelves.into_iter().flat_map(|(folder, shelf)| shelf.iter().flatten().map(move |m| (folder, m)));
    versions
        .filter_map(|(folder, m)| Some((m.source.clone(), (folder, slug::check(&slug::slugify(&m.id)).ok()?))))
        .collect()
}

/// Writes down by which names stories and pages can be found.
pub(super) fn directory<'d>(
    config: &'d Config,
    sources: &'d Sources,
    (stories, story_urls): (&[Arc<Manuscript>], &[&UrlPath]),
    (pages, page_urls): (&[Arc<Manuscript>], &[UrlPath]),
    media: &[Media],
    lists: FxHashMap<RelPath, (&'static str, Slug)>,
    people: &[Person],
) -> Directory<'d> {
    let mut directory = Directory {
        config,
        sources,
        files: FxHashMap::default(),
        translations: FxHashMap::default(),
        addresses: FxHashMap::default(),
        lists,
        people: people.iter().enumerate().map(|(i, person)| (person.id.clone(), i)).collect(),
        media: media.iter().enumerate().map(|(i, media)| (media.source.clone(), i)).collect(),
    };
    let docs = stories
        .iter()
        .zip(story_urls)
        .enumerate()
        .map(|(i, (m, url))| (m, *url, Doc::Story(i)))
        .chain(pages.iter().zip(page_urls).enumerate().map(|(i, (m, url))| (m, url, Doc::Page(i))));
    let mut former: Vec<(UrlPath, RelPath)> = Vec::new();
    let mut families: FxHashMap<&str, Vec<(Lang, RelPath)>> = FxHashMap::default();
    for (manuscript, url, doc) in docs {
        let source = &manuscript.source;
        directory.addresses.insert(url.clone(), source.clone());
        former.extend(manuscript.front.aliases.iter().map(|alias| (alias.clone(), source.clone())));
        families.entry(&manuscript.family).or_default().push((manuscript.lang.clone(), source.clone()));
        directory.files.insert(source.clone(), Known { doc, body: manuscript.body.clone() });
    }
    // An address in use goes before a former one.
    for (alias, source) in former {
        directory.addresses.entry(alias).or_insert(source);
    }
    for versions in families.into_values().filter(|versions| versions.len() > 1) {
        for (_, source) in &versions {
            directory.translations.insert(source.clone(), versions.clone());
        }
    }
    directory
}
