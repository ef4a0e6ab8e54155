//! The video: a film of the newsroom's own, played by the browser and loaded when somebody presses.

use serde::Deserialize;

use super::{Block, Given, Inner, Said};
use crate::body::Goal;
use crate::body::form::{Form, each, only};
use crate::body::markup::escaped;
use crate::body::parse::Writer;
use crate::diag::Diag;
use crate::lang::Lang;
use crate::yaml::{OneOrMany, Scalar};

/// A film.
pub const BLOCK: Block = Block {
    name: "video",
    about: "a film that lies in the newsroom, with a poster, captions and a duration",
    main: Some("src"),
    keys: &["src", "poster", "captions", "title", "duration", "credit", "size"],
    lists: false,
    tried: &["영상", "동영상", "비디오", "movie", "film", "clip"],
    write,
};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Fields {
    src: Option<Scalar>,
    poster: Option<Scalar>,
    captions: OneOrMany<Scalar>,
    title: Option<Scalar>,
    duration: Option<Scalar>,
    credit: Option<Scalar>,
    size: Option<Scalar>,
}

fn write<'w>(writer: &mut Writer<'w>, given: &Given<'_>, inner: Inner<'_, 'w>) -> String {
    let fields: Fields = writer.fields(given);
    let src = writer.needed(given, "src", fields.src, "clip.mp4");
    let title = writer.title(given, fields.title);
    let mut tracks = String::new();
    let OneOrMany(captions) = fields.captions;
    let captions: Vec<Said> =
        captions.into_iter().filter_map(|captions| given.said("captions", Some(captions))).collect();
    for captions in &captions {
        tracks.push_str(&track(writer, captions));
    }
    if let (true, Some(src)) = (captions.is_empty(), &src) {
        let diag = Diag::advice("captions-missing", "the video has no captions for those who do not hear it")
            .hint("write `captions: clip.ko.vtt`, unless nothing is said in it");
        writer.tell(diag, &src.span);
    }
    let poster = given.said("poster", fields.poster).filter(|poster| writer.is_own(poster));
    let poster = poster.map(|poster| writer.refer(&poster.text, &poster.span, Goal::Picture, false));
    let duration = writer.duration(given.said("duration", fields.duration));
    let size = given.said("size", fields.size).and_then(|said| writer.one_of("size", &said, &["normal", "wide"]));
    let shown = title.unwrap_or_else(|| writer.pick("영상", "Video").to_owned());
    let (mut page, mut feed) = (String::new(), String::new());
    let link = src.as_ref().and_then(|src| writer.file("href", src));
    if let (Some(src), Some(link)) = (&src, &link)
        && let Some(file) = writer.file("file", src)
    {
        let label = escaped(&shown);
        let screen = poster.as_ref().map(|mark| format!(" poster=\"{mark}\"")).unwrap_or_default();
        page = format!(
            "<video controls playsinline preload=\"none\"{file}{screen} aria-label=\"{label}\">{tracks}<a{link}>{label}</a></video>"
        );
        let image =
            poster.map(|mark| format!("<img src=\"{mark}\" alt=\"\" loading=\"lazy\"><br>")).unwrap_or_default();
        feed = format!("<p><a{link}>{image}{label}</a></p>\n");
    }
    let player = each(&page, &feed, "");
    let caption = writer.caption(inner);
    // A page shows the title in the player's own words only.
    let title = only(&[Form::Text], &format!("<p>{}</p>", escaped(&shown)));
    let caption = writer.figcaption("", [&*caption, &duration].join(" ").trim(), given.said("credit", fields.credit));
    let wide = if size == Some("wide") { " wide" } else { "" };
    format!("<figure class=\"block-video{wide}\">{player}{title}{caption}</figure>")
}

/// Captions in the language that their file's name says: `clip.ko.vtt`.
fn track(writer: &mut Writer<'_>, captions: &Said) -> String {
    if !captions.text.to_lowercase().ends_with(".vtt") {
        let diag = Diag::error("captions-form", format!("captions are WebVTT files, and `{}` is none", captions.text))
            .hint("save them as `.vtt`; most programs for subtitles can");
        writer.tell(diag, &captions.span);
        return String::new();
    }
    if !writer.is_own(captions) {
        return String::new();
    }
    let stem = captions.text.rsplit_once('.').map_or("", |(stem, _)| stem);
    let named = stem.rsplit_once('.').and_then(|(_, tag)| Lang::new(tag).filter(Lang::is_common));
    let Some(lang) = named.or_else(|| Lang::new(writer.options.lang)) else { return String::new() };
    let Some(file) = writer.file("file", captions) else { return String::new() };
    format!("<track kind=\"captions\"{file} srclang=\"{lang}\" label=\"{}\">", escaped(lang.own_name()))
}
