//! Pictures of the newsroom: what pages show of them, and the files that jobs give.

use std::collections::HashMap;

use tera::Value;

use super::Renderer;
use super::value::{list, map, maybe, text};
use crate::body::{Choice, Filling, Goal};
use crate::config::BaseUrl;
use crate::config::theme::ThemeConfig;
use crate::diag::{Diag, Place};
use crate::edition::{Cover, Edition, Link, Media, Piece};
use crate::media::{self, Form, Rendition};
use crate::path::RelPath;
use crate::plan::{Job, What};
use crate::world::World;

/// A picture that is there in several sizes. Addresses begin at the top and are encoded.
pub(super) struct Shown {
    /// The largest one in a format that everything can show.
    url: String,
    size: (u32, u32),
    /// All in that format, if there are several.
    srcset: Option<String>,
    /// Media type and `srcset` of better formats.
    sources: Vec<(&'static str, String)>,
}

/// Returns all pictures of an edition that are there in several sizes, by the address of the original.
pub(super) fn all(edition: &Edition, theme: &ThemeConfig) -> HashMap<String, Shown> {
    let Some(images) = &theme.images else { return HashMap::new() };
    let base = &edition.config.base;
    let shown = |media: &Media| Some((base.href(&media.url), Shown::of(&media::renditions(media, images), base)?));
    edition.media.iter().filter_map(shown).collect()
}

impl Shown {
    fn of(renditions: &[Rendition], base: &BaseUrl) -> Option<Self> {
        let srcset = |all: &[&Rendition]| {
            let each = all.iter().map(|made| format!("{} {}w", base.href(&made.url), made.size.0));
            each.collect::<Vec<_>>().join(", ")
        };
        let (better, plain): (Vec<_>, Vec<_>) = renditions.iter().partition(|made| made.form == Form::WebP);
        let largest = plain.last()?;
        let sources = if better.is_empty() { Vec::new() } else { vec![(Form::WebP.media_type(), srcset(&better))] };
        Some(Self {
            url: base.href(&largest.url),
            size: largest.size,
            srcset: (plain.len() > 1).then(|| srcset(&plain)),
            sources,
        })
    }

    /// Returns the address and the size for those who can be given one picture only.
    pub fn fallback(&self) -> (&str, Option<(u32, u32)>) {
        (&self.url, Some(self.size))
    }

    /// Returns what goes into a slot of the prose.
    pub fn filling<'f>(&'f self, sizes: &'f str) -> Filling<'f> {
        let choice = Choice { sources: &self.sources, srcset: self.srcset.as_deref(), sizes };
        Filling { url: (&*self.url).into(), size: Some(self.size), choice: Some(choice), ..Filling::default() }
    }
}

impl Renderer<'_> {
    /// Makes the picture of a job that gave [`Output::Leaf`].
    ///
    /// # Errors
    /// Says which file cannot be read or is not the picture its name says.
    /// A warning says that there is none, and that [`Self::instead`] is to stand for it.
    pub fn leaf(&self, job: &Job, world: &dyn World) -> Result<Vec<u8>, Diag> {
        match (&job.what, &self.plan.theme.images) {
            (What::Rendition(media, rendition), Some(images)) => {
                self.darkroom.draw(&self.edition.media[*media], rendition, images, world)
            }
            (What::Card(page, _), _) => self.card(page, world),
            _ => unreachable!("`{}` is no picture", job.out),
        }
    }

    /// Returns what stands for a picture that could not be made: the one it was to be made from.
    /// Browsers look at the bytes of a picture and not at its name.
    ///
    /// # Errors
    /// Says which file cannot be read.
    pub fn instead(&self, job: &Job, world: &dyn World) -> Result<Vec<u8>, Diag> {
        match &job.what {
            What::Rendition(media, _) => original(&self.edition.media[*media].source, world),
            _ => unreachable!("`{}` is made from no picture", job.out),
        }
    }

    /// Returns the sizes of a picture by the address of its original.
    pub(super) fn shown(&self, url: &str) -> Option<&Shown> {
        self.pictures.get(url)
    }

    /// Returns the sizes of what a reference of a text shows; of a link to a picture there are none.
    pub(super) fn shown_in(&self, piece: &Piece, reference: usize) -> Option<&Shown> {
        let is_shown = piece.body.references.get(reference)?.goal == Goal::Picture;
        match piece.links.get(reference)?.as_ref()? {
            Link::To(url, _) if is_shown => self.shown(url),
            _ => None,
        }
    }

    /// Returns how wide the picture of a reference is shown.
    pub(super) fn sizes(&self, piece: &Piece, reference: usize) -> &str {
        let room = piece.body.references.get(reference).map(|reference| reference.room).unwrap_or_default();
        self.plan.theme.images.as_ref().map_or("100vw", |images| images.sizes(room))
    }

    pub(super) fn cover(&self, cover: &Cover) -> Value {
        let shown = self.shown(&cover.url);
        let (url, size) = shown.map_or((&*cover.url, cover.size), Shown::fallback);
        let sources = shown.map_or(&[][..], |shown| &shown.sources);
        let sources = sources
            .iter()
            .map(|(kind, srcset)| map([("type", Value::from(*kind)), ("srcset", Value::from(&**srcset))]));
        let focus = cover.focus.map(|(across, down)| Value::from(format!("fx-{across} fy-{down}")));
        map([
            ("url", Value::from(url)),
            ("permalink", Value::from(self.base().absolutise(url))),
            ("original", Value::from(&*cover.url)),
            ("alt", Value::from(&*cover.alt)),
            ("caption", text(cover.caption.as_deref().unwrap_or_default())),
            ("credit", text(cover.credit.as_deref().unwrap_or_default())),
            ("width", maybe(size.map(|(width, _)| Value::from(width)))),
            ("height", maybe(size.map(|(_, height)| Value::from(height)))),
            ("srcset", maybe(shown.and_then(|shown| shown.srcset.as_deref()).map(Value::from))),
            ("sources", list(sources)),
            ("focus", maybe(focus)),
        ])
    }
}

/// Reads a picture of the newsroom and takes out of it what is private.
///
/// # Errors
/// Says that the file cannot be read.
pub fn original(source: &RelPath, world: &dyn World) -> Result<Vec<u8>, Diag> {
    let unreadable = |e: std::io::Error| {
        Diag::error("file-unreadable", format!("`{source}` cannot be read: {e}")).at(Place::file(source))
    };
    world.read(source).map(media::original::clean).map_err(unreadable)
}
