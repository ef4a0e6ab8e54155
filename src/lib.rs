//! Masthead turns a folder of Markdown stories into a company's newsroom.
//!
//! The road, one direction and no way back:
//!
//! 1. [`source`] lists what lies in the folder and reads the settings.
//! 2. [`manuscript`] parses one file at a time, [`body`] its text.
//! 3. [`newsroom`] puts all of it together; [`check`] looks for what writers should mend.
//! 4. [`edition`] is the gate: what one audience may see at one moment.
//! 5. [`plan`] decides every output path.
//! 6. [`render`] makes the bytes of one output.
//! 7. [`output`] brings them to where they are kept.
//!
//! Each stage gives its value and what is wrong. [`load`], [`cut`] and [`print()`] walk the road.

#![deny(clippy::disallowed_methods)]
#![warn(clippy::unwrap_used, missing_docs)]

// The core knows no disk, no clock and no environment: `clippy.toml` names the calls, and only the
// edges (`source::disk`, `output`, `cli`) may make them.

// Words that everything uses.
pub mod colour;
pub mod diag;
pub mod digest;
pub mod lang;
pub mod leaf;
pub mod moment;
pub mod path;
pub mod slug;
pub mod sort;
pub mod world;
pub mod yaml;
// What people write.
pub mod body;
pub mod config;
pub mod front;
pub mod kind;
pub mod manuscript;
pub mod source;
// What is known.
pub mod check;
pub mod newsroom;
// What is shown. Nothing from here on names the newsroom.
pub mod card;
pub mod edition;
pub mod feed;
pub mod media;
pub mod meta;
pub mod plan;
pub mod render;
pub mod share;
pub mod sitemap;
// Edges.
pub mod cli;
pub mod output;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use body::Highlights;
use card::Maker;
use card::emblem::Emblem;
use config::{BaseUrl, Config};
use diag::{Diag, FieldPath, Place, Severity};
use edition::{Edition, Held, Proof, Viewpoint};
use leaf::Leaves;
use manuscript::{Audience, Manuscript};
use newsroom::Newsroom;
use output::Sink;
use plan::{Frame, Plan};
use render::theme::{self, Theme};
use render::{Engine, Output, Renderer, Words};
use sort::Inks;
use world::World;

/// What the command line changes in the settings.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// Another address for readers.
    pub base_url: Option<BaseUrl>,
}

/// Everything that does not depend on who looks and when.
pub struct Loaded {
    /// The newsroom.
    pub newsroom: Newsroom,
    /// The theme's files.
    pub theme: Theme,
    engine: Engine,
    words: Arc<Words>,
    /// The newsroom's own mark, where cards show it.
    emblem: Option<Emblem>,
    /// Whether the settings could not be read, so that what follows from them says nothing.
    unsure: bool,
}

/// An edition, ready to be rendered.
pub struct Press {
    /// What is shown.
    pub edition: Edition,
    /// Where it goes.
    pub plan: Plan,
    /// What was left out, for those who run the build.
    pub held: Vec<Held>,
    proof: Proof,
}

/// Reads and parses everything. Always gives a newsroom, with what could be read.
pub fn load(world: &dyn World, overrides: &Overrides, highlights: &Highlights) -> (Loaded, Vec<Diag>) {
    let (mut config, sources, mut diags) = source::survey(world);
    if let Some(base) = &overrides.base_url {
        config.base = base.clone();
        diags.retain(|diag| diag.rule != "base-url-missing");
    }
    // What follows from a broken setting is not worth saying: every story would lack its desk.
    let unsure = diags.iter().any(|diag| {
        diag.severity == Severity::Error && diag.place.as_ref().is_some_and(|p| p.source.as_str() == config::FILE)
    });
    let settings = if unsure { Some(diags.clone()) } else { None };
    let (theme, found) = theme::gather(&config, &sources, world);
    diags.extend(found);
    let (words, found) = Words::load(&theme, &config.languages);
    diags.extend(found);
    let words = Arc::new(words);
    let inks = Inks::of(&config.tokens);
    let (engine, found) = Engine::load(&theme, &words, &config.base, &inks);
    diags.extend(found);

    let parsed: Vec<(Option<Manuscript>, Vec<Diag>)> = sources
        .manuscripts
        .par_iter()
        .map(|(entry, shelf)| match source::text(world, entry, source::MANUSCRIPT_LIMIT) {
            Ok(text) => {
                let (manuscript, diags) = manuscript::parse(&entry.path, *shelf, &text, &config, highlights);
                (Some(manuscript), diags)
            }
            Err(diag) => (None, vec![diag]),
        })
        .collect();
    let mut manuscripts = Vec::with_capacity(parsed.len());
    for (manuscript, found) in parsed {
        manuscripts.extend(manuscript);
        diags.extend(found);
    }
    let front =
        sources.front.as_ref().map(|entry| source::text(world, entry, source::TEXT_LIMIT).map(|text| (entry, text)));
    let front = match front {
        Some(Ok((entry, text))) => {
            let (front, found) = front::read(&entry.path, &text, &config);
            diags.extend(found);
            Some(front)
        }
        Some(Err(diag)) => {
            diags.push(diag);
            None
        }
        None => None,
    };
    let reached = newsroom::reached(&config, &manuscripts, front.as_ref(), &sources);
    let drawn = theme.config.images.is_some() || config.cards && !theme.fonts.is_empty();
    let (pictures, found) = source::image::survey(world, &reached, drawn);
    diags.extend(found);
    let emblem = emblem(&config, &theme, &sources, world).unwrap_or_else(|diag| {
        diags.push(diag);
        None
    });
    let config: Arc<Config> = Arc::new(config);
    let (newsroom, found) = newsroom::assemble(config, manuscripts, front, &sources, &reached, &pictures);
    diags.extend(found);
    diags.extend(check::run(&newsroom));
    (Loaded { newsroom, theme, engine, words, emblem, unsure }, settings.unwrap_or(diags))
}

/// Makes the edition of a viewpoint and plans it.
pub fn cut(loaded: &Loaded, viewpoint: &Viewpoint) -> (Press, Vec<Diag>) {
    let (edition, held, mut diags) = Edition::at(&loaded.newsroom, viewpoint);
    let word = |lang: &lang::Lang, name: &str| loaded.words.of(lang, name).to_owned();
    let cards = cards(loaded);
    let (plan, found) = Plan::of(&edition, &Frame { cards, ..frame(loaded, &word) });
    diags.extend(found);
    if !held.is_empty() {
        diags.extend(clashes_to_come(loaded, viewpoint, &held, &diags));
    }
    if loaded.unsure {
        diags.clear();
    }
    let proof = Proof::of(&loaded.newsroom, viewpoint, plan.addresses());
    (Press { edition, plan, held, proof }, diags)
}

/// Two addresses that will meet when what is held is shown: better said today than at nine o'clock
/// on the day.
fn clashes_to_come(loaded: &Loaded, viewpoint: &Viewpoint, held: &[Held], known: &[Diag]) -> Vec<Diag> {
    let everything = Viewpoint { audience: Audience::Internal, ..*viewpoint };
    let (edition, _, _) = Edition::at(&loaded.newsroom, &everything);
    // Cards meet nothing: their names hold what is drawn.
    let (_, found) = Plan::of(&edition, &frame(loaded, &|_, _| String::new()));
    // The address of what was taken back may be used again.
    let over = |diag: &Diag| {
        let places = diag.place.iter().chain(diag.related.iter().map(|(place, _)| place));
        let gone = |source: &path::RelPath| held.iter().any(|held| held.why.was_public() && held.source == *source);
        places.into_iter().any(|place| gone(&place.source))
    };
    found
        .into_iter()
        .filter(|diag| diag.rule == "address-twice" && !known.contains(diag) && !over(diag))
        .map(|diag| {
            let message = format!("{}, once what is held is shown", diag.message);
            Diag { message, ..diag.weighing(Severity::Warning) }
        })
        .collect()
}

/// Reads the newsroom's mark, if there are cards to draw it on. That there is no such file is said elsewhere.
fn emblem(
    config: &Config,
    theme: &Theme,
    sources: &source::Sources,
    world: &dyn World,
) -> Result<Option<Emblem>, Diag> {
    let path = config.mark.as_ref().and_then(|url| path::RelPath::new(url.as_str()));
    let entry = path.as_ref().and_then(|path| sources.statics.get(path));
    let Some(entry) = entry.filter(|_| config.cards && theme.card_fonts().is_some()) else { return Ok(None) };
    let bytes = world.read(&entry.path).map_err(|e| format!("it cannot be read: {e}"));
    bytes.and_then(|bytes| Emblem::read(&bytes)).map(Some).map_err(|why| {
        let message = format!("`{}` cannot be drawn on the social cards: {why}", entry.path);
        let hint = "until then they show the first consonant of the name";
        let diag = Diag::warning("card-mark", message).hint(hint);
        let place = path::RelPath::new(config::FILE).map(|file| Place::field(&file, FieldPath::root().key("mark")));
        Diag { place, ..diag }
    })
}

fn cards(loaded: &Loaded) -> Option<Maker<'_>> {
    let fonts = loaded.theme.card_fonts().filter(|_| loaded.newsroom.config.cards)?;
    Some(Maker::new(fonts, loaded.newsroom.config.tokens, loaded.emblem.as_ref()))
}

fn frame<'f>(loaded: &'f Loaded, word: plan::Word<'f>) -> Frame<'f> {
    Frame {
        theme: &loaded.theme.config,
        assets: loaded.theme.assets.iter().map(|(name, asset)| (name.to_owned(), asset.published.clone())).collect(),
        missing_page: loaded.theme.templates.contains_key("404.html"),
        cards: None,
        word,
    }
}

/// Returns what a page tells other services, by the path of its output; nothing for what is no page.
pub fn told(loaded: &Loaded, press: &Press, out: &path::OutPath) -> Option<share::Facts> {
    let cards = &|| cards(loaded);
    let renderer = Renderer::new(&press.edition, &press.plan, &loaded.theme, &loaded.engine, &loaded.words, cards);
    renderer.share_facts(press.plan.at(out)?)
}

/// Renders everything into a sink. `tick` hears of each finished output. Pictures are taken from
/// `leaves`, or made from the files of `world` and kept there.
///
/// Goes on after an error, so that all of them are found; it is for the caller to finish nothing then.
pub fn print(
    loaded: &Loaded,
    press: &Press,
    world: &dyn World,
    leaves: &dyn Leaves,
    sink: &dyn Sink,
    tick: &(dyn Fn() + Sync),
) -> Vec<Diag> {
    let cards = &|| cards(loaded);
    let renderer = Renderer::new(&press.edition, &press.plan, &loaded.theme, &loaded.engine, &loaded.words, cards);
    // One broken template breaks every page: it is said once, with the number of pages.
    let failures: Mutex<BTreeMap<String, (Diag, usize)>> = Mutex::default();
    let tell = |diag: Diag| {
        let key = format!("{} {} {:?}", diag.rule, diag.message, diag.place);
        let mut failures = failures.lock().unwrap_or_else(PoisonError::into_inner);
        failures.entry(key).and_modify(|(_, count)| *count += 1).or_insert((diag, 1));
    };
    press.plan.jobs.par_iter().for_each(|job| {
        let done = renderer.job(job).and_then(|output| {
            let result = match output {
                Output::Bytes(bytes) => {
                    press.proof.check(&job.out, &bytes)?;
                    sink.put(&job.out, bytes)
                }
                Output::File(source) => {
                    press.proof.check(&job.out, b"")?;
                    sink.copy(&job.out, &source)
                }
                Output::Original(source) => {
                    press.proof.check(&job.out, b"")?;
                    if sink.is_blind() {
                        return Ok(());
                    }
                    sink.put(&job.out, render::original(&source, world)?)
                }
                Output::Leaf(key) => {
                    press.proof.check(&job.out, b"")?;
                    let there = leaves.length(&key).is_some_and(|length| sink.holds(&job.out, length));
                    if there || sink.is_blind() {
                        return Ok(());
                    }
                    match leaves.get(&key) {
                        Some(bytes) => sink.put(&job.out, bytes.to_vec()),
                        None => match renderer.leaf(job, world) {
                            Ok(bytes) => {
                                leaves.put(&key, &bytes);
                                sink.put(&job.out, bytes)
                            }
                            Err(diag) if diag.severity == Severity::Warning => {
                                tell(diag);
                                sink.put(&job.out, renderer.instead(job, world)?)
                            }
                            Err(diag) => return Err(diag),
                        },
                    }
                }
            };
            result.map_err(|e| Diag::error("output", format!("`{}` cannot be written: {e}", job.out)))
        });
        if let Err(diag) = done {
            tell(diag);
        }
        tick();
    });
    let failures = failures.into_inner().unwrap_or_else(PoisonError::into_inner);
    failures
        .into_values()
        .map(|(mut diag, count)| {
            if count > 1 && diag.severity == Severity::Error {
                diag.related.clear();
                diag.message = format!("{} (on {count} pages)", diag.message);
            }
            diag
        })
        .collect()
}
