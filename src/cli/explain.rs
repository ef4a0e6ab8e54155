//! `masthead explain`: whether a thing is shown, why, until when, and its address.

mod front;

use serde_json::json;

use super::args::Explain;
use super::session::Session;
use super::{Done, say};
use crate::diag::suggest;
use crate::edition::{self, Edition, Verdict, Viewpoint};
use crate::newsroom::{Newsroom, Piece};
use crate::path::{UrlPath, nfc};

/// What is found at a path.
struct Found<'f> {
    piece: Option<&'f Piece>,
    file: String,
    title: String,
    url: Option<UrlPath>,
    note: Option<String>,
}

pub(super) fn run(args: &Explain) -> Result<Done, String> {
    let session = Session::open(&args.ask.look, &[])?;
    let (loaded, _) = session.load();
    let newsroom = &loaded.newsroom;
    let zone = &newsroom.config.zone;
    let viewpoint = session.viewpoint(zone)?;
    let wanted = wanted(&args.path, &session.root, newsroom);
    if let Some(page) = newsroom.front.as_ref().filter(|front| front.source.as_str() == wanted) {
        return Ok(front::run(newsroom, page, &viewpoint, args.ask.json));
    }
    let Some(found) = story(newsroom, &wanted).or_else(|| other(newsroom, &viewpoint, &wanted)) else {
        let known = newsroom.stories.iter().map(|story| story.piece.source.as_str());
        let hint = suggest::did_you_mean(&wanted, known).map(|hint| format!("; {hint}")).unwrap_or_default();
        return Err(format!("there is no story, page or file `{}`{hint}", args.path));
    };
    let verdict = found.piece.map(|piece| piece.clearance.verdict(&viewpoint));
    let until = verdict.and_then(|verdict| verdict.until()).map(|until| until.in_zone(zone).iso());
    let (shown, why) = match verdict {
        Some(Verdict::Held { why, .. }) => (false, Some(why.to_string())),
        _ => (found.note.is_none(), found.note.clone()),
    };
    let address = found.url.as_ref().map(|url| newsroom.config.base.absolute(url));
    let front = on_front(newsroom, &viewpoint, &found.file);
    if args.ask.json {
        let answer = json!({
            "file": found.file, "title": found.title, "shown": shown, "why": why, "until": until,
            "address": address, "at": viewpoint.now.in_zone(zone).iso(),
            "front": front.iter().map(|placed| json!({ "as": placed.what, "state": placed.state })).collect::<Vec<_>>(),
        });
        say(&format!("{answer}\n"));
        return Ok(Done::Fine);
    }
    let state = match (shown, why, until) {
        (true, _, Some(until)) => format!("shown, until it expires at {until}"),
        (true, _, None) => "shown".to_owned(),
        (false, why, Some(until)) => format!("held: {}, until {until}", why.unwrap_or_default()),
        (false, why, None) => format!("held: {}, until somebody changes the file", why.unwrap_or_default()),
    };
    say(&format!("{}\n  {}\n  {state}\n", found.file, found.title));
    say(&format!("  address: {}\n", address.unwrap_or_else(|| "none of its own".into())));
    for placed in &front {
        say(&format!("  {} on the front page: {}\n", placed.what, placed.state));
    }
    say(&format!("  as of {}\n", viewpoint.now.in_zone(zone).iso()));
    Ok(Done::Fine)
}

/// A story's place on the front page.
struct Placed {
    what: &'static str,
    state: String,
}

/// Returns where a story was put on the front page, and whether it is its time.
fn on_front(newsroom: &Newsroom, viewpoint: &Viewpoint, file: &str) -> Vec<Placed> {
    let story = newsroom.stories.iter().find(|story| story.piece.source.as_str() == file);
    let zone = &newsroom.config.zone;
    let Some(story) = story else { return Vec::new() };
    let placed = edition::entries(newsroom).into_iter().filter(|entry| entry.group == Some(story.group));
    placed
        .map(|entry| {
            let verdict = entry.window.verdict(viewpoint);
            let until = verdict.until().map(|until| until.in_zone(zone).iso());
            let state = match (verdict.is_shown(), until) {
                (true, Some(until)) => format!("in its time, until {until}"),
                (true, None) => "in its time".to_owned(),
                (false, Some(from)) => format!("from {from}"),
                (false, None) => "its time is over".to_owned(),
            };
            Placed { what: entry.what, state }
        })
        .collect()
}

/// Takes off the root or the base URL, whichever the path has.
fn wanted(path: &str, root: &std::path::Path, newsroom: &Newsroom) -> String {
    let base = &newsroom.config.base;
    if let Some(rest) = path.strip_prefix(base.origin()) {
        return crate::path::decode(rest.strip_prefix(base.folder()).unwrap_or(rest));
    }
    let absolute = std::fs::canonicalize(path).or_else(|_| std::fs::canonicalize(root.join(path)));
    let inside = absolute.ok().and_then(|path| Some(path.strip_prefix(root).ok()?.to_string_lossy().into_owned()));
    nfc(&inside.unwrap_or_else(|| crate::path::decode(path).trim_start_matches("./").to_owned()))
}

fn story<'n>(newsroom: &'n Newsroom, wanted: &str) -> Option<Found<'n>> {
    let is = |piece: &Piece, url: Option<&UrlPath>| {
        piece.source.as_str() == wanted
            || url.is_some_and(|url| {
                url.as_str().trim_matches('/') == wanted.trim_matches('/') && wanted.starts_with('/')
            })
    };
    let found = |piece: &'n Piece, url: Option<&UrlPath>| Found {
        piece: Some(piece),
        file: piece.source.to_string(),
        title: piece.title.to_string(),
        url: url.cloned(),
        note: None,
    };
    let stories = newsroom.stories.iter().map(|story| (&story.piece, Some(&story.permalink)));
    let pages = newsroom.pages.iter().map(|page| (&page.piece, Some(&page.permalink)));
    if let Some((piece, url)) = stories.chain(pages).find(|(piece, url)| is(piece, *url)) {
        return Some(found(piece, url));
    }
    let home = |piece: &Piece, folder: &str, slug: &str| {
        let home = newsroom.config.home(&piece.lang);
        UrlPath::of(&format!("{}{folder}/{slug}/", home.as_str()))
    };
    let people =
        newsroom.people.iter().flat_map(|person| person.versions.iter().map(|piece| (piece, "people", &person.slug)));
    let series =
        newsroom.series.iter().flat_map(|series| series.versions.iter().map(|piece| (piece, "series", &series.slug)));
    let collections = newsroom
        .collections
        .iter()
        .flat_map(|collection| collection.versions.iter().map(|piece| (piece, "collections", &collection.slug)));
    people.chain(series).chain(collections).find_map(|(piece, folder, slug)| {
        let url = home(piece, folder, slug.as_str());
        is(piece, url.as_ref()).then(|| found(piece, url.as_ref()))
    })
}

/// A picture or a document: shown when something shown reaches it.
fn other<'n>(newsroom: &'n Newsroom, viewpoint: &Viewpoint, wanted: &str) -> Option<Found<'n>> {
    if let Some((source, url)) =
        newsroom.statics.iter().find(|(source, url)| source.as_str() == wanted || url.as_str() == wanted)
    {
        let title = "a file of `static/`, published as it is".to_owned();
        return Some(Found { piece: None, file: source.to_string(), title, url: Some(url.clone()), note: None });
    }
    let media = newsroom.media.iter().find(|media| media.source.as_str() == wanted || media.url.as_str() == wanted)?;
    let (edition, _, _) = Edition::at(newsroom, viewpoint);
    let reached = edition.media.iter().any(|shown| shown.source == media.source);
    Some(Found {
        piece: None,
        file: media.source.to_string(),
        title: "a file that stories point at".into(),
        url: Some(media.url.clone()),
        note: (!reached).then(|| "nothing that is shown points at it".to_owned()),
    })
}
