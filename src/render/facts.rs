//! Gathers the facts that the head of a page states, out of the edition and the plan.

use std::borrow::Cow;

use super::Renderer;
use super::head::Head;
use super::heads::Heads;
use super::picture::Shown;
use super::words::Argument;
use crate::body::Body;
use crate::edition::{Cover, Page as Plain, Story, version};
use crate::kind;
use crate::lang::Lang;
use crate::meta::{self, Byline, LIMIT, Matter, Page, Photo};
use crate::moment::Moment;
use crate::path::UrlPath;
use crate::plan::{self, Job, List, Names, Subject, What, address};

impl Renderer<'_> {
    /// Returns the address of a cover, absolute and encoded, and its size, for those who can be given
    /// one picture only.
    pub(super) fn best_of(&self, cover: &Cover) -> (String, Option<(u32, u32)>) {
        let (url, size) = self.shown(&cover.url).map_or((&*cover.url, cover.size), Shown::fallback);
        let url = self.base().absolutise(url);
        (if url.is_ascii() { url } else { crate::config::account::web(&url).unwrap_or(url) }, size)
    }

    fn photo<'c>(&self, cover: &'c Cover) -> Photo<'c> {
        let (caption, credit) = (cover.caption.as_deref(), cover.credit.as_deref());
        let (url, size) = self.best_of(cover);
        Photo { url, size, caption, credit }
    }

    /// Writes the head tags of a page.
    pub(super) fn meta(&self, job: &Job, head: &Head<'_>, versions: &[(&Lang, &UrlPath)]) -> String {
        let heads = &self.heads[self.edition.language(head.lang).unwrap_or_default()];
        heads.site.write(&self.page_facts(job, head, versions))
    }

    /// Gathers what the head of a page states.
    pub(super) fn page_facts<'f>(
        &'f self,
        job: &Job,
        head: &'f Head<'_>,
        versions: &[(&'f Lang, &UrlPath)],
    ) -> Page<'f> {
        let lang = head.lang;
        let at = self.edition.language(lang).unwrap_or_default();
        let heads = &self.heads[at];
        let cover = self.cover_of(job, lang);
        let several = versions.len() > 1;
        let versions = versions.iter().filter(|_| several).map(|(lang, url)| (*lang, self.base().absolute(url)));
        Page {
            title: &head.title,
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
        }
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
            _ if !head.description.is_empty() => return (&*head.description).into(),
            What::Story(i) => {
                let story = &self.edition.stories[*i];
                return story.subtitle.as_deref().unwrap_or(&story.piece.body.opening).into();
            }
            What::Page(i) => {
                let page = &self.edition.pages[*i];
                return page.subtitle.as_deref().unwrap_or(&page.piece.body.opening).into();
            }
            _ => return Cow::Borrowed(""),
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
        let lang = &edition.languages[at];
        let about = person.versions.iter().find(|piece| piece.lang == *lang);
        let written = person.runs.iter().zip(&edition.languages).filter(|(run, _)| !run.is_empty());
        meta::Profile {
            person: &heads.bylines[index],
            slug: &person.slug,
            role: person.role.own(lang).map_or("", |role| &**role),
            about: about.map_or("", |piece| &piece.summary),
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
