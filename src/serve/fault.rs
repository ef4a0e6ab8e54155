//! What is wrong, as the desk reads it.

use serde_json::{Value, json};

use crate::diag::Diag;
use crate::manuscript::{Settled, Spot, settle};
use crate::path::RelPath;
use crate::report;
use crate::world::World;

/// Lines that are shown above and below the one that is meant.
const AROUND: usize = 2;
/// How many faults are told: the first ones show what to do.
const MOST: usize = 60;
/// How much of a line is shown, in UTF-16 units.
const LINE: usize = 400;

/// Makes the address that opens a file in the writer's editor, from a line and a column.
pub type Editor = dyn Fn(&RelPath, usize, usize) -> Option<String> + Send + Sync;

/// Returns faults with their places, each as the terminal shows it as well.
pub fn faults(diags: &[Diag], world: &dyn World, editor: &Editor) -> Vec<Value> {
    let mut settled = settle(diags.iter().take(MOST).cloned().collect(), world);
    settled.sort_by_key(|one| std::cmp::Reverse(one.diag.severity));
    settled.iter().map(|one| fault(one, editor)).collect()
}

/// Returns one.
pub fn fault(one: &Settled, editor: &Editor) -> Value {
    let spot = one.place.as_ref();
    let whole = spot.is_none_or(|spot| spot.whole || spot.text.is_empty());
    let related = |(spot, why): &(Option<Spot>, String)| json!({ "why": why, "file": spot.as_ref().map(|s| &s.source), "line": spot.as_ref().map(|s| s.line) });
    json!({
        "rule": one.diag.rule,
        "severity": one.diag.severity.word(),
        "message": one.diag.message,
        "hints": one.diag.hints,
        "file": spot.map(|spot| &spot.source),
        "line": spot.filter(|_| !whole).map(|spot| spot.line),
        "column": spot.filter(|_| !whole).map(|spot| spot.column),
        "frame": spot.filter(|_| !whole).map(frame).unwrap_or_default(),
        "related": one.related.iter().map(related).collect::<Vec<_>>(),
        "editor": spot.and_then(|spot| editor(&spot.source, spot.line.max(1), spot.column.max(1))),
        "text": report::plain(one),
    })
}

/// Returns the lines around a place, with what is meant of its line in UTF-16 units.
fn frame(spot: &Spot) -> Vec<Value> {
    let start = spot.text[..spot.span.start].rfind('\n').map_or(0, |at| at + 1);
    let lines = spot.text.lines().enumerate().skip(spot.line.saturating_sub(1 + AROUND)).take(2 * AROUND + 1);
    lines
        .map(|(at, text)| {
            let shown: String = short(text);
            if at + 1 != spot.line {
                return json!({ "n": at + 1, "text": shown });
            }
            let units = |to: usize| spot.text[start..to.clamp(start, start + text.len())].encode_utf16().count();
            let from = units(spot.span.start).min(LINE);
            json!({ "n": at + 1, "text": shown, "from": from, "to": units(spot.span.end).clamp(from, LINE) })
        })
        .collect()
}

fn short(text: &str) -> String {
    let mut units = 0;
    text.chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= LINE
        })
        .collect()
}

/// Returns what a page can be searched for to find the place of a fault: the words of its paragraph without the
/// marks of Markdown, or the name of a picture's file.
pub fn near(spot: &Spot) -> Value {
    if spot.whole {
        return json!({ "text": null, "image": null });
    }
    let line = spot.text.lines().nth(spot.line.saturating_sub(1)).unwrap_or_default();
    let image = line.split_once("![").and_then(|(_, rest)| rest.split_once("]("));
    let image = image.and_then(|(_, rest)| rest.split([')', ' ']).next()).and_then(|path| path.rsplit('/').next());
    json!({ "text": plain(line), "image": image.filter(|name| !name.is_empty()) })
}

/// Takes the marks of Markdown out of a line: the addresses of links, emphasis, the signs of lists and headings.
fn plain(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line.trim_start_matches(['#', '>', '-', '*', '+', ' ', ':']);
    while let Some(at) = rest.find(['[', ']', '*', '_', '`', '!']) {
        text.push_str(&rest[..at]);
        let after = &rest[at..];
        rest = match after.strip_prefix("](").and_then(|address| address.split_once(')')) {
            Some((_, next)) => next,
            None => &after[1..],
        };
    }
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_line_are_found_without_its_marks() {
        for (line, words) in [
            ("## 오늘의 **소식**", "오늘의 소식"),
            ("- 자세히는 [발표 자료](../ifa.md#summary)에 있다.", "자세히는 발표 자료에 있다."),
            ("![](photo.jpg)", ""),
            ("`code` and _words_ here", "code and words here"),
            ("> 인용 [^1]", "인용 ^1"),
        ] {
            assert_eq!(plain(line), words, "{line}");
        }
    }
}
