//! What the heads of a language share: the site, who writes, where the desks are. Made once.

use super::Renderer;
use super::words::Argument;
use crate::lang::Lang;
use crate::meta::{self, Byline, Feed, Icon};
use crate::path::UrlPath;
use crate::plan::{Subject, address};

/// How many reading times are put into words beforehand.
const MINUTES: usize = 30;

/// What the heads of a language share.
pub(super) struct Heads {
    pub site: meta::Site,
    pub bylines: Vec<Byline>,
    pub desks: Vec<Option<String>>,
    /// `3 minutes`, by their number.
    pub minutes: Vec<String>,
    /// The names of the two labels beside a link.
    pub reading_time: String,
    pub written_by: String,
}

impl Renderer<'_> {
    /// Makes what the heads of a language share.
    pub(super) fn heads(&self, lang: &Lang) -> Heads {
        let (edition, base) = (self.edition, self.base());
        let config = &edition.config;
        let site = meta::Site::new(&meta::Facts {
            config,
            lang,
            home: base.absolute(&config.home(lang)),
            root: base.absolute(&config.home(config.default_language())),
            hidden: edition.hidden,
            feeds: self.feeds_of(lang, Subject::All),
            icons: self.icons(),
            logo: config.organization.logo.as_deref().and_then(|logo| self.outside(logo)),
            principles: config.organization.principles.as_deref().and_then(|page| self.principles(page, lang)),
        });
        Heads {
            site,
            bylines: (0..edition.people.len()).map(|i| self.byline(i, lang)).collect(),
            desks: (0..edition.desks.len()).map(|i| self.absolute_page(lang, Subject::Desk(i))).collect(),
            minutes: (0..=MINUTES).map(|n| self.minutes(lang, n)).collect(),
            reading_time: self.word(lang, "share_reading_time").to_owned(),
            written_by: self.word(lang, "authors").to_owned(),
        }
    }

    pub(super) fn minutes(&self, lang: &Lang, n: usize) -> String {
        let args = [("n".to_owned(), Argument::Number(n as f64))];
        self.words.message(lang, "share-minutes", &args).unwrap_or_default()
    }

    fn byline(&self, index: usize, lang: &Lang) -> Byline {
        let person = &self.edition.people[index];
        let own = person.links.iter().find(|(known, _)| known == lang).or(person.links.first());
        let links = own.into_iter().flat_map(|(_, links)| links).map(|(_, url)| &**url);
        let first = self.edition.languages.iter().find_map(|lang| self.absolute_page(lang, Subject::Person(index)));
        let url = self.absolute_page(lang, Subject::Person(index));
        Byline::new(person.name.get(lang), url, first.as_deref(), &person.accounts, links)
    }

    pub(super) fn absolute_page(&self, lang: &Lang, subject: Subject) -> Option<String> {
        self.page_of(lang, subject).map(|url| self.base().absolute(&url))
    }

    /// Returns a path of the site as an address, if there is something; addresses stay.
    fn outside(&self, path: &str) -> Option<String> {
        if !path.starts_with('/') {
            return Some(path.to_owned());
        }
        let url = UrlPath::new(path)?;
        self.plan.at(&url.out()).map(|_| self.base().absolute(&url))
    }

    /// Returns the page of the editorial principles, in the language if there is a translation.
    fn principles(&self, path: &str, lang: &Lang) -> Option<String> {
        let pages = &self.edition.pages;
        let translated = pages.iter().find(|page| page.permalink.as_str() == path).and_then(|page| {
            let found = page.translations.iter().find(|i| pages[**i].piece.lang == *lang)?;
            Some(self.base().absolute(&pages[*found].permalink))
        });
        translated.or_else(|| self.outside(path))
    }

    /// Returns the icons that `static/` has by their usual names.
    fn icons(&self) -> Vec<Icon> {
        let usual = [
            ("/favicon.ico", "icon", "image/x-icon", "32x32"),
            ("/favicon.png", "icon", "image/png", ""),
            ("/favicon.svg", "icon", "image/svg+xml", "any"),
            ("/apple-touch-icon.png", "apple-touch-icon", "", ""),
            ("/site.webmanifest", "manifest", "", ""),
        ];
        let found = |(name, rel, media_type, sizes)| {
            let (_, url) = self.edition.statics.iter().find(|(_, url)| url.as_str() == name)?;
            Some(Icon { rel, href: self.base().href(url), media_type, sizes })
        };
        let mut icons: Vec<Icon> = usual.into_iter().filter_map(found).collect();
        // The mark is square, too.
        let mark = self.edition.config.mark.as_ref().filter(|_| !icons.iter().any(|icon| icon.rel == "icon"));
        icons.extend(mark.map(|url| {
            let svg = url.as_str().ends_with(".svg");
            let (media_type, sizes) = if svg { ("image/svg+xml", "any") } else { ("", "") };
            Icon { rel: "icon", href: self.base().href(url), media_type, sizes }
        }));
        icons
    }

    /// Returns the feeds of a list.
    pub(super) fn feeds_of(&self, lang: &Lang, subject: Subject) -> Vec<Feed> {
        let feed = |format: &&crate::feed::Format| {
            let url = address::feed(self.edition, lang, subject, format.file);
            self.plan.at(&url.out())?;
            let (title, url) = (self.feed_title(lang, subject), self.base().absolute(&url));
            Some(Feed { title, media_type: format.media_type, url })
        };
        crate::feed::FORMATS.iter().filter_map(feed).collect()
    }
}
