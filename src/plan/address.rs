//! Addresses of everything that is not a story or a page.

use super::{Names, Subject};
use crate::edition::Edition;
use crate::lang::Lang;
use crate::path::UrlPath;

/// Returns the address of a list's first page.
pub fn list(edition: &Edition, lang: &Lang, subject: Subject) -> UrlPath {
    let path = match subject {
        Subject::All => String::new(),
        Subject::Desk(i) => format!("desks/{}/", edition.desks[i].id),
        Subject::Tag(i) => format!("tags/{}/", edition.tags[i].slug),
        Subject::Person(i) => format!("people/{}/", edition.people[i].slug),
        Subject::Series(i) => format!("series/{}/", edition.series[i].slug),
        Subject::Collection(i) => format!("collections/{}/", edition.collections[i].slug),
        Subject::Year(year) => format!("archive/{year:04}/"),
        Subject::Month(year, month) => format!("archive/{year:04}/{month:02}/"),
    };
    below(edition, lang, &path)
}

/// Returns the address of a list's page, counted from 1.
pub fn list_page(edition: &Edition, lang: &Lang, subject: Subject, number: usize) -> UrlPath {
    let first = list(edition, lang, subject);
    if number <= 1 { first } else { first.join(&format!("page/{number}/")) }
}

/// Returns the address of a page of names.
pub fn names(edition: &Edition, lang: &Lang, names: Names) -> UrlPath {
    let path = match names {
        Names::Tags => "tags/",
        Names::People => "people/",
        Names::Series => "series/",
        Names::Collections => "collections/",
        Names::Years => "archive/",
    };
    below(edition, lang, path)
}

/// Returns the address of a feed.
pub fn feed(edition: &Edition, lang: &Lang, subject: Subject, file: &str) -> UrlPath {
    list(edition, lang, subject).join(file)
}

fn below(edition: &Edition, lang: &Lang, path: &str) -> UrlPath {
    let home = edition.config.home(lang);
    UrlPath::of(&format!("{}{path}", home.as_str())).unwrap_or(home)
}
