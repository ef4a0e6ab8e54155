//! `masthead new`: a story file that passes, with the parts of its kind to fill in.

use std::fs;
use std::path::Path;

use serde_json::json;

use super::args::{Look, New};
use super::session::{Session, clock};
use super::{Done, say};
use crate::diag::suggest;
use crate::kind::{self, KINDS, Kind};
use crate::lang::Lang;
use crate::newsroom::Newsroom;
use crate::slug;

pub(super) fn run(args: &New) -> Result<Done, String> {
    let Some(kind) = kind::named(&args.kind) else {
        let names = KINDS.iter().map(|kind| kind.name);
        let hint = suggest::did_you_mean(&args.kind, names.clone())
            .unwrap_or_else(|| format!("there are {}", names.collect::<Vec<_>>().join(", ")));
        return Err(format!("there is no kind of story called `{}`; {hint}", args.kind));
    };
    let title = args.title.trim();
    if title.is_empty() {
        return Err("a story needs a headline: masthead new release \"Headline\"".into());
    }
    let look = Look { root: args.root.clone(), at: None, base_url: None, drafts: false, audience: "public".into() };
    let session = Session::open(&look, &[])?;
    let (loaded, _) = session.load();
    let newsroom = &loaded.newsroom;
    let config = &newsroom.config;
    let lang = match &args.lang {
        None => config.default_language().clone(),
        Some(text) => Lang::new(text).filter(|lang| config.languages.contains(lang)).ok_or_else(|| {
            format!("`{text}` is not a language of this newsroom; add it to `languages:` in newsroom.yaml")
        })?,
    };
    let slug = match &args.slug {
        Some(slug) => slug::check(slug).map_err(|message| format!("--slug: {message}"))?.as_str().to_owned(),
        None => match slug::slugify(title) {
            empty if empty.is_empty() => return Err("the headline gives no file name; name one with --slug".into()),
            slug => slug,
        },
    };
    let year = clock(&config.zone)?.in_zone(&config.zone).year();
    let folder = match (config.bare, config.content.as_str()) {
        (true, "") => String::new(),
        (true, content) => format!("{content}/"),
        (false, content) => format!("{content}/stories/{year:04}/"),
    };
    let suffix = if lang == *config.default_language() { String::new() } else { format!(".{lang}") };
    let path = format!("{folder}{slug}{suffix}.md");
    let text = text(kind, title, &lang, newsroom, args)?;
    write(&args.root.join(&path), &text)?;
    if args.json {
        say(&format!("{}\n", json!({ "file": path, "kind": kind.name })));
    } else {
        say(&format!("{path}\n  a draft: change `status: draft` to `date:` with its day when it is ready\n"));
    }
    Ok(Done::Fine)
}

fn text(kind: &Kind, title: &str, lang: &Lang, newsroom: &Newsroom, args: &New) -> Result<String, String> {
    let mut front = format!("title: {}\n", quoted(title));
    if kind.name != KINDS[0].name {
        front.push_str(&format!("kind: {}\n", kind.name));
    }
    let desk = match &args.desk {
        Some(wanted) => {
            let ids = newsroom.desks.iter().map(|desk| &*desk.id);
            let known = ids.clone().any(|id| id == wanted);
            if !known && !newsroom.config.bare {
                let hint = meant(wanted, &ids.collect::<Vec<_>>());
                return Err(format!("there is no desk `{wanted}`; {hint}"));
            }
            Some(wanted.clone())
        }
        None => newsroom.desks.first().map(|desk| desk.id.to_string()),
    };
    if let Some(desk) = desk {
        front.push_str(&format!("desk: {desk}\n"));
    }
    let author = match &args.author {
        Some(wanted) if newsroom.config.bare || newsroom.people.iter().any(|person| *person.id == **wanted) => {
            Some(wanted.clone())
        }
        Some(wanted) => {
            let hint = meant(wanted, &newsroom.people.iter().map(|person| &*person.id).collect::<Vec<_>>());
            return Err(format!("there is no reporter `{wanted}`; {hint}"));
        }
        None => newsroom.people.first().map(|person| person.id.to_string()),
    };
    if let Some(author) = author {
        front.push_str(&format!("authors: [{author}]\n"));
    }
    front.push_str("summary:\ntags: []\nstatus: draft\n");
    Ok(format!("---\n{front}---\n\n{}", kind.scaffold(lang.primary())))
}

/// Returns the name that was most likely meant, or all of them.
fn meant(wanted: &str, known: &[&str]) -> String {
    suggest::did_you_mean(wanted, known.iter().copied()).unwrap_or_else(|| match known {
        [] => "there are none yet".to_owned(),
        known => format!("there are {}", known.join(", ")),
    })
}

/// Quotes a text so that YAML reads it back as it was.
fn quoted(text: &str) -> String {
    let plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '·'))
        && text.chars().any(char::is_alphabetic)
        && !matches!(text.to_lowercase().as_str(), "true" | "false" | "yes" | "no" | "null" | "on" | "off");
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

/// Writes a file that must not be there yet.
pub(super) fn write(path: &Path, text: &str) -> Result<(), String> {
    let tell = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::AlreadyExists => {
            format!("{} is there already; choose another name with --slug", path.display())
        }
        _ => format!("{}: {e}", path.display()),
    };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(tell)?;
    }
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(tell)?;
    std::io::Write::write_all(&mut file, text.as_bytes()).map_err(tell)
}
