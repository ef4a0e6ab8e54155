//! Prints diagnostics: with the line and a mark under the words for people, as JSON for machines.

#![allow(clippy::disallowed_methods)] // asks the environment what the terminal can show

use std::collections::{BTreeMap, HashMap};
use std::io::IsTerminal as _;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

use crate::diag::{Diag, Severity, count};
use crate::manuscript::{Settled, settle};
use crate::path::RelPath;
use crate::world::World;

/// How many of one rule are printed in full where there may be hundreds.
const PER_RULE: usize = 5;
/// How many of one rule in one file are shown at all: the first ones show what to do.
const PER_FILE: usize = 20;

/// Diagnostics with their places, the weightiest last so that they are seen.
pub(crate) struct Report {
    settled: Vec<Settled>,
    counts: BTreeMap<Severity, usize>,
    /// How many of a rule are there that are not among the settled ones.
    more: BTreeMap<(Severity, &'static str), usize>,
}

impl Report {
    /// Finds the places of all of them; of one rule in one file, of the first twenty.
    pub fn whole(mut diags: Vec<Diag>, world: &dyn World) -> Self {
        let counts = count(&diags);
        let mut more = BTreeMap::new();
        let mut seen: HashMap<(&'static str, Option<RelPath>), usize> = HashMap::new();
        diags.retain(|diag| {
            let number = seen.entry((diag.rule, diag.place.as_ref().map(|place| place.source.clone()))).or_default();
            *number += 1;
            if *number > PER_FILE {
                *more.entry((diag.severity, diag.rule)).or_default() += 1;
            }
            *number <= PER_FILE
        });
        let mut settled = settle(diags, world);
        settled.sort_by_key(|one| std::cmp::Reverse(one.diag.severity));
        Self { settled, counts, more }
    }

    /// Finds the places of errors and of a few of each other rule. Advice is for `check` alone.
    pub fn short(mut diags: Vec<Diag>, world: &dyn World) -> Self {
        let counts = count(&diags);
        let mut more: BTreeMap<(Severity, &'static str), usize> = BTreeMap::new();
        diags.retain(|diag| diag.severity != Severity::Advice);
        diags.sort_by(|a, b| a.place.as_ref().map(|p| &p.source).cmp(&b.place.as_ref().map(|p| &p.source)));
        diags.retain(|diag| {
            let seen = more.entry((diag.severity, diag.rule)).or_default();
            *seen += 1;
            diag.severity == Severity::Error || *seen <= PER_RULE
        });
        more.retain(|(severity, _), seen| {
            *seen = seen.saturating_sub(PER_RULE);
            *severity != Severity::Error && *seen > 0
        });
        let mut whole = Self::whole(diags, world);
        for (rule, number) in more {
            *whole.more.entry(rule).or_default() += number;
        }
        Self { counts, ..whole }
    }

    /// Prints to standard error.
    pub fn print(&self) {
        let renderer = renderer();
        let mut text = String::new();
        for one in &self.settled {
            text.push_str(&renderer.render(&groups(one)));
            text.push_str("\n\n");
        }
        for ((severity, rule), number) in &self.more {
            text.push_str(&format!("{}[{rule}]: {number} more of these\n", severity.word()));
        }
        eprint!("{text}");
    }

    /// Returns `2 errors, 1 warning`, or nothing.
    pub fn tally(&self) -> String {
        let word = |severity: &Severity, n: usize| {
            let plural = if n == 1 || *severity == Severity::Advice { "" } else { "s" };
            format!("{n} {}{plural}", severity.word())
        };
        self.counts.iter().map(|(severity, n)| word(severity, *n)).collect::<Vec<_>>().join(", ")
    }

    /// Returns them for machines. Columns are in characters and in UTF-16 units, from 1.
    pub fn json(&self) -> Value {
        self.settled.iter().map(one_json).collect()
    }
}

/// Returns what the terminal shows of one, without colours.
pub(crate) fn plain(one: &Settled) -> String {
    Renderer::plain().decor_style(DecorStyle::Unicode).term_width(100).render(&groups(one))
}

fn renderer() -> Renderer {
    let terminal = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let unicode = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .is_none_or(|value| value.to_uppercase().contains("UTF"));
    let renderer = if terminal { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(if unicode { DecorStyle::Unicode } else { DecorStyle::Ascii }).term_width(100)
}

fn groups(one: &Settled) -> Vec<Group<'_>> {
    let level = match one.diag.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE.with_name("advice"),
    };
    let mut first = Group::with_title(level.primary_title(one.diag.message.as_str()).id(one.diag.rule));
    if let Some(spot) = &one.place {
        first = excerpt(first, spot, AnnotationKind::Primary, "");
    }
    let mut groups = vec![first];
    groups.extend(one.diag.hints.iter().map(|hint| Group::with_title(Level::HELP.secondary_title(hint.as_str()))));
    for (spot, why) in &one.related {
        let group = Group::with_title(Level::NOTE.secondary_title(why.as_str()));
        groups.push(match spot {
            Some(spot) => excerpt(group, spot, AnnotationKind::Context, ""),
            None => group,
        });
    }
    groups
}

fn excerpt<'s>(group: Group<'s>, spot: &'s crate::manuscript::Spot, kind: AnnotationKind, label: &'s str) -> Group<'s> {
    if spot.whole || spot.text.is_empty() {
        return group.element(Origin::path(spot.source.as_str()));
    }
    // The line alone: the renderer would read all of a long file for each report.
    let start = spot.text[..spot.span.start].rfind('\n').map_or(0, |i| i + 1);
    let end = spot.text[spot.span.start..].find('\n').map_or(spot.text.len(), |i| spot.span.start + i);
    let line = spot.text[start..end].trim_end_matches('\r');
    let from = (spot.span.start - start).min(line.len());
    let to = (spot.span.end.max(spot.span.start) - start).clamp(from, line.len());
    let annotation = kind.span(from..to).label((!label.is_empty()).then_some(label));
    group.element(Snippet::source(line).path(spot.source.as_str()).line_start(spot.line).annotation(annotation))
}

fn one_json(one: &Settled) -> Value {
    let place = one.place.as_ref().map(|spot| {
        let line = &spot.text[spot.text[..spot.span.start].rfind('\n').map_or(0, |i| i + 1)..spot.span.start];
        json!({
            "file": spot.source,
            "line": spot.line,
            "column": spot.column,
            "utf16": line.encode_utf16().count() + 1,
            "bytes": [spot.span.start, spot.span.end],
        })
    });
    let related: Vec<Value> = one
        .related
        .iter()
        .map(|(spot, why)| json!({ "why": why, "file": spot.as_ref().map(|s| &s.source), "line": spot.as_ref().map(|s| s.line) }))
        .collect();
    json!({
        "rule": one.diag.rule,
        "severity": one.diag.severity.word(),
        "message": one.diag.message,
        "place": place,
        "hints": one.diag.hints,
        "related": related,
    })
}
