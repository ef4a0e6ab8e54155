//! The gallery: several pictures side by side, each with its own words.

use serde::Deserialize;

use super::{Block, Given, Inner};
use crate::body::Room;
use crate::body::form::each;
use crate::body::parse::Writer;
use crate::diag::Diag;
use crate::yaml::{OneOrMany, Scalar};

/// Pictures that belong together.
pub const BLOCK: Block = Block {
    name: "gallery",
    about: "several pictures that belong together, each with its caption and credit",
    main: None,
    keys: &["src", "alt", "caption", "credit"],
    lists: true,
    tried: &["사진들", "갤러리", "화보", "images", "photos", "slideshow", "carousel"],
    write,
};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Entry {
    src: Option<Scalar>,
    alt: Option<Scalar>,
    caption: Option<Scalar>,
    credit: Option<Scalar>,
}

fn write<'w>(writer: &mut Writer<'w>, given: &Given<'_>, inner: Inner<'_, 'w>) -> String {
    writer.no_argument(given, "write each picture below it: `- src: photo.jpg`");
    let known = writer.diags.len();
    let OneOrMany(entries) = writer.fields::<OneOrMany<Entry>>(given);
    if entries.is_empty() && given.argument.is_none() && writer.diags.len() == known {
        writer.empty(given, "write each picture below it: `- src: photo.jpg` and `alt: what it shows` under that");
    }
    let (mut shown, mut first) = (0, 0..0);
    let (mut page, mut feed, mut text) = (String::new(), String::new(), String::new());
    for (number, entry) in entries.into_iter().enumerate() {
        let src = given.said("src", entry.src);
        let Some(src) = src else {
            if !given.lacks("src", &src) {
                continue;
            }
            let message = format!("picture {} of the gallery has no `src`", number + 1);
            writer.tell(Diag::error("field-missing", message).hint("add `src:` with its path"), &given.line);
            continue;
        };
        let known = writer.body.references.len();
        let picture = writer.picture(given, &src, given.said("alt", entry.alt), Room::Gallery);
        shown += 1;
        if shown == 1 {
            first = known..writer.body.references.len();
        }
        let caption = given.said("caption", entry.caption).map(|caption| writer.words(&caption.text));
        let caption = writer.figcaption("", &caption.unwrap_or_default(), given.said("credit", entry.credit));
        let figure = format!("<figure>{picture}{caption}</figure>\n");
        page.push_str(&format!("<li>{figure}</li>"));
        feed.push_str(&figure);
        text.push_str(&caption);
        given.next();
    }
    if shown % 2 == 1 {
        writer.body.references[first].iter_mut().for_each(|reference| reference.room = Room::Prose);
    }
    let caption = writer.caption(inner);
    let below = if caption.is_empty() { String::new() } else { format!("<figcaption>{caption}</figcaption>") };
    let said = if caption.is_empty() { String::new() } else { format!("<p>{caption}</p>") };
    let page = format!("<figure class=\"block-gallery\"><ul>\n{page}</ul>{below}</figure>");
    each(&page, &(feed + &said), &(text + &said))
}
