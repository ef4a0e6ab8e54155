//! Gathers the facts that the head of a page states, out of the edition and the plan.

use std::borrow::Cow;

use super::words::Argument;
use super::{Head, Renderer};
use crate::body::Body;
use crate::edition::{Cover, Page as Plain, Story, version};
use crate::kind;
use crate::lang::Lang;
use crate::meta::{self, Byline, Feed, Icon, LIMIT, Matter, Page, Photo};
use crate::moment::Moment;
use crate::path::UrlPath;
use crate::plan::{self, Job, List, Names, Subject, What, address};

/// How many reading times are put into words beforehand.
const MINUTES: usize = 30;

/// What the heads of a language share.
pub(super) struct Heads {
    site: meta::Site,
    bylines: Vec<Byline>,
    desks: Vec<Option<String>>,
    /// `3 minutes`, by their number.
    minutes: Vec<String>,
    /// The names of the two labels beside a link.
    reading_time: String,
    written_by: String,
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

    fn minutes(&self, lang: &Lang, n: usize) -> String {
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

    fn absolute_page(&self, lang: &Lang, subject: Subject) -> Option<String> {
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
    fn feeds_of(&self, lang: &Lang, subject: Subject) -> Vec<Feed> {
        let feed = |format: &&crate::feed::Format| {
            let url = address::feed(self.edition, lang, subject, format.file);
            self.plan.at(&url.out())?;
            let (title, url) = (self.feed_title(lang, subject), self.base().absolute(&url));
            Some(Feed { title, media_type: format.media_type, url })
        };
        crate::feed::FORMATS.iter().filter_map(feed).collect()
    }

    /// Returns the address of a cover, absolute and encoded.
    pub(super) fn address_of(&self, cover: &Cover) -> String {
        let url = self.base().absolutise(&cover.url);
        if url.is_ascii() { url } else { crate::config::account::web(&url).unwrap_or(url) }
    }

    fn photo<'c>(&self, cover: &'c Cover) -> Photo<'c> {
        let (caption, credit) = (cover.caption.as_deref(), cover.credit.as_deref());
        Photo { url: self.address_of(cover), size: cover.size, caption, credit }
    }

    /// Writes the head tags of a page.
    pub(super) fn meta(&self, job: &Job, head: &Head<'_>, versions: &[(&Lang, &UrlPath)]) -> String {
        let lang = head.lang;
        let at = self.edition.language(lang).unwrap_or_default();
        let heads = &self.heads[at];
        let cover = self.cover_of(job, lang);
        let several = versions.len() > 1;
        let versions = versions.iter().filter(|_| several).map(|(lang, url)| (*lang, self.base().absolute(url)));
        let page = Page {
            title: head.title,
            number: match &job.what {
                What::List(list) if list.number > 1 => Some(self.page_number(list)),
                _ => None,
            },
            description: self.description(job, head, at),
            url: self.base().absolute(&job.url),
            versions: versions.collect(),
            feeds: match &job.what {
                What::List(list) if list.subject != Subject::All => self.feeds_of(lang, list.subject),
                _ => Vec::new(),
            },
            picture: self.picture(job, cover),
            cover: cover.map(|cover| self.photo(cover)),
            trail: self.trail(job, heads),
            matter: self.matter(job, heads, at),
        };
        heads.site.write(&page)
    }

    fn page_number(&self, list: &List) -> String {
        let args = [("n".to_owned(), Argument::Number(list.number as f64))];
        self.words.message(&list.lang, "page-number", &args).unwrap_or_else(|| list.number.to_string())
    }

    fn cover_of(&self, job: &Job, lang: &Lang) -> Option<&Cover> {
        match &job.what {
            What::Story(i) => self.edition.stories[*i].piece.cover.as_ref(),
            What::Page(i) => self.edition.pages[*i].piece.cover.as_ref(),
            What::List(list) => self.versions_of(list.subject, lang)?.cover.as_ref(),
            _ => None,
        }
    }

    /// Returns what a page is about: as it was written, if it was in its language; else the first
    /// names on it.
    fn description<'h>(&'h self, job: &Job, head: &'h Head<'_>, at: usize) -> Cow<'h, str> {
        let list = match &job.what {
            What::List(list) => list,
            What::Index(lang, names) => return self.first_names(*names, lang, at).into(),
            _ => return head.description.into(),
        };
        let written = match list.subject {
            Subject::All => self.edition.config.summary.own(head.lang).map_or("", |text| &**text),
            Subject::Desk(i) => self.edition.desks[i].summary.own(head.lang).map_or("", |text| &**text),
            subject => match self.versions_of(subject, head.lang) {
                Some(piece) if piece.lang == *head.lang => &piece.summary,
                _ => "",
            },
        };
        if list.number > 1 || written.is_empty() {
            let stories = self.items(list, at).into_iter().map(|i| &*self.edition.stories[i].piece.title);
            return joined(stories, " · ").into();
        }
        written.into()
    }

    fn first_names(&self, names: Names, lang: &Lang, at: usize) -> String {
        joined(self.subjects(names, lang, at).iter().map(|(name, _)| name.as_str()), ", ")
    }

    /// Returns the stories on a page of a list.
    fn items(&self, list: &List, at: usize) -> Vec<usize> {
        let run = plan::run(self.edition, list.subject, at);
        if list.of <= 1 {
            return run.into_owned();
        }
        let size = self.edition.config.page_size;
        run.iter().skip((list.number - 1) * size).take(size).copied().collect()
    }

    /// Returns the pages above a page, without the front page.
    fn trail<'t>(&'t self, job: &Job, heads: &'t Heads) -> Vec<(Cow<'t, str>, String)> {
        let edition = self.edition;
        let mut trail = Vec::new();
        match &job.what {
            What::Story(i) => {
                let story = &edition.stories[*i];
                let desk = story.desk.and_then(|i| Some((i, heads.desks[i].clone()?)));
                trail.extend(desk.map(|(i, url)| (edition.desks[i].name.get(&story.piece.lang).into(), url)));
            }
            What::List(list) => {
                let lang = &list.lang;
                let names = match list.subject {
                    Subject::Tag(_) => Some(Names::Tags),
                    Subject::Person(_) => Some(Names::People),
                    Subject::Series(_) => Some(Names::Series),
                    Subject::Collection(_) => Some(Names::Collections),
                    Subject::Year(_) | Subject::Month(..) => Some(Names::Years),
                    Subject::All | Subject::Desk(_) => None,
                };
                if let Some(names) = names {
                    let url = address::names(edition, lang, names);
                    let title = self.title_of_names(lang, names);
                    trail.extend(self.plan.at(&url.out()).map(|_| (title.into(), self.base().absolute(&url))));
                }
                let mut above = |subject: Subject| {
                    let url = self.absolute_page(lang, subject);
                    trail.extend(url.map(|url| (self.title(subject, lang).into(), url)));
                };
                if let Subject::Month(year, _) = list.subject {
                    above(Subject::Year(year));
                }
                if list.number > 1 && list.subject != Subject::All {
                    above(list.subject);
                }
            }
            _ => {}
        }
        trail
    }

    fn matter<'m>(&'m self, job: &Job, heads: &'m Heads, at: usize) -> Matter<'m> {
        match &job.what {
            What::Story(i) => Matter::Story(Box::new(self.story_facts(&self.edition.stories[*i], heads))),
            What::Page(i) => Matter::Plain(self.plain_facts(&self.edition.pages[*i])),
            What::List(list) if list.subject == Subject::All => Matter::Front,
            What::List(list) => match list.subject {
                Subject::Person(i) if list.number == 1 => Matter::Person(Box::new(self.profile(i, heads, at))),
                _ => Matter::List(self.list_facts(list, heads, at)),
            },
            What::Index(lang, names) => {
                let items: Vec<_> = self
                    .subjects(*names, lang, at)
                    .into_iter()
                    .filter_map(|(name, subject)| Some((name.into(), self.absolute_page(lang, subject)?)))
                    .collect();
                Matter::List(meta::List { count: items.len(), items, from: 1, series: None, curator: None })
            }
            _ => Matter::Missing,
        }
    }

    fn zoned(&self, moment: Option<Moment>) -> Option<Moment> {
        moment.map(|moment| moment.in_zone(&self.edition.config.zone))
    }

    fn story_facts<'m>(&'m self, story: &'m Story, heads: &'m Heads) -> meta::Story<'m> {
        let edition = self.edition;
        let piece = &story.piece;
        let lang = &piece.lang;
        let authors: Vec<&Byline> = story.authors.iter().map(|i| &heads.bylines[*i]).collect();
        let minutes = piece.body.minutes();
        let reading = match heads.minutes.get(minutes) {
            Some(known) => Cow::Borrowed(known.as_str()),
            None => self.minutes(lang, minutes).into(),
        };
        let names: Cow<'_, str> = match authors.as_slice() {
            [one] => one.name.as_str().into(),
            many => many.iter().map(|author| author.name.as_str()).collect::<Vec<_>>().join(", ").into(),
        };
        let labels = [(heads.reading_time.as_str(), reading), (heads.written_by.as_str(), names)];
        // Of several languages the first is what the others were translated from.
        let original =
            story.translations.first().map(|i| &edition.stories[*i]).filter(|first| first.piece.lang != *lang);
        meta::Story {
            schema: kind::schema(story.kind),
            subtitle: story.subtitle.as_deref(),
            date: self.zoned(story.date),
            updated: self.zoned(story.updated),
            section: story.desk.map(|i| edition.desks[i].name.get(lang)),
            tags: story.tags.iter().map(|i| &*edition.tags[*i].name).collect(),
            words: word_count(&piece.body, lang),
            series: story.series.map(|(i, part)| (self.series_facts(i, lang), part)),
            original: original.map(|first| self.base().absolute(&first.permalink)),
            labels: labels.into_iter().filter(|(name, value)| !name.is_empty() && !value.is_empty()).collect(),
            authors,
        }
    }

    fn series_facts<'m>(&'m self, index: usize, lang: &Lang) -> meta::Series<'m> {
        let series = &self.edition.series[index];
        let found = version(&series.versions, lang);
        meta::Series {
            title: found.map_or(&*series.name, |piece| &*piece.title).into(),
            url: self.absolute_page(lang, Subject::Series(index)),
            lang: found.map(|piece| &piece.lang).filter(|known| *known != lang),
        }
    }

    fn plain_facts(&self, page: &Plain) -> meta::Plain {
        let last = page.permalink.as_str().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let schema = match last {
            "about" => "AboutPage",
            "contact" => "ContactPage",
            _ => "WebPage",
        };
        meta::Plain { schema, date: self.zoned(page.date), updated: self.zoned(page.updated) }
    }

    fn profile<'m>(&'m self, index: usize, heads: &'m Heads, at: usize) -> meta::Profile<'m> {
        let edition = self.edition;
        let person = &edition.people[index];
        let written = person.runs.iter().zip(&edition.languages).filter(|(run, _)| !run.is_empty());
        meta::Profile {
            person: &heads.bylines[index],
            slug: &person.slug,
            role: person.role.get(&edition.languages[at]),
            email: person.accounts.email.as_deref(),
            languages: written.map(|(_, lang)| lang).collect(),
        }
    }

    fn list_facts<'m>(&'m self, list: &List, heads: &'m Heads, at: usize) -> meta::List<'m> {
        let stories = self.items(list, at);
        let items = stories.iter().map(|i| {
            let story = &self.edition.stories[*i];
            (Cow::from(&*story.piece.title), self.base().absolute(&story.permalink))
        });
        meta::List {
            items: items.collect(),
            from: (list.number - 1) * self.edition.config.page_size + 1,
            count: plan::run(self.edition, list.subject, at).len(),
            series: match list.subject {
                Subject::Series(i) => Some(self.series_facts(i, &list.lang)),
                _ => None,
            },
            curator: match list.subject {
                Subject::Collection(i) => self.edition.collections[i].curator.map(|i| &heads.bylines[i]),
                _ => None,
            },
        }
    }
}

/// Joins names until they fill a description.
fn joined<'n>(names: impl Iterator<Item = &'n str>, between: &str) -> String {
    let mut text = String::new();
    for name in names {
        if text.chars().count() > LIMIT {
            break;
        }
        if !text.is_empty() {
            text.push_str(between);
        }
        text.push_str(name);
    }
    text
}

/// Counts words as the language parts them: Chinese and Japanese have no spaces.
fn word_count(body: &Body, lang: &Lang) -> usize {
    match lang.primary() {
        "zh" | "ja" | "th" => body.words + body.syllables,
        _ => body.spaced,
    }
}
