//! Turns the place of a diagnostic into bytes, a line and a column, when somebody reads it.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::raw::KEYS;
use crate::diag::{At, Diag, Place};
use crate::path::RelPath;
use crate::world::World;
use crate::yaml::{self, Format};

/// A diagnostic with its text and its place in it.
#[derive(Clone, Debug)]
pub struct Settled {
    /// What is wrong.
    pub diag: Diag,
    /// Where: the text of the file and the bytes of it. `None` when it is in no readable file.
    pub place: Option<Spot>,
    /// The places of what belongs to it.
    pub related: Vec<(Option<Spot>, String)>,
}

/// Bytes of a text.
#[derive(Clone, Debug)]
pub struct Spot {
    /// The file.
    pub source: RelPath,
    /// All of its text; empty when it is not text.
    pub text: Arc<str>,
    /// The bytes; empty when the whole file is meant.
    pub span: Range<usize>,
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    /// Whether the whole file is meant.
    pub whole: bool,
}

/// Moves spans that count from the front matter to count from the file.
pub(super) fn shift(diag: &mut Diag, by: usize) {
    if let Some(Place { at: At::Span(span), .. }) = &mut diag.place {
        *span = span.start + by..span.end + by;
    }
}

/// Finds every place. Reads each file that is named once. Sorted by file and place.
pub fn settle(diags: Vec<Diag>, world: &dyn World) -> Vec<Settled> {
    let mut texts: BTreeMap<RelPath, Arc<str>> = BTreeMap::new();
    let mut settled: Vec<Settled> = diags
        .into_iter()
        .map(|diag| {
            let place = diag.place.as_ref().map(|place| spot(place, world, &mut texts));
            let related =
                diag.related.iter().map(|(place, why)| (Some(spot(place, world, &mut texts)), why.clone())).collect();
            Settled { diag, place, related }
        })
        .collect();
    settled.sort_by(|a, b| key(a).cmp(&key(b)));
    settled.dedup_by(|a, b| a.diag == b.diag);
    settled
}

fn key(settled: &Settled) -> (Option<&RelPath>, usize, crate::diag::Severity, &str, &str) {
    let place = settled.place.as_ref();
    let start = place.map_or(0, |spot| spot.span.start);
    (place.map(|spot| &spot.source), start, settled.diag.severity, settled.diag.rule, &settled.diag.message)
}

fn spot(place: &Place, world: &dyn World, texts: &mut BTreeMap<RelPath, Arc<str>>) -> Spot {
    let source = &place.source;
    let text = texts.entry(source.clone()).or_insert_with(|| read(source, world)).clone();
    let span = match &place.at {
        At::File => 0..0,
        At::Span(span) => span.clone(),
        At::Field(path, aim) => {
            if is_yaml(source) {
                yaml::locate(&text, Format::Yaml, path, *aim, &[])
            } else {
                let (split, _) = super::split(source, &text);
                let aliases: Vec<(&str, &[&str])> = KEYS.iter().map(|(key, aliases, _)| (*key, *aliases)).collect();
                let front = &text[split.front.clone()];
                let span = yaml::locate(front, split.format, path, *aim, &aliases);
                span.start + split.front.start..span.end + split.front.start
            }
        }
    };
    let span = clamp(&text, span);
    let before = &text[..span.start];
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    Spot {
        source: source.clone(),
        line: before.bytes().filter(|b| *b == b'\n').count() + 1,
        column: before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1,
        whole: place.at == At::File,
        text,
        span,
    }
}

fn read(source: &RelPath, world: &dyn World) -> Arc<str> {
    let text_like = is_yaml(source)
        || crate::source::is_markdown(source)
        || matches!(source.extension().as_str(), "html" | "xml" | "ftl" | "css" | "txt");
    if !text_like {
        return "".into();
    }
    let bytes = world.head(source, crate::source::MANUSCRIPT_LIMIT).unwrap_or_default();
    match String::from_utf8(bytes) {
        Ok(text) => text.into(),
        // Keep byte positions: every broken byte becomes one character of one byte.
        Err(e) => e.into_bytes().iter().map(|b| if b.is_ascii() { *b as char } else { '?' }).collect::<String>().into(),
    }
}

fn is_yaml(source: &RelPath) -> bool {
    matches!(source.extension().as_str(), "yaml" | "yml")
}

/// Keeps a span inside the text and on character boundaries, so that a report can never panic.
fn clamp(text: &str, span: Range<usize>) -> Range<usize> {
    let mut start = span.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = span.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}
