//! The first of the road: reads and parses everything, and puts it together.

use std::collections::HashMap;
use std::mem::take;
use std::sync::Arc;

use rayon::prelude::*;

use super::memory::{Fronted, Marked, Parsed, Run, Themed, Whole, was_read};
use super::{Loaded, Memory, Overrides};
use crate::body::Highlights;
use crate::card::emblem::Emblem;
use crate::card::known::Known;
use crate::config::{self, Config};
use crate::diag::{Diag, FieldPath, Place, Severity, counts_bytes_of};
use crate::manuscript::{self, Manuscript};
use crate::newsroom::{self, Pictures};
use crate::path::RelPath;
use crate::render::theme;
use crate::render::{Engine, Words};
use crate::sort::Inks;
use crate::source::{self, Shelf, Sources};
use crate::world::{Entry, World};
use crate::{check, front};

/// The most texts in which words are exchanged; for more of them everything is put together again.
const MOST: usize = 16;

/// Reads and parses everything. Always gives a newsroom, with what could be read.
pub fn load(world: &dyn World, overrides: &Overrides, highlights: &Highlights) -> (Loaded, Vec<Diag>) {
    load_with(world, overrides, highlights, &Memory::default())
}

/// Does the same, and makes anew only what changed since the last run with this memory. What it gives is
/// the same as without: it is the versions of the files that must be true ([`Entry::version`]).
pub fn load_with(
    world: &dyn World,
    overrides: &Overrides,
    highlights: &Highlights,
    memory: &Memory,
) -> (Loaded, Vec<Diag>) {
    let (mut config, sources, mut surveyed) = source::survey(world);
    if let Some(base) = &overrides.base_url {
        config.base = base.clone();
        surveyed.retain(|diag| diag.rule != "base-url-missing");
    }
    // What follows from a broken setting is not worth saying: every story would lack its desk.
    let unsure = surveyed.iter().any(|diag| {
        diag.severity == Severity::Error && diag.place.as_ref().is_some_and(|p| p.source.as_str() == config::FILE)
    });
    let mut last = memory.take();
    let pictures = last.as_ref().map(|last| last.whole.pictures.clone()).unwrap_or_default();
    // With other settings everything else may be another.
    last.take_if(|last| *last.config != config);
    let config = last.as_ref().map_or_else(|| Arc::new(config), |last| last.config.clone());

    let desk = Desk { world, config: &config, sources: &sources };
    let themed = desk.themed(last.as_ref());
    let parsed = desk.parsed(last.as_ref(), highlights);
    let front = desk.front(last.as_ref());
    let marked = desk.marked(last.as_ref(), &themed);
    let cards = desk.cards(last.as_ref(), &themed, &marked);
    let drawn = themed.theme.config.images.is_some() || config.cards && !themed.theme.fonts.is_empty();
    let worded = last.as_mut().and_then(|last| desk.worded(last, &parsed, drawn));
    let whole = worded.unwrap_or_else(|| desk.whole(&parsed, front.as_deref(), drawn, &pictures));

    let loaded = Loaded {
        newsroom: whole.newsroom.clone(),
        origin: whole.origin.clone(),
        theme: themed.theme.clone(),
        engine: themed.engine.clone(),
        words: themed.words.clone(),
        emblem: marked.emblem.clone(),
        cards: cards.clone(),
        unsure,
    };
    let run = Run { config, sources, surveyed, themed, parsed, front, marked, cards, whole };
    let diags = if unsure { run.surveyed.clone() } else { run.diags() };
    memory.keep(run);
    (loaded, diags)
}

/// What everything is made from, with these settings. `last` is the last run with equal ones.
struct Desk<'d> {
    world: &'d dyn World,
    config: &'d Arc<Config>,
    sources: &'d Sources,
}

impl Desk<'_> {
    /// Opens the theme.
    fn themed(&self, last: Option<&Run>) -> Arc<Themed> {
        let themes = &self.sources.themes;
        let is_same = |last: &&Run| last.sources.themes == *themes && themes.values().all(|entry| entry.version != 0);
        if let Some(last) = last.filter(is_same).filter(|last| was_read(&last.themed.diags)) {
            return last.themed.clone();
        }
        let (theme, mut diags) = theme::gather(self.config, self.sources, self.world);
        let (words, found) = Words::load(&theme, &self.config.languages);
        diags.extend(found);
        let words = Arc::new(words);
        let (engine, found) = Engine::load(&theme, &words, &self.config.base, &Inks::of(&self.config.tokens));
        diags.extend(found);
        Arc::new(Themed { theme: Arc::new(theme), words, engine: Arc::new(engine), diags })
    }

    /// Parses the manuscripts.
    fn parsed(&self, last: Option<&Run>, highlights: &Highlights) -> Vec<Arc<Parsed>> {
        let before = last.map_or(&[][..], |last| &last.parsed);
        let wanted = &self.sources.manuscripts;
        // Mostly the same files lie there, in the same order.
        let aligned = before.len() == wanted.len()
            && before.iter().zip(wanted).all(|(before, (entry, _))| before.entry.path == entry.path);
        let by_path: HashMap<&RelPath, &Arc<Parsed>> =
            before.iter().filter(|_| !aligned).map(|one| (&one.entry.path, one)).collect();
        let parse = |(i, (entry, shelf)): (usize, &(Entry, Shelf))| {
            let known = if aligned { before.get(i) } else { by_path.get(&entry.path).copied() };
            let same = |known: &&Arc<Parsed>| {
                known.manuscript.is_some() && known.shelf == *shelf && entry.has_bytes_of(&known.entry)
            };
            known.filter(same).cloned().unwrap_or_else(|| Arc::new(self.parse(entry, *shelf, highlights)))
        };
        wanted.par_iter().enumerate().map(parse).collect()
    }

    fn parse(&self, entry: &Entry, shelf: Shelf, highlights: &Highlights) -> Parsed {
        let entry = entry.clone();
        match source::text(self.world, &entry, source::MANUSCRIPT_LIMIT) {
            Ok(text) => {
                let (manuscript, diags) = manuscript::parse(&entry.path, shelf, &text, self.config, highlights);
                Parsed { entry, shelf, manuscript: Some(Arc::new(manuscript)), diags }
            }
            Err(diag) => Parsed { entry, shelf, manuscript: None, diags: vec![diag] },
        }
    }

    /// Reads what editors put on the front page.
    fn front(&self, last: Option<&Run>) -> Option<Arc<Fronted>> {
        let entry = self.sources.front.as_ref()?;
        let known = last.and_then(|last| last.front.as_ref());
        if let Some(known) = known.filter(|known| known.front.is_some() && entry.has_bytes_of(&known.entry)) {
            return Some(known.clone());
        }
        let (front, diags) = match source::text(self.world, entry, source::TEXT_LIMIT) {
            Ok(text) => {
                let (front, found) = front::read(&entry.path, &text, self.config);
                (Some(front), found)
            }
            Err(diag) => (None, vec![diag]),
        };
        Some(Arc::new(Fronted { entry: entry.clone(), front, diags }))
    }

    /// Reads the newsroom's own mark.
    fn marked(&self, last: Option<&Run>, themed: &Arc<Themed>) -> Arc<Marked> {
        let entry = self.mark(self.sources);
        if let Some(last) = last
            && Arc::ptr_eq(&last.themed, themed)
            && entry == self.mark(&last.sources)
            && entry.is_none_or(|entry| entry.version != 0)
            && last.marked.diags.is_empty()
        {
            return last.marked.clone();
        }
        let wanted = entry.filter(|_| self.config.cards && themed.theme.card_fonts().is_some());
        match wanted.map(|entry| self.emblem(entry)) {
            Some(Err(diag)) => Arc::new(Marked { emblem: None, diags: vec![diag] }),
            emblem => Arc::new(Marked { emblem: emblem.and_then(Result::ok).map(Arc::new), diags: Vec::new() }),
        }
    }

    /// Returns the file of the mark. That there is no such file is said elsewhere.
    fn mark<'s>(&self, sources: &'s Sources) -> Option<&'s Entry> {
        let path = self.config.mark.as_ref().and_then(|url| RelPath::new(url.as_str()))?;
        sources.statics.get(&path)
    }

    /// Reads the mark for the cards.
    fn emblem(&self, entry: &Entry) -> Result<Emblem, Diag> {
        let bytes = self.world.read(&entry.path).map_err(|e| format!("it cannot be read: {e}"));
        bytes.and_then(|bytes| Emblem::read(&bytes)).map_err(|why| {
            let message = format!("`{}` cannot be drawn on the social cards: {why}", entry.path);
            let hint = "until then they show the first consonant of the name";
            let diag = Diag::warning("card-mark", message).hint(hint);
            let place = RelPath::new(config::FILE).map(|file| Place::field(&file, FieldPath::root().key("mark")));
            Diag { place, ..diag }
        })
    }

    /// Takes the cards that are known, if fonts, mark and colours are those they were laid out with.
    fn cards(&self, last: Option<&Run>, themed: &Themed, marked: &Marked) -> Arc<Known> {
        let digest = |marked: &Marked| marked.emblem.as_ref().map(|emblem| emblem.digest);
        let same = |last: &&Run| {
            let (was, is) = (&last.themed.theme, &themed.theme);
            let fonts = || is.config.card_fonts == was.config.card_fonts && is.fonts == was.fonts;
            (Arc::ptr_eq(was, is) || fonts()) && digest(&last.marked) == digest(marked)
        };
        let known = last.filter(|_| self.config.cards).filter(same).map(|last| last.cards.clone());
        known.unwrap_or_default()
    }

    /// Puts everything together.
    fn whole(&self, parsed: &[Arc<Parsed>], front: Option<&Fronted>, drawn: bool, known: &Pictures) -> Whole {
        let front = front.and_then(|front| front.front.clone());
        let manuscripts: Vec<Arc<Manuscript>> = parsed.iter().filter_map(|one| one.manuscript.clone()).collect();
        let reached = newsroom::reached(self.config, &manuscripts, front.as_ref(), self.sources);
        let pictures = source::image::survey(self.world, self.sources, &reached, drawn, known);
        let (newsroom, assembled) =
            newsroom::assemble(self.config.clone(), manuscripts, front, self.sources, &reached, &pictures);
        let findings = check::run(&newsroom);
        let newsroom = Arc::new(newsroom);
        Whole { drawn, pictures: Arc::new(pictures), origin: newsroom.clone(), newsroom, assembled, findings }
    }

    /// Tells whether nothing but what stands in files of `static/` changed, of those that no text points at: of
    /// them the newsroom knows no more than that they are there.
    fn same_statics(&self, last: &Run) -> bool {
        let (was, is) = (&last.sources.statics, &self.sources.statics);
        let pointed_at = |path: &RelPath| last.whole.newsroom.media.iter().any(|media| media.source == *path);
        was.len() == is.len()
            && was.iter().zip(is).all(|(was, is)| was == is || was.0 == is.0 && !pointed_at(&is.1.path))
    }

    /// Takes the newsroom of the last run, if nothing is another than the words of a few texts.
    fn worded(&self, last: &mut Run, parsed: &[Arc<Parsed>], drawn: bool) -> Option<Whole> {
        let files = self.sources;
        let same = last.sources.media == files.media
            && self.same_statics(last)
            && last.sources.front == files.front
            && files.files().all(|entry| entry.version != 0)
            && last.whole.drawn == drawn
            && last.parsed.len() == parsed.len();
        if !same {
            return None;
        }
        let edited = last.parsed.iter().zip(parsed).filter(|(was, is)| !Arc::ptr_eq(was, is));
        let mut manuscripts = Vec::new();
        for (was, is) in edited {
            let (was, is) = was.manuscript.as_ref().zip(is.manuscript.as_ref())?;
            if manuscripts.len() == MOST || !is.differs_in_words(was) {
                return None;
            }
            // What is said of bytes of the text would name others now.
            if counts_bytes_of(&last.whole.assembled, &is.source) {
                return None;
            }
            manuscripts.push(is.clone());
        }
        let Whole { pictures, origin, newsroom, .. } = &last.whole;
        let (newsroom, places) = match manuscripts.is_empty() {
            true => (newsroom.clone(), Vec::new()),
            false => {
                let (newsroom, places) = newsroom.with_words(&manuscripts)?;
                (Arc::new(newsroom), places)
            }
        };
        let (pictures, origin) = (pictures.clone(), origin.clone());
        let (assembled, mut findings) = (take(&mut last.whole.assembled), take(&mut last.whole.findings));
        if !places.is_empty() {
            findings.again(&newsroom, &places);
        }
        Some(Whole { drawn, pictures, origin, newsroom, assembled, findings })
    }
}
