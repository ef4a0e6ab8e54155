//! The audio: a recording of the newsroom's own, loaded when somebody presses.

use serde::Deserialize;

use super::{Block, Given, Inner};
use crate::body::form::each;
use crate::body::markup::escaped;
use crate::body::parse::Writer;
use crate::yaml::Scalar;

/// A recording.
pub const BLOCK: Block = Block {
    name: "audio",
    about: "a recording that lies in the newsroom, with a title, a duration and what is said in it",
    main: Some("src"),
    keys: &["src", "title", "duration", "credit"],
    lists: false,
    tried: &["음성", "소리", "오디오", "녹음", "sound", "podcast"],
    write,
};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Fields {
    src: Option<Scalar>,
    title: Option<Scalar>,
    duration: Option<Scalar>,
    credit: Option<Scalar>,
}

fn write<'w>(writer: &mut Writer<'w>, given: &Given<'_>, inner: Inner<'_, 'w>) -> String {
    let fields: Fields = writer.fields(given);
    let src = writer.needed(given, "src", fields.src, "talk.mp3");
    let title = writer.title(given, fields.title).unwrap_or_else(|| writer.pick("음성", "Audio").to_owned());
    let duration = writer.duration(given.said("duration", fields.duration));
    let (mut page, mut feed) = (String::new(), String::new());
    if let Some(src) = &src
        && let (Some(file), Some(link)) = (writer.file("file", src), writer.file("href", src))
    {
        let label = escaped(&title);
        page = format!("<audio controls preload=\"none\"{file} aria-label=\"{label}\"><a{link}>{label}</a></audio>");
        feed = format!("<p><a{link}>{label}</a></p>\n");
    }
    let player = each(&page, &feed, "");
    // Feeds have the title in the link.
    let words = writer.words(&title);
    let title =
        each(&format!("<p class=\"title\">{words} {duration}</p>"), &duration, &format!("<p>{words} {duration}</p>"));
    let text = writer.enclosed(inner);
    let caption = writer.figcaption(&title, text.trim(), given.said("credit", fields.credit));
    format!("<figure class=\"block-audio\">{player}{caption}</figure>")
}
