//! Prints diagnostics: with the line and a mark under the words for people, as JSON for machines.

use std::io::IsTerminal as _;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

use crate::diag::{Diag, Severity, count};
use crate::manuscript::{Settled, settle};
use crate::world::World;

/// How many of one rule are printed in full where there may be hundreds.
const PER_RULE: usize = 5;

/// Finds places, and puts errors first.
pub(super) fn settled(diags: Vec<Diag>, world: &dyn World) -> Vec<Settled> {
    let mut settled = settle(diags, world);
    settled.sort_by_key(|one| one.diag.severity);
    settled
}

/// Prints to standard error, errors last so that they are seen. Advice is printed by `check` alone.
pub(super) fn print(settled: &[Settled], everything: bool) {
    let renderer = renderer();
    let mut seen = std::collections::BTreeMap::<(&str, Severity), usize>::new();
    let mut text = String::new();
    for one in settled.iter().rev() {
        let severity = one.diag.severity;
        if severity == Severity::Advice && !everything {
            continue;
        }
        let number = seen.entry((one.diag.rule, severity)).or_default();
        *number += 1;
        if severity != Severity::Error && *number > PER_RULE {
            continue;
        }
        text.push_str(&renderer.render(&groups(one)));
        text.push_str("\n\n");
    }
    for ((rule, severity), number) in seen {
        if severity != Severity::Error && number > PER_RULE {
            text.push_str(&format!("{}[{rule}]: {} more of these\n", severity.word(), number - PER_RULE));
        }
    }
    eprint!("{text}");
}

/// Returns `2 errors, 1 warning`, or nothing.
pub(super) fn tally(settled: &[Settled]) -> String {
    let diags: Vec<Diag> = settled.iter().map(|one| one.diag.clone()).collect();
    let parts: Vec<String> = count(&diags)
        .into_iter()
        .map(|(severity, n)| {
            let word = severity.word();
            let plural = if n == 1 || severity == Severity::Advice { "" } else { "s" };
            format!("{n} {word}{plural}")
        })
        .collect();
    parts.join(", ")
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

/// Returns diagnostics for machines. Columns are in characters and in UTF-16 units, from 1.
pub(super) fn json(settled: &[Settled]) -> Value {
    settled.iter().map(one_json).collect()
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
