//! Downloads: files to take away, with their sort and size.

use serde::Deserialize;

use super::{Block, Given, Inner, Said};
use crate::body::Goal;
use crate::body::event::leaves;
use crate::body::parse::Writer;
use crate::diag::Diag;
use crate::yaml::{OneOrMany, Scalar};

/// Files that readers take away.
pub const BLOCK: Block = Block {
    name: "download",
    about: "files for readers to take away, each with its sort and size",
    main: Some("src"),
    keys: &["src", "title", "note"],
    lists: true,
    tried: &["다운로드", "내려받기", "자료", "첨부", "downloads", "file", "files", "attachment"],
    write,
};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Entry {
    src: Option<Scalar>,
    title: Option<Scalar>,
    note: Option<Scalar>,
}

fn write<'w>(writer: &mut Writer<'w>, given: &Given<'_>, inner: Inner<'_, 'w>) -> String {
    let known = writer.diags.len();
    let OneOrMany(mut entries) = writer.fields::<OneOrMany<Entry>>(given);
    if given.argument.is_some() && entries.len() > 1 {
        writer.no_argument(given, "write each file of a list below it: `- src: spec.pdf`");
    }
    if entries.is_empty() && given.argument.is_some() {
        entries.push(Entry::default());
    }
    if entries.is_empty() && writer.diags.len() == known {
        writer.empty(given, "write the file behind the name, `::: download spec.pdf`, or a list of `- src: spec.pdf`");
    }
    let mut rows = String::new();
    let alone = entries.len() == 1;
    for (number, entry) in entries.into_iter().enumerate() {
        let src = if alone { writer.main(given, "src", entry.src) } else { given.said("src", entry.src) };
        let Some(src) = src else {
            let message = format!("file {} has no `src`", number + 1);
            if given.lacks("src", &src) {
                writer.tell(Diag::error("field-missing", message).hint("add `src:` with its path"), &given.line);
            }
            continue;
        };
        rows.push_str(&row(writer, &src, given.said("title", entry.title), given.said("note", entry.note)));
        given.next();
    }
    let text = writer.enclosed(inner);
    format!("<div class=\"block-download\"><ul>\n{rows}</ul>\n{}</div>", text.trim())
}

fn row(writer: &mut Writer<'_>, src: &Said, title: Option<Said>, note: Option<Said>) -> String {
    let Some(href) = writer.file("href", src) else { return String::new() };
    let path = src.text.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or(path);
    let title = writer.words(title.as_ref().map_or(name, |title| &title.text));
    let sort = match name.rsplit_once('.') {
        Some((stem, sort)) if !stem.is_empty() && sort.len() <= 5 => writer.words(&sort.to_uppercase()),
        _ => writer.pick("파일", "file").to_owned(),
    };
    let length = if leaves(&src.text) {
        String::new()
    } else {
        format!(" length=\"{}\"", writer.refer(&src.text, &src.span, Goal::File, false))
    };
    let note = note.map(|note| format!(" <span class=\"note\">{}</span>", writer.words(&note.text)));
    format!("<li><a{href}>{title}</a> <span class=\"file\">({sort}{length})</span>{}</li>\n", note.unwrap_or_default())
}
