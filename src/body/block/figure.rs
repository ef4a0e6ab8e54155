//! The figure: a picture with a caption that is Markdown, a credit and a size.

use serde::Deserialize;

use super::{Block, Given, Inner};
use crate::body::Room;
use crate::body::form::{Form, only};
use crate::body::parse::Writer;
use crate::yaml::Scalar;

/// One picture.
pub const BLOCK: Block = Block {
    name: "figure",
    about: "a picture with a caption, a credit and a size",
    main: Some("src"),
    keys: &["src", "alt", "credit", "size"],
    lists: false,
    tried: &["사진", "그림", "이미지", "image", "img", "photo", "picture"],
    write,
};

/// How wide a thing may stand.
const SIZES: [&str; 2] = ["normal", "wide"];

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Fields {
    src: Option<Scalar>,
    alt: Option<Scalar>,
    credit: Option<Scalar>,
    size: Option<Scalar>,
}

fn write<'w>(writer: &mut Writer<'w>, given: &Given<'_>, inner: Inner<'_, 'w>) -> String {
    let fields: Fields = writer.fields(given);
    let src = writer.needed(given, "src", fields.src, "photo.jpg");
    let size = given.said("size", fields.size).and_then(|said| writer.one_of("size", &said, &SIZES));
    // In another block there is no more room than it has.
    let room = if size == Some("wide") && writer.within == 0 { Room::Wide } else { Room::Prose };
    let picture = src.map(|src| writer.picture(given, &src, given.said("alt", fields.alt), room)).unwrap_or_default();
    let caption = writer.caption(inner);
    let caption = writer.figcaption("", &caption, given.said("credit", fields.credit));
    let wide = if size == Some("wide") { " wide" } else { "" };
    let picture = only(&[Form::Page, Form::Feed], &picture);
    format!("<figure class=\"block-figure{wide}\">{picture}{caption}</figure>")
}
