//! Small values of front matter, tidied.

use std::sync::Arc;

use serde_json::Value;

use super::Image;
use super::raw::{Author, Picture};
use crate::moment::{self, Written};
use crate::path::UrlPath;
use crate::yaml::{Free, Scalar};

/// `01/02/2026` is January here and February there. A folder from elsewhere does not say which, so
/// the later day counts: nothing comes out before its time.
pub(super) fn later_of_two(text: &str) -> Option<Written> {
    let mut parts = text.split('/').map(|part| part.trim().parse::<i16>().ok());
    let (a, b, year) = (parts.next()??, parts.next()??, parts.next()??);
    let day = |month: i16, day: i16| moment::parse(&format!("{year:04}-{month:02}-{day:02}")).ok();
    let both = [day(a, b), day(b, a)];
    let zone = crate::moment::Zone::utc();
    both.into_iter().flatten().max_by_key(|written| written.at(&zone))
}

pub(super) fn text(scalar: Option<Scalar>) -> Option<Arc<str>> {
    let Scalar(text) = scalar?;
    let text = text.trim();
    (!text.is_empty() && text != "~").then(|| crate::path::nfc(text).into())
}

pub(super) fn author(Author(name): Author) -> Option<Arc<str>> {
    text(Some(Scalar(name)))
}

/// A page is a folder with an index, unless its address names a file.
pub(super) fn folded(url: UrlPath) -> UrlPath {
    let last = url.as_str().rsplit('/').next().unwrap_or_default();
    if last.is_empty() || last.contains('.') { url } else { url.join("/") }
}

/// `tags: AI, 반도체` is a list, too.
pub(super) fn split_tags(tag: Arc<str>) -> Vec<Arc<str>> {
    if tag.contains(',') {
        tag.split(',').map(str::trim).filter(|t| !t.is_empty()).map(Arc::from).collect()
    } else {
        vec![tag]
    }
}

pub(super) fn image(picture: Picture) -> Option<Image> {
    let tidy = |t: Option<String>| t.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).map(Arc::from);
    (!picture.src.trim().is_empty()).then(|| Image {
        src: picture.src.trim().into(),
        alt: tidy(picture.alt),
        caption: tidy(picture.caption),
        credit: tidy(picture.credit),
        focus: picture.focus.as_ref().and_then(|Free(written)| focus(written)),
    })
}

/// Tells whether a picture is written as `none`.
pub(super) fn is_none(picture: &Picture) -> bool {
    picture.src.trim() == "none"
}

/// Gives a focus in tenths: two numbers from 0 to 1.
pub(super) fn focus(written: &Value) -> Option<(u8, u8)> {
    let tenth = |part: f64| (0.0..=1.0).contains(&part).then(|| (part * 10.0).round() as u8);
    match written.as_array()?.as_slice() {
        [across, down] => Some((tenth(across.as_f64()?)?, tenth(down.as_f64()?)?)),
        _ => None,
    }
}
