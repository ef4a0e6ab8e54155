//! What lists are called, and what is said of them.

use super::Subject;
use crate::edition::{Edition, Piece, version};
use crate::lang::Lang;
use crate::moment::{Day, show_day};

/// Returns the title of a list.
pub fn of(edition: &Edition, subject: Subject, lang: &Lang) -> String {
    match subject {
        Subject::All => edition.config.name.get(lang).to_owned(),
        Subject::Desk(i) => edition.desks[i].name.get(lang).to_owned(),
        Subject::Tag(i) => edition.tags[i].name.to_string(),
        Subject::Person(i) => edition.people[i].name.get(lang).to_owned(),
        Subject::Series(i) => {
            version(&edition.series[i].versions, lang).map_or(&edition.series[i].name, |piece| &piece.title).to_string()
        }
        Subject::Collection(_) => version_of(edition, subject, lang).map_or_else(String::new, |p| p.title.to_string()),
        Subject::Year(year) => match lang.primary() {
            "ko" => format!("{year}년"),
            "ja" | "zh" => format!("{year}年"),
            _ => year.to_string(),
        },
        Subject::Month(year, month) => match lang.primary() {
            "ko" => format!("{year}년 {month}월"),
            "ja" | "zh" => format!("{year}年{month}月"),
            "en" => {
                let shown = Day::new(year, month, 1).map(|day| show_day(day, "en")).unwrap_or_default();
                shown.trim_start_matches("1 ").to_owned()
            }
            _ => format!("{year}-{month:02}"),
        },
    }
}

/// Returns the sentence under the title of a list, or nothing.
pub fn summary<'e>(edition: &'e Edition, subject: Subject, lang: &Lang) -> &'e str {
    match subject {
        Subject::All => edition.config.summary.get(lang),
        Subject::Desk(i) => edition.desks[i].summary.get(lang),
        _ => version_of(edition, subject, lang).map_or("", |piece| &piece.summary),
    }
}

/// Returns what people wrote of a list in a language, else in the first there is.
pub fn version_of<'e>(edition: &'e Edition, subject: Subject, lang: &Lang) -> Option<&'e Piece> {
    let versions = match subject {
        Subject::Person(i) => &edition.people[i].versions,
        Subject::Series(i) => &edition.series[i].versions,
        Subject::Collection(i) => &edition.collections[i].versions,
        _ => return None,
    };
    version(versions, lang)
}
