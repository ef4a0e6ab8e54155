//! Makes the address of a story or a page. No other place does.

use crate::config::Config;
use crate::kind::Kind;
use crate::lang::Lang;
use crate::manuscript::Manuscript;
use crate::moment::Moment;
use crate::path::UrlPath;
use crate::slug;

/// Parts of an address.
pub(super) struct Parts<'p> {
    pub manuscript: &'p Manuscript,
    pub kind: &'static Kind,
    pub desk: Option<&'p str>,
    pub date: Option<&'p Moment>,
}

/// Returns the address of a story: its own permalink, else the newsroom's pattern filled in.
pub(super) fn story(config: &Config, parts: &Parts<'_>) -> UrlPath {
    let manuscript = parts.manuscript;
    if let Some(url) = &manuscript.front.permalink {
        return url.clone();
    }
    let filled = config.permalink.fill(|name| match name {
        "slug" => manuscript.slug.to_string(),
        "year" => parts.date.map_or_else(String::new, |d| format!("{:04}", d.in_zone(&config.zone).year())),
        "month" => parts.date.map_or_else(String::new, |d| format!("{:02}", d.in_zone(&config.zone).month())),
        "day" => parts.date.map_or_else(String::new, |d| format!("{:02}", d.in_zone(&config.zone).day().number())),
        "desk" => parts.desk.unwrap_or_default().to_owned(),
        "kind" => parts.kind.name.to_owned(),
        _ => folder(config, manuscript),
    });
    address(config, &manuscript.lang, &filled)
}

/// Returns the address of a page.
pub(super) fn page(config: &Config, manuscript: &Manuscript) -> UrlPath {
    if let Some(url) = &manuscript.front.permalink {
        return url.clone();
    }
    let folder = if config.bare { folder(config, manuscript) } else { below_pages(config, manuscript) };
    address(config, &manuscript.lang, &format!("/{folder}/{}/", manuscript.slug).replace("//", "/"))
}

fn address(config: &Config, lang: &Lang, path: &str) -> UrlPath {
    let below = path.trim_start_matches('/');
    let whole = match lang == config.default_language() {
        true => UrlPath::of(&format!("/{below}")),
        false => UrlPath::of(&format!("/{lang}/{below}")),
    };
    whole.unwrap_or_else(|| config.home(lang))
}

/// The folders of a manuscript from elsewhere, without those that only sort files.
fn folder(config: &Config, manuscript: &Manuscript) -> String {
    let below = manuscript.source.below(&config.content).unwrap_or_default();
    let mut folders: Vec<&str> = below.split('/').collect();
    folders.pop();
    if manuscript.source.stem().split('.').next() == Some("index") {
        folders.pop();
    }
    let shown: Vec<String> =
        folders.into_iter().filter(|f| !f.starts_with('_')).map(slug::slugify).filter(|f| !f.is_empty()).collect();
    shown.join("/")
}

fn below_pages(config: &Config, manuscript: &Manuscript) -> String {
    let root = format!("{}/pages", config.content);
    let below = manuscript.source.below(&root).unwrap_or_default();
    let mut folders: Vec<&str> = below.split('/').collect();
    folders.pop();
    if manuscript.source.stem().split('.').next() == Some("index") {
        folders.pop();
    }
    folders.into_iter().map(slug::slugify).collect::<Vec<_>>().join("/")
}
