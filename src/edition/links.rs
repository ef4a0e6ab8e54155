//! What references of a shown text become, and what must be said of those that lead to held things.

use std::sync::{Arc, OnceLock};

use super::folders::{Folders, Owners};
use super::gate::{Verdict, Viewpoint};
use super::{Cover, Link, Piece};
use crate::body::Goal;
use crate::config::Config;
use crate::diag::{Diag, FieldPath, Place, Severity};
use crate::newsroom::{self, Clearance, Newsroom, Target};
use crate::path::{UrlPath, encode};

/// Makes the shown form of written things.
pub(super) struct Linker<'l> {
    pub newsroom: &'l Newsroom,
    pub viewpoint: &'l Viewpoint,
    pub owners: &'l Owners<'l>,
    pub folders: &'l Folders<'l>,
    pub hrefs: &'l Hrefs,
}

/// Addresses as pages hold them, each made once: many texts link to one story.
pub(super) struct Hrefs {
    stories: Vec<OnceLock<Arc<str>>>,
    media: Vec<OnceLock<Arc<str>>>,
}

impl Hrefs {
    pub fn of(newsroom: &Newsroom) -> Self {
        let none = |count: usize| (0..count).map(|_| OnceLock::new()).collect();
        Self { stories: none(newsroom.stories.len()), media: none(newsroom.media.len()) }
    }
}

impl Linker<'_> {
    fn config(&self) -> &Config {
        &self.newsroom.config
    }

    /// Makes the shown form of a piece.
    pub fn piece(&self, piece: &newsroom::Piece, diags: &mut Vec<Diag>) -> Piece {
        let links = piece.targets.iter().enumerate().map(|(i, target)| self.link(piece, i, target, diags)).collect();
        Piece {
            source: piece.source.clone(),
            lang: piece.lang.clone(),
            title: piece.title.clone(),
            summary: piece.summary.clone(),
            body: piece.body.clone(),
            links,
            cover: piece.cover.as_ref().and_then(|cover| self.cover(piece, cover, diags)),
            uncovered: piece.uncovered,
            extra: piece.extra.clone(),
        }
    }

    fn cover(&self, piece: &newsroom::Piece, cover: &newsroom::Cover, diags: &mut Vec<Diag>) -> Option<Cover> {
        let key = if piece.source.folder().ends_with("people") { "photo" } else { "cover" };
        let place = || Place::field(&piece.source, FieldPath::root().key(key));
        if cover.at.as_ref().is_ok_and(|at| !self.is_free(place, *at, diags)) {
            return None;
        }
        let (url, size) = match &cover.at {
            Ok(index) => (self.media_href(*index), self.newsroom.media[*index].size()),
            Err(elsewhere) => (elsewhere.clone(), None),
        };
        let (alt, caption, credit) = (cover.alt.clone(), cover.caption.clone(), cover.credit.clone());
        Some(Cover { url, alt, caption, credit, size, focus: cover.focus })
    }

    /// Returns where a reference leads; complains about one whose goal is held.
    pub fn link(&self, piece: &newsroom::Piece, index: usize, target: &Target, diags: &mut Vec<Diag>) -> Option<Link> {
        let place = || Place::span(&piece.source, piece.body.references.get(index).map_or(0..0, |r| r.span.clone()));
        match target {
            Target::Story(at, fragment, named) => {
                // While a translation is held, a link leads to the story that was named.
                let shown = |i: &usize| self.shows(&self.newsroom.stories[*i].piece.clearance);
                let at = if shown(at) { at } else { named.as_ref().filter(|named| shown(named)).unwrap_or(at) };
                let story = &self.newsroom.stories[*at];
                self.open(place, &story.piece, diags).then(|| match fragment {
                    Some(_) => self.to(&story.permalink, fragment),
                    None => Link::To(self.story_href(*at), None),
                })
            }
            Target::Page(at, fragment) => {
                let page = &self.newsroom.pages[*at];
                self.open(place, &page.piece, diags).then(|| self.to(&page.permalink, fragment))
            }
            Target::Media(at) if !self.is_free(place, *at, diags) => None,
            // A file to take away says how long it is.
            Target::Media(at) if piece.body.references.get(index).is_some_and(|r| r.goal == Goal::File) => {
                Some(Link::File(self.media_href(*at), self.newsroom.media[*at].length))
            }
            Target::Person(at) => {
                let person = &self.newsroom.people[*at];
                // One version that is held holds the others.
                let open = person.versions.iter().all(|version| self.may_be_named(piece, index, version, diags));
                open.then(|| Link::Person(person.name.clone(), person.slug.as_str().into()))
            }
            other => self.plain(other),
        }
    }

    fn story_href(&self, at: usize) -> Arc<str> {
        let made = || self.config().base.href(&self.newsroom.stories[at].permalink).into();
        self.hrefs.stories[at].get_or_init(made).clone()
    }

    fn media_href(&self, at: usize) -> Arc<str> {
        let made = || self.config().base.href(&self.newsroom.media[at].url).into();
        self.hrefs.media[at].get_or_init(made).clone()
    }

    /// Makes the link to an address that is shown.
    pub fn to(&self, url: &UrlPath, fragment: &Option<Arc<str>>) -> Link {
        let mut address = self.config().base.href(url);
        if let Some(fragment) = fragment {
            address.push('#');
            address.push_str(&encode(fragment));
        }
        Link::To(address.into(), None)
    }

    /// Makes the link to what is never held: a file, a list, a heading.
    pub fn plain(&self, target: &Target) -> Option<Link> {
        match target {
            Target::Story(..) | Target::Page(..) => None,
            Target::Media(at) => Some(Link::To(self.media_href(*at), self.newsroom.media[*at].size())),
            Target::Path(url, tail) => Some(Link::Promised(url.clone(), tail.clone())),
            Target::Here(fragment) => Some(Link::Here(format!("#{}", encode(fragment)).into())),
            Target::Person(_) | Target::Name | Target::Missing => None,
        }
    }

    /// Tells whether a link's goal is shown; complains when it is not, for a person must decide.
    pub fn open(&self, place: impl FnOnce() -> Place, goal: &newsroom::Piece, diags: &mut Vec<Diag>) -> bool {
        self.open_or(
            place,
            goal,
            "remove the link, or publish both at the same time with the same `date:` or `embargo:`",
            diags,
        )
    }

    /// Does the same, with another cure for what was never public.
    pub fn open_or(
        &self,
        place: impl FnOnce() -> Place,
        goal: &newsroom::Piece,
        cure: &str,
        diags: &mut Vec<Diag>,
    ) -> bool {
        let Verdict::Held { why, until } = goal.clearance.verdict(self.viewpoint) else { return true };
        let until =
            until.map(|until| format!(" until {}", until.in_zone(&self.config().zone).iso())).unwrap_or_default();
        let message = format!("this links to a story that is {why}{until}");
        let diag = if why.was_public() {
            Diag::warning("link-to-held", message)
                .hint("the words stay and the link is left out; remove it when you next edit the story")
        } else if self.config().bare {
            Diag::warning("link-to-held", message)
        } else {
            Diag::error("link-to-held", message).hint(cure)
        };
        diags.push(diag.at(place()).also(Place::file(&goal.source), "the story that is held"));
        false
    }

    /// Tells whether a file's address names nothing that is held; complains when it does.
    pub fn is_free(&self, place: impl FnOnce() -> Place, at: usize, diags: &mut Vec<Diag>) -> bool {
        let media = &self.newsroom.media[at];
        let Some(holder) = self.folders.holder(&media.source) else { return true };
        let was_public = holder.why.was_public();
        let until = holder.until.filter(|_| !was_public).map(|until| until.in_zone(&self.config().zone).iso());
        let until = until.map(|until| format!(" until {until}")).unwrap_or_default();
        let message = format!("`{}` lies in the folder of a story that is {}{until}", media.source.name(), holder.why);
        let weight = if was_public || self.config().bare { Severity::Warning } else { Severity::Error };
        diags.push(
            Diag::error("media-of-held", message)
                .at(place())
                .hint("its address would name that folder: move the file to the story that shows it")
                .also(Place::file(&holder.piece.source), "the story that is held")
                .weighing(weight),
        );
        was_public
    }

    /// Tells whether a reporter may be named; complains when not. One who was public keeps the name.
    fn may_be_named(
        &self,
        from: &newsroom::Piece,
        index: usize,
        person: &newsroom::Piece,
        diags: &mut Vec<Diag>,
    ) -> bool {
        let Verdict::Held { why, .. } = person.clearance.verdict(self.viewpoint) else { return true };
        if why.was_public() {
            return true;
        }
        let span = from.body.references.get(index).map_or(0..0, |reference| reference.span.clone());
        let weight = if self.config().bare { Severity::Warning } else { Severity::Error };
        diags.push(
            Diag::error("link-to-held", format!("this names a reporter who is {why}"))
                .at(Place::span(&from.source, span))
                .hint("write the name itself, which makes no link, or publish both at the same time")
                .also(Place::file(&person.source), "the reporter who is held")
                .weighing(weight),
        );
        false
    }

    /// Tells whether a thing may be shown.
    pub fn shows(&self, clearance: &Clearance) -> bool {
        clearance.verdict(self.viewpoint).is_shown()
    }
}
