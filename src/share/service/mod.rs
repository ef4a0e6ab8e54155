//! Services that show a link as a card, or a page as a result of a search.
//!
//! A new service is a file here, a line in [`SERVICES`] and a spec.
//!
//! Boxes are in the pixels of a telephone's screen, or of a browser's. No service publishes them: they
//! are estimates, made so that the cut falls where it is commonly seen to fall.

mod facebook;
mod google;
mod kakaotalk;
mod linkedin;
mod naver;
mod slack;
#[cfg(test)]
pub(super) mod tests;
mod x;

use super::{Cut, Facts, Said, ServiceView, Treatment};

/// A service.
#[derive(Debug)]
pub struct Service {
    /// Its name, in small letters and hyphens.
    pub name: &'static str,
    /// One sentence for the documentation.
    pub about: &'static str,
    /// What people call it.
    pub label: Said,
    /// What it does with every page, in a few words.
    pub rule: Said,
    /// Tells what it shows of a page.
    pub show: fn(&Facts) -> Shown,
}

/// What a service shows of a page.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The title.
    pub title: Cut,
    /// The description; nothing where the service shows none.
    pub description: Option<Cut>,
    /// What becomes of the picture.
    pub picture: Treatment,
}

/// All services, in the order in which the preview shows them.
pub const SERVICES: &[&Service] = &[
    &kakaotalk::SERVICE,
    &x::SERVICE,
    &facebook::SERVICE,
    &linkedin::SERVICE,
    &naver::SERVICE,
    &slack::SERVICE,
    &google::SERVICE,
];

impl Service {
    /// Tells what the service shows of a page, and what there is to say of it.
    pub fn view(&'static self, facts: &Facts) -> ServiceView {
        let Shown { title, description, picture } = (self.show)(facts);
        let lost = (title.lost(), description.as_ref().map_or(0, Cut::lost));
        ServiceView {
            id: self.name,
            name: &self.label,
            verdict: verdict(lost, picture.why.as_ref()),
            fine: lost == (0, 0) && picture.why.is_none(),
            title,
            description,
            image: picture,
            rule: &self.rule,
        }
    }
}

/// Says what is lost: so many letters of the title and of the description, and what is wrong with
/// the picture.
fn verdict(lost: (usize, usize), picture: Option<&Said>) -> Said {
    let (ko, en) = match lost {
        (0, 0) => (String::new(), String::new()),
        (n, 0) => (format!("제목 끝 {n}자가 잘림"), format!("{} of the title {} cut", signs(n), are(n))),
        (0, n) => (format!("설명 끝 {n}자가 잘림"), format!("{} of the description {} cut", signs(n), are(n))),
        (title, n) => (
            format!("제목 끝 {title}자와 설명 끝 {n}자가 잘림"),
            format!("{} of the title and {n} of the description are cut", signs(title)),
        ),
    };
    match (picture, ko.is_empty()) {
        (None, true) => Said::new("잘림 없음", "Nothing is cut"),
        (None, false) => Said::made(ko, en),
        (Some(why), true) => why.clone(),
        (Some(why), false) => Said::made(format!("{ko} · {}", why.ko), format!("{en} · {}", why.en)),
    }
}

fn signs(n: usize) -> String {
    format!("{n} {}", if n == 1 { "character" } else { "characters" })
}

fn are(n: usize) -> &'static str {
    if n == 1 { "is" } else { "are" }
}

/// What a search service writes before a description: the day, if the page has one.
fn dated(facts: &Facts) -> String {
    facts.date.as_ref().map(|date| format!("{date} — ")).unwrap_or_default()
}
