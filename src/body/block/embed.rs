//! The embed: something that lies on another host. Nothing is asked of it before somebody presses.

use serde::Deserialize;

use super::provider::{self, Found, Shape};
use super::{Block, Given, Inner};
use crate::body::Room;
use crate::body::form::{Form, each, only};
use crate::body::markup::escaped;
use crate::body::parse::Writer;
use crate::diag::Diag;
use crate::yaml::Scalar;

/// A film, a post or a map of somebody else's.
pub const BLOCK: Block = Block {
    name: "embed",
    about: "a film, a post or a map on another host, loaded when somebody presses",
    main: Some("url"),
    keys: &["url", "title", "poster"],
    lists: false,
    tried: &[
        "유튜브",
        "지도",
        "트위터",
        "iframe",
        "youtube",
        "vimeo",
        "twitter",
        "tweet",
        "instagram",
        "map",
        "oembed",
    ],
    write,
};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Fields {
    url: Option<Scalar>,
    title: Option<Scalar>,
    poster: Option<Scalar>,
}

fn write<'w>(writer: &mut Writer<'w>, given: &Given<'_>, inner: Inner<'_, 'w>) -> String {
    let fields: Fields = writer.fields(given);
    let url = writer.needed(given, "url", fields.url, "https://youtu.be/…");
    let title = given.said("title", fields.title).map(|title| writer.words(&title.text));
    let poster = given.said("poster", fields.poster).filter(|poster| writer.is_own(poster));
    let found = match url.as_ref().map(|url| (url, provider::find(&url.text))) {
        Some((_, Ok(found))) => Some(found),
        Some((url, Err((message, hint)))) => {
            writer.tell(Diag::error("embed-unknown", message).hint(hint), &url.span);
            None
        }
        None => None,
    };
    let caption = writer.caption(inner);
    let below = if caption.is_empty() { String::new() } else { format!("<figcaption>{caption}</figcaption>") };
    let (Some(url), Some(Found { host, shape, frame })) = (url, found) else {
        return format!("<figure class=\"block-embed\">{below}</figure>");
    };
    if frame.is_some() && given.lacks("title", &title) {
        let diag = Diag::warning("block-untitled", "the block `embed` has no title for those who do not see it")
            .hint("write `title:` with what it shows");
        writer.tell(diag, &given.line);
    }
    let name = writer.pick(host.ko, host.en);
    let go = match (writer.options.lang.starts_with("ko"), shape) {
        (true, _) => format!("{name}에서 보기"),
        (false, Shape::Video) => format!("Watch on {name}"),
        (false, Shape::Post) => format!("View on {name}"),
        (false, Shape::Map) => format!("Open in {name}"),
    };
    let go = escaped(&go);
    // The picture shows what the title says already.
    let picture = poster.map(|poster| {
        let decorative = super::Said { text: String::new(), span: poster.span.clone() };
        writer.picture(given, &poster, Some(decorative), Room::Prose)
    });
    let picture = only(&[Form::Page, Form::Feed], &picture.unwrap_or_default());
    let said = title.as_ref().map(|title| format!("<span class=\"title\">{title}</span> ")).unwrap_or_default();
    let href = escaped(&url.text);
    let link = format!("<a href=\"{href}\">{picture}{said}<span class=\"host\">{go}</span></a>");
    let frame = frame.map(|frame| {
        let label = title.as_deref().unwrap_or(&go);
        format!(" data-embed=\"{}\" data-title=\"{label}\"", escaped(&frame))
    });
    let class = shape.class();
    let open = format!("<figure class=\"block-embed {class}\"{}>", frame.unwrap_or_default());
    let text = format!("<p>{}{go}: {href}</p>", title.map(|title| format!("{title} — ")).unwrap_or_default());
    format!("{}{}{below}</figure>", each(&open, "<figure>", "<figure>"), each(&link, &link, &text))
}
