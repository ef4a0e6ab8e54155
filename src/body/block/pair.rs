//! Finds which line ends which block, and complains about those that end nothing or never end.

use std::ops::Range;

use pulldown_cmark::Event;

use super::{BLOCKS, DEEPEST};
use crate::body::fence::{self, Fence, Opening, Role, Sort};
use crate::body::parse::{Events, Writer};
use crate::diag::{At, Diag, Place, Severity, suggest};
use crate::path::RelPath;

/// A block that has begun.
struct Open {
    fence: usize,
    depth: usize,
    /// Whether it has been said that its end is none.
    told: bool,
}

/// Says of every fence what it does. Blocks begin and end in the same list item, quote or block.
pub(in crate::body) fn pair(
    source: &RelPath,
    markdown: &str,
    from: usize,
    fences: &[Fence],
    events: &Events<'_>,
    bare: bool,
) -> (Vec<Role>, Vec<Diag>) {
    let place = |range: &Range<usize>| Place::span(source, range.start + from..range.end + from);
    let weight = if bare { Severity::Advice } else { Severity::Error };
    let mut roles = vec![Role::Nothing; fences.len()];
    let mut diags = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut never = Vec::new();
    let mut depth = 0;
    // Ends that belong to blocks which were given up: nothing more is said of them.
    let mut orphans = 0;
    for (event, range) in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => {
                while let Some(left) = open.pop_if(|block| block.depth == depth) {
                    never.extend((!left.told).then_some(left.fence));
                    orphans += usize::from(!left.told);
                }
                depth -= 1;
            }
            Event::Rule => {
                let Some(number) = fence::at(fences, range.start) else { continue };
                let fence = &fences[number];
                if let Some(opening) = &fence.opening {
                    if open.len() == DEEPEST {
                        let message = format!("more than {DEEPEST} blocks lie in one another");
                        diags.push(
                            Diag::error("block-deep", message)
                                .at(place(&fence.line))
                                .hint("end some of them with `:::` before")
                                .weighing(weight),
                        );
                        orphans += 1;
                        continue;
                    }
                    if let Sort::Unknown = opening.sort {
                        diags.push(unknown(markdown, opening, bare).at(place(&opening.name)));
                    }
                    open.push(Open { fence: number, depth, told: false });
                    continue;
                }
                let fits = |block: &Open| block.depth == depth && fences[block.fence].colons <= fence.colons;
                match open.iter().rposition(fits) {
                    Some(at) => {
                        never.extend(open.drain(at + 1..).filter(|left| !left.told).map(|left| left.fence));
                        if let Some(block) = open.pop() {
                            let unknown = |opening: &Opening| bare && matches!(opening.sort, Sort::Unknown);
                            if !fences[block.fence].opening.as_ref().is_some_and(unknown) {
                                roles[block.fence] = Role::Opens(number);
                                roles[number] = Role::Closes;
                            }
                        }
                    }
                    None if orphans > 0 => orphans -= 1,
                    None => {
                        diags.push(stray(fence, fences, open.last()).at(place(&fence.line)).weighing(weight));
                        open.iter_mut().for_each(|block| block.told = true);
                    }
                }
            }
            _ => {}
        }
    }
    never.extend(open.into_iter().filter(|left| !left.told).map(|left| left.fence));
    for number in never {
        let fence = &fences[number];
        let Some(opening) = &fence.opening else { continue };
        if bare && matches!(opening.sort, Sort::Unknown) {
            continue; // it has been said, and others may not close theirs
        }
        let name = &markdown[opening.name.clone()];
        let message = format!("the block `{name}` is never closed");
        diags.push(
            Diag::error("block-open", message)
                .at(place(&fence.line))
                .hint(format!(
                    "put a line with `{}` after it, in the same list item or quote if it lies in one",
                    ":".repeat(fence.colons)
                ))
                .weighing(weight),
        );
    }
    (roles, diags)
}

/// An end without a beginning.
fn stray(fence: &Fence, fences: &[Fence], open: Option<&Open>) -> Diag {
    let ends = ":".repeat(fence.colons.min(20));
    let Some(open) = open.map(|open| &fences[open.fence]) else {
        return Diag::error("block-close", format!("`{ends}` closes a block, and none is open here"))
            .hint("remove the line, or write the name of a block behind it: `::: quote`");
    };
    if open.colons > fence.colons {
        let wanted = ":".repeat(open.colons);
        return Diag::error("block-close", format!("`{ends}` has fewer colons than the block that is open"))
            .hint(format!("write `{wanted}` to close it"));
    }
    Diag::error(
        "block-close",
        format!("`{ends}` lies in a list or a quote, and the block that is open began outside of it"),
    )
    .hint("begin the line where the line that opens the block begins")
}

fn unknown(markdown: &str, opening: &Opening, bare: bool) -> Diag {
    let name = &markdown[opening.name.clone()];
    let names = || BLOCKS.iter().map(|block| block.name);
    let lower = name.to_lowercase();
    let tried = BLOCKS.iter().find(|block| block.name == lower || block.tried.contains(&lower.as_str()));
    let hint = match tried {
        Some(block) if block.name == "callout" => match super::callout::foreign(&lower) {
            Some(foreign) => format!("write `::: callout {}`", foreign.kind()),
            None => "write `::: callout`".to_owned(),
        },
        Some(block) => format!("write `::: {}`", block.name),
        None => suggest::did_you_mean(name, names())
            .unwrap_or_else(|| format!("there are {}", names().collect::<Vec<_>>().join(", "))),
    };
    let message = format!("there is no block `{name}`");
    if bare {
        return Diag::advice("block-unknown", message).hint("it stays as text");
    }
    Diag::error("block-unknown", message).hint(hint)
}

impl Writer<'_> {
    /// Complains about colons that Markdown takes for text.
    pub(in crate::body) fn stray(&mut self, range: &Range<usize>) {
        let line = self.markdown[..range.start].rfind('\n').map_or(0, |end| end + 1);
        let alone = self.markdown[line..range.start].chars().all(|c| c.is_whitespace() || c == '>');
        if alone && !self.options.bare {
            let diag = Diag::error("block-close", "this `:::` lies in text and neither begins nor ends a block")
                .hint("leave an empty line before it, or write `\\:::` to show the colons");
            self.tell(diag, &range.clone());
        }
    }

    /// Complains about a line that would begin or end a block if its colons were three plain ones.
    pub(in crate::body) fn almost(&mut self, range: &Range<usize>) {
        let line = self.markdown[..range.start].rfind('\n').map_or(0, |end| end + 1);
        let text = self.markdown[line..].lines().next().unwrap_or_default();
        let text = text.trim_start_matches(|c: char| c.is_whitespace() || ">-*+".contains(c));
        let behind = text.trim_start_matches([':', '：']);
        let colons = &text[..text.len() - behind.len()];
        let start = text.as_ptr() as usize - self.markdown.as_ptr() as usize;
        // Markdown may have taken the first colon for the mark of a definition.
        if self.options.bare || !(start..start + colons.len()).contains(&range.start) {
            return;
        }
        let wide = colons.contains('：');
        let name = behind.split_whitespace().next().unwrap_or_default();
        // `::` begins names in C++.
        let begins = super::named(name).is_some()
            && match wide {
                true => colons.chars().count() > 1,
                false => colons == "::" && behind.starts_with(' '),
            };
        let in_use = || !self.fences.is_empty() || self.diags.iter().any(|diag| diag.rule == "block-colons");
        let ends = wide && behind.trim().is_empty() && colons.chars().count() > 2 && in_use();
        if !begins && !ends {
            return;
        }
        let message = match wide {
            true => format!(
                "`{colons}` are full-width colons, and no block {} with them",
                if begins { "begins" } else { "ends" }
            ),
            false => "a block begins with three colons, and here are two".to_owned(),
        };
        let cure = format!("write `{}`", format!("::: {}", behind.trim()).trim());
        let colons = start..start + colons.len();
        self.tell(Diag::error("block-colons", message).hint(cure), &colons);
    }
}

/// How many ends without a beginning, and beginnings without an end, are told of one file.
const TOLD: usize = 3;

/// One forgotten line of colons moves all blocks after it: the first places help, a page of them does not.
pub(in crate::body) fn few(diags: &mut Vec<Diag>) {
    let is_one = |diag: &Diag| matches!(diag.rule, "block-open" | "block-close");
    let start = |diag: &Diag| match diag.place.as_ref().map(|place| &place.at) {
        Some(At::Span(span)) => span.start,
        _ => 0,
    };
    let mut starts: Vec<usize> = diags.iter().filter(|diag| is_one(diag)).map(start).collect();
    starts.sort_unstable();
    let (Some(last), more) = (starts.get(TOLD - 1).copied(), starts.len().saturating_sub(TOLD)) else { return };
    if more == 0 {
        return;
    }
    diags.retain(|diag| !is_one(diag) || start(diag) <= last);
    if let Some(diag) = diags.iter_mut().find(|diag| is_one(diag) && start(diag) == last) {
        let lines = if more == 1 { "line" } else { "lines" };
        diag.message = format!("{}, and so it goes on in {more} more {lines}", diag.message);
    }
}
