//! What goes into the slots of a text: addresses from the top in a page, absolute ones elsewhere.

use std::borrow::Cow;

use super::Renderer;
use super::picture::Shown;
use crate::body::Filling;
use crate::edition::{Link, Piece};
use crate::path::UrlPath;
use crate::plan::Subject;

impl Renderer<'_> {
    /// Returns what goes into the slots of a reference in a page.
    pub(super) fn filling<'p>(&'p self, piece: &'p Piece, reference: usize) -> Option<Filling<'p>> {
        if let Some(shown) = self.shown_in(piece, reference) {
            return Some(shown.filling(self.sizes(piece, reference)));
        }
        self.filled(piece, reference, "", Cow::Borrowed, |url| self.base().href(url))
    }

    /// Returns what goes into them for readers elsewhere; `page` is the text's own address.
    pub(super) fn filling_absolute<'p>(&self, piece: &'p Piece, reference: usize, page: &str) -> Option<Filling<'p>> {
        if let Some((url, size)) = self.shown_in(piece, reference).map(Shown::fallback) {
            return Some(Filling { url: self.base().absolutise(url).into(), size, ..Filling::default() });
        }
        let absolute = |url: &'p str| Cow::Owned(self.base().absolutise(url));
        self.filled(piece, reference, page, absolute, |url| self.base().absolute(url))
    }

    fn filled<'p>(
        &self,
        piece: &'p Piece,
        reference: usize,
        page: &str,
        written: impl Fn(&'p str) -> Cow<'p, str>,
        address: impl Fn(&UrlPath) -> String,
    ) -> Option<Filling<'p>> {
        let nothing = Filling::default();
        Some(match piece.links.get(reference)?.as_ref()? {
            Link::To(url, size) => Filling { url: written(url), size: *size, ..nothing },
            Link::File(url, length) => Filling { url: written(url), length: Some(*length), ..nothing },
            Link::Here(fragment) if page.is_empty() => Filling { url: (&**fragment).into(), ..nothing },
            Link::Here(fragment) => Filling { url: format!("{page}{fragment}").into(), ..nothing },
            Link::Promised(url, tail) => Filling { url: format!("{}{tail}", address(url)).into(), ..nothing },
            Link::Person(name, slug) => {
                let index = self.edition.people.iter().position(|person| person.slug == *slug);
                let page = index.and_then(|index| self.page_of(&piece.lang, Subject::Person(index)));
                let url = page.map(|url| address(&url)).unwrap_or_default();
                Filling { url: url.into(), name: name.get(&piece.lang).into(), ..nothing }
            }
        })
    }
}
