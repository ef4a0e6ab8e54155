//! Gives `newsroom.yaml` its meaning: checks names, fills in defaults.

use super::{BaseUrl, Config, Desk, FEED_OF, FILE, Feeds, Licence, Permalink, localized, raw};
use crate::diag::{Diag, FieldPath, Place, suggest};
use crate::lang::{Lang, Text};
use crate::moment::Zone;
use crate::path::RelPath;
use crate::slug;
use crate::yaml::{self, Format, Localized};

/// Reads the settings.
pub(super) fn read(text: &str) -> (Config, Vec<Diag>) {
    let text = text.trim_start_matches('\u{feff}');
    let (raw, findings) = yaml::read::<raw::Raw>(text, Format::Yaml);
    let source = RelPath::new(FILE).unwrap_or_else(|| unreachable!("a plain name"));
    // Of what could not be read nothing is missing.
    let unread = raw.is_none() && !findings.is_empty();
    let mut resolver = Resolver { source: &source, unread, diags: yaml::explain(&source, findings) };
    let config = resolver.resolve(raw.unwrap_or_default());
    (config, resolver.diags)
}

pub(super) struct Resolver<'s> {
    pub(super) source: &'s RelPath,
    /// Whether the file could not be read at all.
    unread: bool,
    pub(super) diags: Vec<Diag>,
}

impl Resolver<'_> {
    pub(super) fn wrong(&mut self, path: FieldPath, message: String, hint: Option<String>) {
        let place = Place::field(self.source, path);
        self.diags.push(Diag::error("newsroom-setting", message).at(place).maybe_hint(hint));
    }

    fn resolve(&mut self, raw: raw::Raw) -> Config {
        let root = FieldPath::root;
        let languages = self.languages(raw.languages.map_or_else(Vec::new, |list| list.0));
        let mut config = Config::bare("content".into(), languages[0].clone());
        config.bare = false;
        config.languages = languages;
        config.permalink = Permalink("/stories/{slug}/".into());

        match raw.name {
            Some(name) => config.name = self.text(name, root().key("name")),
            None if self.unread => {}
            None => {
                let hint = "write `name: Hanbit Newsroom`, the name readers see".to_owned();
                self.wrong(root(), "the newsroom has no `name`".into(), Some(hint));
            }
        }
        if let Some(summary) = raw.summary {
            config.summary = self.text(summary, root().key("summary"));
        }
        match raw.base_url.as_deref().map(BaseUrl::parse) {
            Some(Ok(base)) => config.base = base,
            Some(Err(message)) => {
                self.wrong(root().key("base_url"), message, Some("write `base_url: https://news.example.com/`".into()));
            }
            None if self.unread => {}
            None => self.diags.push(
                Diag::warning(
                    "base-url-missing",
                    "`base_url` is not set, so feeds and share links point at this computer",
                )
                .at(Place::file(self.source))
                .hint("write `base_url: https://news.example.com/` with the address readers will use"),
            ),
        }
        if let Some(name) = raw.time_zone {
            match Zone::named(&name) {
                Some(zone) => config.zone = zone,
                None => {
                    let hint = "write a name of the time zone database, such as `Asia/Seoul`".to_owned();
                    self.wrong(root().key("time_zone"), format!("there is no time zone `{name}`"), Some(hint));
                }
            }
        }
        config.organization = raw.organization.map(|written| self.organization(written)).unwrap_or_default();
        config.verification = self.verification(raw.verification.unwrap_or_default());
        if config.organization.name.is_empty() {
            config.organization.name = config.name.clone();
        }
        if let Some(theme) = raw.theme {
            match slug::check(&theme) {
                Ok(_) => config.theme = theme,
                Err(message) => self.wrong(root().key("theme"), message, None),
            }
        }
        self.look(raw.colour, raw.fonts, raw.mark, &mut config);
        if let Some(pattern) = raw.permalink {
            match Permalink::parse(&pattern) {
                Ok(permalink) => config.permalink = permalink,
                Err(message) => self.wrong(root().key("permalink"), message, None),
            }
        }
        match raw.page_size {
            Some(0) => self.wrong(root().key("page_size"), "a page cannot hold 0 stories".into(), None),
            Some(size) => config.page_size = size,
            None => config.page_size = 12,
        }
        config.desks = self.desks(raw.desks.unwrap_or_default());
        self.feeds(raw.feeds, &mut config.feeds);
        config.cards = raw.cards.unwrap_or(true);
        match raw.raw_html.as_deref() {
            None | Some("sanitize") => {}
            Some("allow") => config.allow_html = true,
            Some(other) => {
                let message = format!("`raw_html` is `sanitize` or `allow`, not `{other}`");
                self.wrong(root().key("raw_html"), message, None);
            }
        }
        if let Some(licence) = raw.licence {
            let url = licence.url.and_then(|url| self.web(&url, root().key("licence").key("url")));
            config.licence = licence.name.map(|name| Licence { name, url });
        }
        config.extra = raw.extra.map_or(serde_json::Value::Null, |free| free.0);
        config
    }

    fn languages(&mut self, written: Vec<String>) -> Vec<Lang> {
        let mut languages: Vec<Lang> = Vec::new();
        for (i, text) in written.iter().enumerate() {
            match Lang::new(text) {
                Some(lang) if !languages.contains(&lang) => languages.push(lang),
                Some(lang) => {
                    let path = FieldPath::root().key("languages").index(i);
                    self.wrong(path, format!("`{lang}` is there twice"), None);
                }
                None => {
                    let path = FieldPath::root().key("languages").index(i);
                    self.wrong(
                        path,
                        format!("`{text}` is not a language tag"),
                        Some("write `ko`, `en` or `zh-Hant`".into()),
                    );
                }
            }
        }
        if languages.is_empty() {
            languages.extend(Lang::new("ko"));
        }
        languages
    }

    pub(super) fn text(&mut self, written: Localized, path: FieldPath) -> Text {
        localized(written, |lang| {
            let message = format!("`{lang}` is not a language tag");
            self.wrong(path.key(lang.to_owned()), message, Some("write `ko` or `en`".into()));
        })
    }

    fn desks(&mut self, written: Vec<raw::RawDesk>) -> Vec<Desk> {
        let mut desks: Vec<Desk> = Vec::new();
        for (i, raw) in written.into_iter().enumerate() {
            let at = FieldPath::root().key("desks").index(i);
            let id = raw.id.0;
            if let Err(message) = slug::check(&id) {
                let hint = format!("write `id: {}`", slug::slugify(&id));
                self.wrong(at.key("id"), message, Some(hint));
                continue;
            }
            if desks.iter().any(|desk| desk.id.to_lowercase() == id.to_lowercase()) {
                self.wrong(at.key("id"), format!("there is a desk `{id}` already"), None);
                continue;
            }
            let name = raw.name.map_or_else(|| Text::one(id.clone()), |name| self.text(name, at.key("name")));
            let summary = raw.summary.map(|text| self.text(text, at.key("summary"))).unwrap_or_default();
            desks.push(Desk { id: id.into(), name, summary });
        }
        desks
    }

    fn feeds(&mut self, raw: Option<raw::RawFeeds>, feeds: &mut Feeds) {
        let Some(raw) = raw else { return };
        let at = FieldPath::root().key("feeds");
        if let Some(items) = raw.items {
            feeds.items = items;
        }
        if let Some(full_text) = raw.full_text {
            feeds.full_text = full_text;
        }
        let Some(written) = raw.of else { return };
        feeds.of.clear();
        for (i, name) in written.0.iter().enumerate() {
            match FEED_OF.iter().find(|(known, _)| known == name) {
                Some((_, of)) => {
                    feeds.of.insert(*of);
                }
                None => {
                    let hint = suggest::did_you_mean(name, FEED_OF.iter().map(|(known, _)| *known));
                    self.wrong(at.key("of").index(i), format!("there is no feed of `{name}`"), hint);
                }
            }
        }
    }
}
