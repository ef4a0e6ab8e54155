//! Jobs that machines read: feeds, sitemaps, rules for robots, redirects.

use std::fmt::Write as _;

use super::Renderer;
use crate::edition::Piece;
use crate::feed::{self, Feed, Item};
use crate::lang::Lang;
use crate::moment::Moment;
use crate::path::UrlPath;
use crate::plan::{self, Subject, What, address};
use crate::sitemap::{self, Entry};

impl Renderer<'_> {
    pub(super) fn feed(&self, format: &str, lang: &Lang, subject: Subject, own: &UrlPath) -> Vec<u8> {
        let edition = self.edition;
        let at = edition.language(lang).unwrap_or_default();
        let mut run = plan::run(edition, subject, at).into_owned();
        if matches!(subject, Subject::Series(_) | Subject::Collection(_)) {
            run.sort_unstable(); // a feed has the newest first
        }
        run.truncate(edition.config.feeds.items);
        let home = address::list(edition, lang, subject);
        let has_page = self.plan.at(&home.out()).is_some();
        let link =
            if has_page { self.base().absolute(&home) } else { self.base().absolute(&edition.config.home(lang)) };
        let summary = match self.summary(subject, lang) {
            empty if empty.is_empty() => self.feed_title(lang, subject),
            summary => summary,
        };
        let feed = Feed {
            title: self.feed_title(lang, subject),
            link,
            own: self.base().absolute(own),
            summary,
            lang: lang.clone(),
            rights: edition.config.organization.name.get(lang).to_owned(),
            items: run.iter().map(|i| self.item(*i)).collect(),
        };
        feed::FORMATS.iter().find(|known| known.name == format).map(|known| (known.write)(&feed)).unwrap_or_default()
    }

    fn item(&self, index: usize) -> Item {
        let edition = self.edition;
        let story = &edition.stories[index];
        let piece = &story.piece;
        let lang = &piece.lang;
        let zoned = |moment: Moment| moment.in_zone(&edition.config.zone);
        let link = self.base().absolute(&story.permalink);
        let mut categories: Vec<String> = Vec::new();
        categories.extend(story.desk.map(|desk| edition.desks[desk].name.get(lang).to_owned()));
        categories.extend(story.tags.iter().map(|tag| edition.tags[*tag].name.to_string()));
        Item {
            title: piece.title.to_string(),
            summary: piece.summary.to_string(),
            html: edition.config.feeds.full_text.then(|| self.absolute_html(piece, &link)),
            authors: story.authors.iter().map(|i| edition.people[*i].name.get(lang).to_owned()).collect(),
            categories,
            date: story.date.map(zoned),
            updated: story.updated.or(story.date).map(zoned),
            link,
        }
    }

    /// Returns the text with absolute addresses, for readers who are elsewhere.
    fn absolute_html(&self, piece: &Piece, page: &str) -> String {
        let mut html = String::new();
        if let Some(cover) = &piece.cover {
            let url = self.base().absolutise(&cover.url);
            let mut img = String::from("<p><img");
            let _ = write!(img, " src=\"{}\" alt=\"{}\"", crate::body::escaped(&url), crate::body::escaped(&cover.alt));
            if let Some((width, height)) = cover.size {
                let _ = write!(img, " width=\"{width}\" height=\"{height}\"");
            }
            html.push_str(&img);
            html.push_str("></p>\n");
        }
        piece.body.for_feeds().fill(&mut html, |reference| self.filling_absolute(piece, reference, page));
        html
    }

    pub(super) fn sitemap(&self, part: usize) -> Vec<u8> {
        let pages = self
            .plan
            .jobs
            .iter()
            .filter(|job| matches!(job.what, What::Story(_) | What::Page(_) | What::List(_) | What::Index(..)));
        let entries = pages
            .skip(part * sitemap::PART)
            .take(sitemap::PART)
            .map(|job| Entry { url: self.base().absolute(&job.url), changed: self.changed(&job.what) });
        sitemap::write(entries)
    }

    /// Returns when a page's content last changed, where that is known.
    fn changed(&self, what: &What) -> Option<String> {
        let edition = self.edition;
        let of = |i: usize| edition.stories[i].updated.max(edition.stories[i].date);
        let moment = match what {
            What::Story(i) => of(*i),
            What::List(list) => {
                let at = edition.language(&list.lang)?;
                let run = plan::run(edition, list.subject, at);
                let size = edition.config.page_size;
                let from = if list.of > 1 { (list.number - 1) * size } else { 0 };
                let shown = if list.of > 1 { size } else { run.len() };
                run.iter().skip(from).take(shown).filter_map(|i| of(*i)).max()
            }
            _ => None,
        };
        moment.map(|moment| moment.in_zone(&edition.config.zone).iso())
    }

    pub(super) fn sitemap_index(&self, parts: usize) -> Vec<u8> {
        let urls = (1..=parts).filter_map(|part| UrlPath::new(&format!("/sitemap-{part}.xml")));
        sitemap::write_index(urls.map(|url| self.base().absolute(&url)))
    }

    /// Robots Exclusion Protocol, RFC 9309.
    pub(super) fn robots(&self) -> Vec<u8> {
        if self.edition.hidden {
            return b"User-agent: *\nDisallow: /\n".to_vec();
        }
        let sitemap = UrlPath::new("/sitemap.xml").map(|url| self.base().absolute(&url)).unwrap_or_default();
        format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n").into_bytes()
    }

    /// A page for hosts that know no redirects of their own.
    pub(super) fn redirect(&self, goal: &UrlPath) -> Vec<u8> {
        let url = crate::body::escaped(&self.base().absolute(goal));
        let lang = self.edition.config.default_language();
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{url}</title>\n\
             <link rel=\"canonical\" href=\"{url}\">\n<meta name=\"robots\" content=\"noindex\">\n\
             <meta http-equiv=\"refresh\" content=\"0; url={url}\">\n</head>\n<body>\n<p><a href=\"{url}\">{url}</a></p>\n</body>\n</html>\n"
        )
        .into_bytes()
    }

    /// The `_redirects` file of Netlify, Cloudflare Pages and others: from, to, status.
    pub(super) fn redirect_list(&self, all: &[(UrlPath, UrlPath)]) -> Vec<u8> {
        let mut lines = String::new();
        for (from, to) in all {
            let _ = writeln!(lines, "{} {} 301", self.base().href(from), self.base().href(to));
        }
        lines.into_bytes()
    }
}
