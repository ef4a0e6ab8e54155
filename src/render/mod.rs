//! Renders one job to bytes. Reads the edition and the plan, touches no disk, keeps no order.

pub mod assets;
mod cards;
mod engine;
mod facts;
mod font;
mod front;
mod group;
mod head;
mod heads;
mod initial;
mod list;
mod machine;
mod picture;
mod share;
mod slots;
mod style;
mod teaser;
pub mod theme;
mod tokens;
mod value;
pub mod words;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use tera::{Context, Value};

use crate::config::BaseUrl;
use crate::config::rail::On;
use crate::diag::{Diag, Place};
use crate::digest::Digest;
use crate::edition::{Edition, Piece};
use crate::lang::Lang;
use crate::media::Darkroom;
use crate::path::{RelPath, UrlPath};
use crate::plan::{Asking, Job, List, Names, Plan, Subject, What, address};

use assets::Content;
pub use engine::Engine;
use head::Head;
use picture::Shown;
pub use picture::original;
use value::{list, map, text};
pub use words::Words;

/// What a job gives.
#[derive(Debug)]
pub enum Output {
    /// These bytes.
    Bytes(Vec<u8>),
    /// The bytes of a file of the newsroom.
    File(RelPath),
    /// A picture of the newsroom, cleaned of what is private.
    Original(RelPath),
    /// A picture that may be remembered: its key. [`Renderer::leaf`] makes it.
    Leaf(Digest),
}

/// Everything that rendering needs, shared by all threads.
pub struct Renderer<'r> {
    edition: &'r Edition,
    plan: &'r Plan,
    theme: &'r theme::Theme,
    engine: &'r Engine,
    words: &'r Arc<Words>,
    teasers: Vec<OnceLock<Value>>,
    /// What stories share, by language and position: made once, since every teaser holds them.
    shared: Vec<Shared>,
    sites: Vec<Value>,
    word_maps: Vec<Value>,
    /// Pictures by the address of their original, as pages name it.
    pictures: HashMap<String, Shown>,
    darkroom: Darkroom,
    cards: cards::Cards<'r>,
    /// What the heads of a language share.
    heads: Vec<heads::Heads>,
}

/// Desks, reporters and tags in one language, as templates see them.
struct Shared {
    desks: Vec<Value>,
    people: Vec<Value>,
    tags: Vec<Value>,
    series: Vec<Value>,
    /// The feeds of everything.
    feeds: Vec<Value>,
    /// The years of the archive.
    years: Vec<(i16, Value)>,
    /// The kinds of everything: it is on many pages, and counting takes a look at every story.
    kinds: Value,
}

impl<'r> Renderer<'r> {
    /// Prepares what every page shares.
    pub fn new(
        edition: &'r Edition,
        plan: &'r Plan,
        theme: &'r theme::Theme,
        engine: &'r Engine,
        words: &'r Arc<Words>,
        open_cards: cards::Open<'r>,
    ) -> Self {
        let mut renderer = Self {
            edition,
            plan,
            theme,
            engine,
            words,
            teasers: edition.stories.iter().map(|_| OnceLock::new()).collect(),
            shared: Vec::new(),
            sites: Vec::new(),
            word_maps: Vec::new(),
            pictures: picture::all(edition, &plan.theme),
            darkroom: Darkroom::default(),
            cards: cards::Cards::new(open_cards),
            heads: Vec::new(),
        };
        renderer.shared = edition.languages.iter().map(|lang| renderer.shared(lang)).collect();
        renderer.sites = edition.languages.iter().map(|lang| renderer.site(lang)).collect();
        renderer.word_maps = edition.languages.iter().map(|lang| Value::from(words.plain(lang).clone())).collect();
        renderer.heads = edition.languages.iter().map(|lang| renderer.heads(lang)).collect();
        renderer
    }

    /// Renders a job.
    ///
    /// # Errors
    /// Gives the place in the template and the story it was rendering.
    pub fn job(&self, job: &Job) -> Result<Output, Diag> {
        let bytes = match &job.what {
            What::Copy(source) => return Ok(Output::File(source.clone())),
            What::Original(source) => return Ok(Output::Original(source.clone())),
            What::Rendition(_, rendition) => return Ok(Output::Leaf(rendition.key)),
            What::Card(_, digest) => return Ok(Output::Leaf(*digest)),
            What::Asset(name) => match self.theme.assets.get(name).map(|asset| &asset.content) {
                Some(Content::Bytes(bytes)) => bytes.to_vec(),
                Some(Content::File(source)) => return Ok(Output::File(source.clone())),
                None => Vec::new(),
            },
            What::Story(index) => self.story_page(job, *index)?,
            What::Page(index) => self.plain_page(job, *index)?,
            What::List(page) => self.list_page(job, page)?,
            What::Index(lang, names) => self.names_page(job, lang, *names)?,
            What::Missing => self.missing_page(job)?,
            What::Feed(format, lang, subject) => self.feed(format, lang, *subject, &job.url),
            What::Sitemap(part) => self.sitemap(*part),
            What::SitemapIndex(parts) => self.sitemap_index(*parts),
            What::Robots => self.robots(),
            What::Redirect(goal) => self.redirect(goal),
            What::RedirectList(all) => self.redirect_list(all),
        };
        Ok(Output::Bytes(bytes))
    }

    fn base(&self) -> &BaseUrl {
        &self.edition.config.base
    }

    fn word(&self, lang: &Lang, name: &str) -> &str {
        self.words.of(lang, name)
    }

    /// Returns the address of a list if it has a page.
    fn page_of(&self, lang: &Lang, subject: Subject) -> Option<UrlPath> {
        let url = address::list(self.edition, lang, subject);
        self.plan.at(&url.out()).map(|_| url)
    }

    fn story_page(&self, job: &Job, index: usize) -> Result<Vec<u8>, Diag> {
        let story = &self.edition.stories[index];
        let piece = &story.piece;
        let versions: Vec<(&Lang, &UrlPath)> = story
            .translations
            .iter()
            .map(|i| (&self.edition.stories[*i].piece.lang, &self.edition.stories[*i].permalink))
            .collect();
        let head = Head::of("story", piece);
        let mut context = self.context(job, &head, &versions, None);
        context.insert_value("story", self.story(index));
        let (around, shown) = self.around(index);
        for (name, value) in around {
            context.insert_value(name, value);
        }
        let on = Some(On::Story);
        let asking = Asking { on, desk: story.desk, own: Some(index), shown: &shown, ..self.asking(&piece.lang) };
        context.insert_value("rails", self.rails(&asking));
        let own = format!("story/{}.html", story.kind);
        self.render(&[&own, "story.html"], &context).map_err(|diag| while_rendering(diag, piece))
    }

    fn plain_page(&self, job: &Job, index: usize) -> Result<Vec<u8>, Diag> {
        let page = &self.edition.pages[index];
        let piece = &page.piece;
        let versions: Vec<(&Lang, &UrlPath)> = page
            .translations
            .iter()
            .map(|i| (&self.edition.pages[*i].piece.lang, &self.edition.pages[*i].permalink))
            .collect();
        let head = Head::of("page", piece);
        let mut context = self.context(job, &head, &versions, None);
        let shown = map([
            ("title", Value::from(&*piece.title)),
            ("subtitle", text(page.subtitle.as_deref().unwrap_or_default())),
            ("summary", text(&piece.summary)),
            ("date", value::maybe(page.date.map(|date| self.date(date, &piece.lang)))),
            ("updated", value::maybe(page.updated.map(|date| self.date(date, &piece.lang)))),
            ("url", Value::from(self.base().href(&page.permalink))),
            ("permalink", Value::from(self.base().absolute(&page.permalink))),
            ("language", Value::from(piece.lang.as_str())),
            ("cover", value::maybe(piece.cover.as_ref().map(|cover| self.cover(cover)))),
            ("uncovered", Value::from(piece.uncovered)),
            ("extra", Value::from_serializable(&piece.extra)),
        ]);
        context.insert_value("story", value::with(shown, self.whole(piece)));
        context.insert_value("rails", self.rails(&self.asking(&piece.lang)));
        self.render(&["page.html", "story.html"], &context).map_err(|diag| while_rendering(diag, piece))
    }

    fn list_page(&self, job: &Job, page: &List) -> Result<Vec<u8>, Diag> {
        let own = match page.subject {
            Subject::All => "front.html",
            Subject::Desk(_) => "desk.html",
            Subject::Tag(_) => "tag.html",
            Subject::Person(_) => "person.html",
            Subject::Series(_) => "series.html",
            Subject::Collection(_) => "collection.html",
            Subject::Year(_) | Subject::Month(..) => "archive.html",
        };
        let head = self.list_head(page);
        let versions = if page.number == 1 { self.versions(page.subject) } else { Vec::new() };
        let versions: Vec<(&Lang, &UrlPath)> = versions.iter().map(|(lang, url)| (*lang, url)).collect();
        let mut context = self.context(job, &head, &versions, Some(page.subject));
        context.insert_value("list", self.list(page));
        let shown: Vec<usize>;
        let mut asking = self.asking(&page.lang);
        match page.subject {
            Subject::Person(i) => context.insert_value("person", self.person(i, &page.lang)),
            Subject::Collection(i) => {
                let curator = self.edition.collections[i].curator.map(|i| self.author(i, &page.lang));
                context.insert_value("curator", value::maybe(curator));
            }
            Subject::Desk(desk) => (asking.on, asking.desk) = (Some(On::Desk), Some(desk)),
            Subject::All if page.number == 1 => {
                context.insert_value("front", self.front(&page.lang));
                let front = &self.edition.fronts[asking.lang];
                shown = front.lead.iter().chain(&front.picks).map(|pick| pick.story).collect();
                (asking.on, asking.shown) = (Some(On::Front), &shown);
            }
            _ => {}
        }
        context.insert_value("rails", self.rails(&asking));
        self.render(&[own, "listing.html"], &context)
    }

    /// Returns the addresses of a list in every language that has it.
    fn versions(&self, subject: Subject) -> Vec<(&Lang, UrlPath)> {
        self.edition.languages.iter().filter_map(|lang| Some((lang, self.page_of(lang, subject)?))).collect()
    }

    fn names_page(&self, job: &Job, lang: &Lang, names: Names) -> Result<Vec<u8>, Diag> {
        let head = self.names_head(lang, names);
        let urls: Vec<(&Lang, UrlPath)> = self
            .edition
            .languages
            .iter()
            .map(|lang| (lang, address::names(self.edition, lang, names)))
            .filter(|(_, url)| self.plan.at(&url.out()).is_some())
            .collect();
        let versions: Vec<(&Lang, &UrlPath)> = urls.iter().map(|(lang, url)| (*lang, url)).collect();
        let mut context = self.context(job, &head, &versions, None);
        context.insert_value("list", map([("title", Value::from(&*head.title))]));
        context.insert_value("terms", self.names(lang, names));
        context.insert_value("rails", self.rails(&self.asking(lang)));
        self.render(&["terms.html"], &context)
    }

    fn missing_page(&self, job: &Job) -> Result<Vec<u8>, Diag> {
        let lang = self.edition.config.default_language();
        let title = self.word(lang, "not_found_title").into();
        let head = Head { kind: "missing", title, description: "".into(), lang };
        let mut context = self.context(job, &head, &[], None);
        context.insert_value("rails", self.rails(&self.asking(lang)));
        self.render(&["404.html"], &context)
    }

    /// Makes what every template sees.
    fn context(&self, job: &Job, head: &Head<'_>, versions: &[(&Lang, &UrlPath)], own: Option<Subject>) -> Context {
        let at = self.edition.language(head.lang).unwrap_or_default();
        let alternates = versions.iter().filter(|_| self.edition.languages.len() > 1).map(|(lang, url)| {
            map([
                ("language", Value::from(lang.as_str())),
                ("name", Value::from(lang.own_name())),
                ("url", Value::from(self.base().href(url))),
                ("permalink", Value::from(self.base().absolute(url))),
            ])
        });
        let page = map([
            ("kind", Value::from(head.kind)),
            ("title", Value::from(&*head.title)),
            ("description", text(&head.description)),
            ("url", Value::from(self.base().href(&job.url))),
            ("permalink", Value::from(self.base().absolute(&job.url))),
            ("language", Value::from(head.lang.as_str())),
            ("alternates", list(alternates)),
            ("feeds", list(self.feeds(head.lang, own))),
        ]);
        let mut context = Context::new();
        context.insert_value("page", page);
        context.insert_value("meta", Value::safe_string(&self.meta(job, head, versions)));
        context.insert_value("site", self.sites[at].clone());
        context.insert_value("words", self.word_maps[at].clone());
        context
    }

    /// Returns how a page asks for the rails that are on all pages.
    fn asking<'a>(&self, lang: &Lang) -> Asking<'a> {
        let lang = self.edition.language(lang).unwrap_or_default();
        Asking { on: None, lang, desk: None, own: None, shown: &[] }
    }

    /// Returns the feeds of a list, then those of everything.
    fn feeds(&self, lang: &Lang, own: Option<Subject>) -> Vec<Value> {
        let mut links = own.filter(|own| *own != Subject::All).map_or_else(Vec::new, |own| self.feed_links(lang, own));
        links.extend(self.shared[self.edition.language(lang).unwrap_or_default()].feeds.iter().cloned());
        links
    }

    fn feed_links(&self, lang: &Lang, subject: Subject) -> Vec<Value> {
        let link = |format: &&crate::feed::Format| {
            let url = address::feed(self.edition, lang, subject, format.file);
            self.plan.at(&url.out())?;
            Some(map([
                ("title", Value::from(self.feed_title(lang, subject))),
                ("type", Value::from(format.media_type)),
                ("url", Value::from(self.base().href(&url))),
                ("permalink", Value::from(self.base().absolute(&url))),
            ]))
        };
        crate::feed::FORMATS.iter().filter_map(link).collect()
    }

    fn feed_title(&self, lang: &Lang, subject: Subject) -> String {
        let site = self.edition.config.name.get(lang);
        match subject {
            Subject::All => site.to_owned(),
            _ => format!("{} – {site}", self.title(subject, lang)),
        }
    }

    fn render(&self, names: &[&str], context: &Context) -> Result<Vec<u8>, Diag> {
        let name = self.engine.first(names).ok_or_else(|| {
            Diag::error("template-missing", format!("the theme has no template `{}`", names.join("` or `")))
                .hint("copy it from the built-in theme, or take the list out of `listings:` in theme.yaml")
        })?;
        let mut out = Vec::with_capacity(16 << 10);
        self.engine.render(name, context, &mut out)?;
        Ok(out)
    }
}

fn while_rendering(diag: Diag, piece: &Piece) -> Diag {
    diag.also(Place::file(&piece.source), "while this was rendered")
}
