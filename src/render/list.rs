//! What templates see of lists, of names, and of the site around them.

use std::sync::Arc;

use tera::Value;

use super::Renderer;
use super::initial::initial;
use super::value::{list, map, maybe, text, with};
use crate::edition::version;
use crate::lang::Lang;
use crate::plan::{self, List, Names, Subject, address};

impl Renderer<'_> {
    /// Returns what a page of a list shows.
    pub(super) fn list(&self, page: &List) -> Value {
        let lang = &page.lang;
        let at = self.edition.language(lang).unwrap_or_default();
        let run = plan::run(self.edition, page.subject, at);
        let stories: Vec<(usize, Value)> = match page.subject {
            Subject::Series(_) => run.iter().map(|i| (*i, self.part(*i))).collect(),
            Subject::Collection(i) => self.picked(i, at),
            _ => {
                let size = self.edition.config.page_size;
                run.iter().skip((page.number - 1) * size).take(size).map(|i| (*i, self.teaser(*i))).collect()
            }
        };
        // What was put in order by hand is in no order of time.
        let by_hand = matches!(page.subject, Subject::Series(_) | Subject::Collection(_));
        let groups = if by_hand { list([]) } else { self.groups(lang, &stories) };
        let kinds = match page.subject {
            Subject::All => self.shared[at].kinds.clone(),
            _ => self.kinds(lang, &run),
        };
        let total = match page.subject {
            Subject::Series(_) => self.parts_of(&run),
            _ => run.len(),
        };
        let introduction = self.introduction(page.subject, lang).map(|piece| self.html(piece));
        map([
            ("title", Value::from(self.title(page.subject, lang))),
            ("summary", text(&self.summary(page.subject, lang))),
            ("html", maybe(introduction)),
            (
                "cover",
                maybe(self.versions_of(page.subject, lang).and_then(|p| p.cover.as_ref()).map(|c| self.cover(c))),
            ),
            ("uncovered", Value::from(self.versions_of(page.subject, lang).is_some_and(|piece| piece.uncovered))),
            ("extra", maybe(self.versions_of(page.subject, lang).map(|piece| Value::from_serializable(&piece.extra)))),
            ("stories", list(stories.into_iter().map(|(_, teaser)| teaser))),
            ("groups", groups),
            ("kinds", kinds),
            ("years", self.years_around(at, page.subject)),
            ("count", Value::from(run.len())),
            ("total", Value::from(total)),
            ("pager", self.pager(page)),
            ("months", self.months(page.subject, lang, at)),
        ])
    }

    /// Returns the stories of a collection with the curator's notes.
    pub(super) fn picked(&self, collection: usize, at: usize) -> Vec<(usize, Value)> {
        let picks = &self.edition.collections[collection].runs[at];
        let noted = |note: &Option<Arc<str>>| [("note", text(note.as_deref().unwrap_or_default()))];
        picks.iter().map(|(story, note)| (*story, with(self.teaser(*story), noted(note)))).collect()
    }

    fn pager(&self, page: &List) -> Value {
        if page.of < 2 {
            return Value::none();
        }
        let url = |number: usize| {
            Value::from(self.base().href(&address::list_page(self.edition, &page.lang, page.subject, number)))
        };
        map([
            ("number", Value::from(page.number)),
            ("total", Value::from(page.of)),
            ("previous", maybe((page.number > 1).then(|| url(page.number - 1)))),
            ("next", maybe((page.number < page.of).then(|| url(page.number + 1)))),
            ("first", url(1)),
            ("last", url(page.of)),
        ])
    }

    fn months(&self, subject: Subject, lang: &Lang, at: usize) -> Value {
        let Subject::Year(year) = subject else { return Value::none() };
        list(self.edition.months[at].iter().filter(|month| month.year == year).map(|month| {
            let subject = Subject::Month(month.year, month.month);
            self.named(self.title(subject, lang), lang, subject, month.run.len())
        }))
    }

    fn named(&self, name: String, lang: &Lang, subject: Subject, count: usize) -> Value {
        map([
            ("name", Value::from(name)),
            ("url", self.list_url(lang, subject)),
            ("count", Value::from(count)),
            ("summary", text(&self.summary(subject, lang))),
        ])
    }

    /// Returns the names of a page of names.
    pub(super) fn names(&self, lang: &Lang, names: Names) -> Value {
        let at = self.edition.language(lang).unwrap_or_default();
        let edition = self.edition;
        let entries = self.subjects(names, lang, at).into_iter().map(|(name, subject)| {
            let count = plan::run(edition, subject, at).len();
            let at_letter = initial(&name);
            let entry = self.named(name, lang, subject, count);
            let entry = match subject {
                Subject::Year(_) => entry,
                _ => with(entry, [("initial", Value::from(&*at_letter))]),
            };
            let cover = self.versions_of(subject, lang).and_then(|piece| piece.cover.as_ref());
            let cover = maybe(cover.map(|cover| self.cover(cover)));
            match subject {
                Subject::Person(i) => with(entry, [("role", text(edition.people[i].role.get(lang))), ("photo", cover)]),
                Subject::Series(i) => {
                    let total = self.parts_of(&edition.series[i].runs[at]);
                    with(entry, [("cover", cover), ("total", Value::from(total))])
                }
                Subject::Collection(i) => {
                    let curator = edition.collections[i].curator.map(|person| self.author(person, lang));
                    with(entry, [("cover", cover), ("curator", maybe(curator))])
                }
                _ => entry,
            }
        });
        list(entries)
    }

    /// Returns what a page of names shows, in its order, each with its name.
    pub(super) fn subjects(&self, names: Names, lang: &Lang, at: usize) -> Vec<(String, Subject)> {
        let edition = self.edition;
        let all: Vec<Subject> = match names {
            Names::Tags => (0..edition.tags.len()).map(Subject::Tag).collect(),
            Names::People => (0..edition.people.len()).map(Subject::Person).collect(),
            Names::Series => (0..edition.series.len()).map(Subject::Series).collect(),
            Names::Collections => (0..edition.collections.len()).map(Subject::Collection).collect(),
            Names::Years => plan::years(edition, at).into_iter().map(|(year, _)| Subject::Year(year)).collect(),
        };
        let shown = all.into_iter().filter(|subject| !plan::run(edition, *subject, at).is_empty());
        let mut shown: Vec<(String, Subject)> = shown.map(|subject| (self.title(subject, lang), subject)).collect();
        if names != Names::Years {
            // By the letter of the index first, so that what stands under one letter stays together.
            // Hangul syllables are in the order of the alphabet already.
            // By the letter of the index first, so that what stands under one letter stays together.
            shown.sort_by_cached_key(|(name, _)| (initial(name), name.to_lowercase()));
        }
        shown
    }

    /// Returns the title of a page of names.
    pub(super) fn title_of_names(&self, lang: &Lang, names: Names) -> &str {
        let word = match names {
            Names::Tags => "tags",
            Names::People => "people",
            Names::Series => "series",
            Names::Collections => "collections",
            Names::Years => "archive",
        };
        self.word(lang, word)
    }

    /// Returns what a reporter's page shows besides the stories.
    pub(super) fn person(&self, index: usize, lang: &Lang) -> Value {
        let person = &self.edition.people[index];
        let piece = version(&person.versions, lang);
        let count = self.edition.language(lang).map_or(0, |at| person.runs[at].len());
        let links = person.links.iter().find(|(known, _)| known == lang).or(person.links.first());
        let links = links
            .into_iter()
            .flat_map(|(_, links)| links)
            .map(|(name, url)| map([("name", Value::from(&**name)), ("url", Value::from(&**url))]));
        map([
            ("name", Value::from(person.name.get(lang))),
            ("role", text(person.role.get(lang))),
            ("desk", maybe(person.desk.map(|desk| self.desk(desk, lang)))),
            ("photo", maybe(piece.and_then(|piece| piece.cover.as_ref()).map(|photo| self.cover(photo)))),
            ("count", Value::from(count)),
            ("links", list(links)),
            ("x", text(person.accounts.x.as_deref().unwrap_or_default())),
            ("fediverse", text(person.accounts.fediverse.as_deref().unwrap_or_default())),
            ("email", text(person.accounts.email.as_deref().unwrap_or_default())),
            ("html", maybe(piece.filter(|piece| !piece.body.is_empty()).map(|piece| self.html(piece)))),
        ])
    }

    /// Returns what was written about a list by hand.
    pub(super) fn versions_of(&self, subject: Subject, lang: &Lang) -> Option<&crate::edition::Piece> {
        let versions = match subject {
            Subject::Person(i) => &self.edition.people[i].versions,
            Subject::Series(i) => &self.edition.series[i].versions,
            Subject::Collection(i) => &self.edition.collections[i].versions,
            _ => return None,
        };
        version(versions, lang)
    }

    fn introduction(&self, subject: Subject, lang: &Lang) -> Option<&crate::edition::Piece> {
        self.versions_of(subject, lang).filter(|piece| !piece.body.is_empty())
    }

    /// Returns the title of a series.
    pub(super) fn title_of_series(&self, index: usize, lang: &Lang) -> &str {
        let series = &self.edition.series[index];
        version(&series.versions, lang).map_or(&series.name, |piece| &piece.title)
    }

    /// Returns the title of a list.
    pub(super) fn title(&self, subject: Subject, lang: &Lang) -> String {
        plan::title::of(self.edition, subject, lang)
    }

    /// Returns the sentence under the title of a list.
    pub(super) fn summary(&self, subject: Subject, lang: &Lang) -> String {
        plan::title::summary(self.edition, subject, lang).to_owned()
    }

    /// Returns the address of the site's icon, if `static/` has one by a usual name.
    fn icon(&self) -> Option<Value> {
        let usual = ["/favicon.svg", "/favicon.png", "/favicon.ico"];
        let statics = &self.edition.statics;
        let found = usual.iter().find_map(|name| statics.iter().find(|(_, url)| url.as_str() == *name))?;
        Some(Value::from(self.base().href(&found.1)))
    }

    /// Returns what every page of a language sees of the site.
    pub(super) fn site(&self, lang: &Lang) -> Value {
        let (edition, config) = (self.edition, &self.edition.config);
        let home = config.home(lang);
        let languages = edition.languages.iter().map(|other| {
            map([
                ("code", Value::from(other.as_str())),
                ("name", Value::from(other.own_name())),
                ("home", Value::from(self.base().href(&config.home(other)))),
                ("current", Value::from(other == lang)),
            ])
        });
        let desks = (0..edition.desks.len()).filter(|i| self.page_of(lang, Subject::Desk(*i)).is_some());
        let index = |names: Names| {
            let url = address::names(edition, lang, names);
            maybe(self.plan.at(&url.out()).map(|_| Value::from(self.base().href(&url))))
        };
        let feed = crate::feed::FORMATS.first().map(|format| address::feed(edition, lang, Subject::All, format.file));
        let feed = feed.filter(|url| self.plan.at(&url.out()).is_some());
        let logo = config.organization.logo.as_deref().map(|logo| match logo.strip_prefix('/') {
            Some(inside) => format!("{}/{inside}", self.base().folder()),
            None => logo.to_owned(),
        });
        let pages = edition.pages.iter().filter(|page| page.piece.lang == *lang).map(|page| {
            map([("title", Value::from(&*page.piece.title)), ("url", Value::from(self.base().href(&page.permalink)))])
        });
        let licence = config.licence.as_ref().map(|licence| {
            map([("name", Value::from(&*licence.name)), ("url", text(licence.url.as_deref().unwrap_or_default()))])
        });
        map([
            ("name", Value::from(config.name.get(lang))),
            ("summary", text(config.summary.get(lang))),
            ("url", Value::from(self.base().absolute(&home))),
            ("home", Value::from(self.base().href(&home))),
            ("base", Value::from(self.base().folder())),
            ("language", Value::from(lang.as_str())),
            ("languages", list(languages)),
            ("desks", list(desks.map(|i| self.desk(i, lang)))),
            (
                "organization",
                map([
                    ("name", Value::from(config.organization.name.get(lang))),
                    ("url", text(config.organization.url.as_deref().unwrap_or_default())),
                    ("logo", maybe(logo.map(Value::from))),
                    ("legal_name", text(config.organization.legal_name.get(lang))),
                    ("address", text(config.organization.address.get(lang))),
                    ("phone", text(config.organization.phone.as_deref().unwrap_or_default())),
                    ("email", text(config.organization.accounts.email.as_deref().unwrap_or_default())),
                ]),
            ),
            ("mark", maybe(config.mark.as_ref().map(|url| Value::from(self.base().href(url))))),
            ("licence", maybe(licence)),
            ("icon", maybe(self.icon())),
            ("pages", list(pages)),
            ("extra", Value::from_serializable(&config.extra)),
            ("feed", maybe(feed.map(|url| Value::from(self.base().href(&url))))),
            ("robots_noindex", Value::from(edition.hidden)),
            (
                "has",
                map([
                    ("tags", index(Names::Tags)),
                    ("people", index(Names::People)),
                    ("series", index(Names::Series)),
                    ("collections", index(Names::Collections)),
                    ("archive", index(Names::Years)),
                ]),
            ),
        ])
    }
}
