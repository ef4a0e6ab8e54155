//! Pictures: the one that others show for a page, and the one in it.

use super::node::{Node, object};
use crate::meta::{Page, Photo, Picture};

/// Writes the pictures of a page, the shown one first. The first is the page's `#image`.
pub(super) fn of(node: &mut Node<'_>, key: &str, page: &Page<'_>) {
    let photo = page.cover.as_ref();
    let shown = page.picture.as_ref();
    let same = shown.zip(photo).is_some_and(|(shown, photo)| shown.url == photo.url);
    let shown = shown.filter(|_| !same);
    let both = shown.map(Either::Shown).into_iter().chain(photo.map(Either::Photo));
    node.many(key, both.enumerate(), |out, (i, one)| {
        object(out, |node| {
            let id = if i == 0 { page.url.as_str() } else { "" };
            match one {
                Either::Shown(picture) => picture_of(node, id, picture),
                Either::Photo(one) => {
                    begin(node, id);
                    rest(node, one);
                }
            }
        });
    });
}

enum Either<'p> {
    Shown(&'p Picture),
    Photo(&'p Photo<'p>),
}

/// Tells whether a page has a picture.
pub(super) fn any(page: &Page<'_>) -> bool {
    page.picture.is_some() || page.cover.is_some()
}

/// Writes a picture that has no name of its own.
pub(super) fn photo(node: &mut Node<'_>, photo: &Photo<'_>) {
    begin(node, "");
    rest(node, photo);
}

fn begin(node: &mut Node<'_>, page: &str) {
    node.text("@type", "ImageObject");
    if !page.is_empty() {
        node.joined("@id", page, "#image");
    }
}

fn picture_of(node: &mut Node<'_>, page: &str, picture: &Picture) {
    begin(node, page);
    place(node, &picture.url, picture.size);
    node.text("encodingFormat", picture.media_type.unwrap_or_default());
}

fn rest(node: &mut Node<'_>, photo: &Photo<'_>) {
    place(node, &photo.url, photo.size);
    node.text("caption", photo.caption.unwrap_or_default());
    // Whose the rights of a photo are is not known, so that the site's licence is not claimed for it.
    node.text("creditText", photo.credit.unwrap_or_default());
}

fn place(node: &mut Node<'_>, url: &str, size: Option<(u32, u32)>) {
    node.text("url", url);
    node.text("contentUrl", url);
    if let Some((width, height)) = size {
        node.number("width", width as usize);
        node.number("height", height as usize);
    }
}
