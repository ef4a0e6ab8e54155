//! Gives `front.yaml` its meaning: dates are moments, texts have languages that exist.

use std::sync::Arc;

use super::raw::{self, Edge, RawNotice, RawNumber, RawPick};
use super::{Front, Notice, Number, Pick, Window};
use crate::config::{Config, localized};
use crate::diag::{Aim, At, Diag, FieldPath, Place, suggest};
use crate::lang::Text;
use crate::moment::{self, Moment};
use crate::path::{RelPath, nfc};
use crate::yaml::{self, Format, Localized, OneOrMany, Scalar};

/// Reads the file, which lies at `source`. Always gives a front page, with what could be read.
pub fn read(source: &RelPath, text: &str, config: &Config) -> (Front, Vec<Diag>) {
    let (raw, findings) = yaml::read::<raw::Raw>(text.trim_start_matches('\u{feff}'), Format::Yaml);
    let mut reader = Reader { source, config, diags: yaml::explain(source, findings) };
    let front = reader.front(raw.unwrap_or_default());
    (front, reader.diags)
}

struct Reader<'r> {
    source: &'r RelPath,
    config: &'r Config,
    diags: Vec<Diag>,
}

impl Reader<'_> {
    fn add(&mut self, diag: Diag, path: FieldPath) {
        self.diags.push(diag.at(Place::field(self.source, path)));
    }

    fn front(&mut self, raw: raw::Raw) -> Front {
        let key = |name: &'static str| FieldPath::root().key(name);
        Front {
            source: self.source.clone(),
            editor: id(raw.editor),
            leads: each(raw.lead, key("lead"), |pick, field| self.pick(pick, field)),
            picks: each(raw.picks, key("picks"), |pick, field| self.pick(pick, field)),
            notices: each(raw.notice, key("notice"), |notice, field| self.notice(notice, field)),
            numbers: each(raw.numbers, key("numbers"), |number, field| self.number(number, field)),
            collection: id(raw.collection),
            series: id(raw.series),
            people: raw.people.map_or_else(Vec::new, |list| list.0).into_iter().filter_map(|p| id(Some(p))).collect(),
        }
    }

    fn pick(&mut self, raw: RawPick, field: FieldPath) -> Pick {
        Pick {
            why: self.text(raw.why, field.key("why")),
            by: id(raw.by),
            window: self.window(raw.from, raw.until, &field),
            story: id(Some(raw.story)).unwrap_or_default(),
            field,
        }
    }

    fn notice(&mut self, raw: RawNotice, field: FieldPath) -> Notice {
        Notice {
            text: self.text(Some(raw.text), field.key("text")),
            label: self.text(raw.label, field.key("label")),
            link: id(raw.link),
            window: self.window(raw.from, raw.until, &field),
            field,
        }
    }

    fn number(&mut self, raw: RawNumber, field: FieldPath) -> Number {
        Number {
            value: self.text(Some(raw.value), field.key("value")),
            unit: self.text(raw.unit, field.key("unit")),
            what: self.text(Some(raw.what), field.key("what")),
            as_of: raw.as_of.and_then(|Scalar(text)| self.moment(&text, field.key("as_of"))),
            source: self.text(raw.source, field.key("source")),
            story: id(raw.story),
            window: self.window(raw.from, raw.until, &field),
            field,
        }
    }

    /// Reads a text; a language that the newsroom does not have would never be shown.
    fn text(&mut self, written: Option<Localized>, path: FieldPath) -> Text {
        let Some(written) = written else { return Text::default() };
        let languages = &self.config.languages;
        if let Localized::Many(by) = &written {
            for tag in by.keys().filter(|tag| !languages.iter().any(|lang| lang.as_str() == tag.as_str())) {
                let known: Vec<&str> = languages.iter().map(|lang| lang.as_str()).collect();
                let hint = suggest::did_you_mean(tag, known.iter().copied()).unwrap_or_else(|| {
                    format!("the languages are {}; others are added in newsroom.yaml", known.join(", "))
                });
                let message = format!("`{tag}` is no language of this newsroom");
                let at = At::Field(path.key(tag.clone()), Aim::Key);
                let place = Place { source: self.source.clone(), at };
                self.diags.push(Diag::error("language-unknown", message).at(place).hint(hint));
            }
        }
        let tidy = |text: String| nfc(text.trim());
        let tidied = match written {
            Localized::One(text) => Localized::One(tidy(text)),
            Localized::Many(by) => Localized::Many(by.into_iter().map(|(tag, text)| (tag, tidy(text))).collect()),
        };
        localized(tidied, |_| {})
    }

    fn window(&mut self, from: Edge, until: Edge, field: &FieldPath) -> Window {
        let mut edge = |edge: Edge, key: &'static str| match edge {
            Edge::Unsaid => None,
            Edge::Said(text) => self.moment(&text, field.key(key)),
            Edge::Empty => {
                let place = Place { source: self.source.clone(), at: At::Field(field.key(key), Aim::Key) };
                let diag = Diag::error("gate-empty", format!("`{key}` has nothing behind it")).at(place);
                self.diags.push(diag.hint("write what it should be, or remove it"));
                None
            }
        };
        let window = Window { from: edge(from, "from"), until: edge(until, "until") };
        if let (Some(from), Some(until)) = (window.from, window.until)
            && until <= from
        {
            let diag = Diag::error("front-window", "it would go before it comes: `until` is not after `from`")
                .hint("write a later `until:`, or leave it out");
            self.add(diag, field.key("until"));
        }
        window
    }

    fn moment(&mut self, text: &str, path: FieldPath) -> Option<Moment> {
        match moment::parse(text) {
            Ok(written) => Some(written.at(&self.config.zone)),
            Err(problem) => {
                self.add(Diag::error("date-form", problem.message).hint(problem.hint), path);
                None
            }
        }
    }
}

/// Reads one or many, each with its place.
fn each<T, U>(written: Option<OneOrMany<T>>, at: FieldPath, mut read: impl FnMut(T, FieldPath) -> U) -> Vec<U> {
    let all = written.unwrap_or_default().0;
    all.into_iter().enumerate().map(|(i, one)| read(one, at.index(i))).collect()
}

fn id(written: Option<Scalar>) -> Option<Arc<str>> {
    let Scalar(text) = written?;
    let text = text.trim();
    (!text.is_empty()).then(|| nfc(text).into())
}
