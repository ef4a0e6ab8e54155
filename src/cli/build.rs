//! `masthead build`: the whole road, to a folder on disk.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;

use super::args::Build;
use super::session::{Session, audience, audience_name, clock, output_name};
use super::{Done, say};
use crate::diag::{Diag, fatal};
use crate::edition::{Held, Viewpoint};
use crate::leaf::Leaves;
use crate::manuscript::Audience;
use crate::output::absolute;
use crate::output::disk::{DiskSink, Refusal, Written};
use crate::output::leaves::DiskLeaves;
use crate::path::OutPath;
use crate::report::Report;
use crate::{Press, cut, print};

/// From how many files on a progress bar is shown.
const LONG: usize = 3_000;
/// From how many pictures to be drawn on a progress bar is shown: each takes as long as many pages.
const MANY: usize = 20;
/// How many held files are named.
const NAMED: usize = 20;

pub(super) fn run(args: &Build) -> Result<Done, String> {
    let began = Instant::now();
    let out = args.out.clone().unwrap_or_else(|| args.ask.look.root.join(output_name(&args.ask.look)));
    if audience(&args.ask.look) != Audience::Public && lies_in(&out, &args.ask.look.root.join("public")) {
        return Err("what is held does not go into `public`, which readers see; name another folder with --out".into());
    }
    let session = Session::open(&args.ask.look, std::slice::from_ref(&out))?;
    let (loaded, mut diags, keep) = session.load_and_keep();
    let viewpoint = session.viewpoint(&loaded.newsroom.config.zone)?;
    let (press, found) = cut(&loaded, &viewpoint);
    diags.extend(found);
    if fatal(&diags) {
        return Ok(fail(args, diags, &session));
    }
    let paths: Vec<OutPath> = press.plan.jobs.iter().map(|job| job.out.clone()).collect();
    let sink = DiskSink::open(&session.world, &session.root, &out, audience_name(&args.ask.look), &paths)
        .map_err(|refusal| refused(&refusal, &out))?;
    let leaves = DiskLeaves::open(&session.root);
    let bar = progress(paths.len(), press.plan.leaves().filter(|key| leaves.length(key).is_none()).count());
    let failed = print(&loaded, &press, &session.world, &leaves, &sink, &|| bar.inc(1));
    bar.finish_and_clear();
    diags.extend(failed);
    if fatal(&diags) {
        return Ok(fail(args, diags, &session));
    }
    let written =
        sink.finish().map_err(|e| format!("{e}\nthe output may be half written; build again when that is mended"))?;
    keep.keep()?;
    let drawn = leaves.made();
    leaves.sweep().map_err(|e| e.to_string())?;

    let seconds = began.elapsed().as_secs_f64();
    if args.ask.json {
        let held: Vec<_> = press
            .held
            .iter()
            .map(|held| json!({ "file": held.source, "why": held.why.to_string(), "until": held.until.map(|u| u.in_zone(&loaded.newsroom.config.zone).iso()) }))
            .collect();
        let summary = json!({
            "ok": true,
            "at": viewpoint.now.iso(),
            "out": out.display().to_string(),
            "stories": press.edition.stories.len(),
            "files": paths.len(),
            "changed": written.changed,
            "unchanged": written.unchanged,
            "removed": written.removed,
            "drawn": drawn,
            "held": held,
            "next_change": press.edition.next_change.map(|next| next.in_zone(&loaded.newsroom.config.zone).iso()),
            "seconds": (seconds * 1000.0).round() / 1000.0,
            "diagnostics": Report::whole(diags, &session.world).json(),
        });
        say(&format!("{summary}\n"));
    } else {
        let report = Report::short(diags, &session.world);
        report.print();
        say(&summary(&press, &viewpoint, written, drawn, &out, seconds));
        if viewpoint.now > clock(&loaded.newsroom.config.zone)? {
            say("  that is a moment to come: publish it then, and not before\n");
        }
        let tally = report.tally();
        if !tally.is_empty() {
            say(&format!("  {tally}; `masthead check` shows all of it\n"));
        }
    }
    Ok(Done::Fine)
}

fn fail(args: &Build, diags: Vec<Diag>, session: &Session) -> Done {
    if args.ask.json {
        let diagnostics = Report::whole(diags, &session.world).json();
        say(&format!("{}\n", json!({ "ok": false, "diagnostics": diagnostics })));
    } else {
        let report = Report::short(diags, &session.world);
        report.print();
        eprintln!("masthead: nothing was written: {}", report.tally());
    }
    Done::Wrong
}

fn refused(refusal: &Refusal, out: &Path) -> String {
    let out = out.display();
    match refusal {
        Refusal::Sources => format!("`{out}` holds the newsroom's own sources; name another folder with --out"),
        Refusal::Others(name) => format!(
            "`{out}` holds files that are not of this site (`{name}`); name another folder with --out, or empty it"
        ),
        Refusal::Audience(audience) => {
            format!("`{out}` holds the {audience} edition; name another folder with --out for this one, or delete it")
        }
        Refusal::Nested(other) => {
            format!("`{out}` and the output `{other}` lie within one another; name another folder with --out")
        }
        Refusal::File => format!("`{out}` is a file; name a folder with --out"),
        Refusal::Busy => "another build of this newsroom is running; wait until it has ended".to_owned(),
        Refusal::Disk(error) => error.to_string(),
    }
}

fn lies_in(inner: &Path, outer: &Path) -> bool {
    match (absolute(inner), absolute(outer)) {
        (Ok(inner), Ok(outer)) => inner.starts_with(outer),
        _ => true,
    }
}

fn progress(files: usize, undrawn: usize) -> ProgressBar {
    if files < LONG && undrawn < MANY {
        return ProgressBar::hidden();
    }
    // Draws on a terminal only.
    let bar = ProgressBar::new(files as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos} of {len} files") {
        bar.set_style(style);
    }
    bar
}

fn summary(press: &Press, viewpoint: &Viewpoint, written: Written, drawn: usize, out: &Path, seconds: f64) -> String {
    let edition = &press.edition;
    let zone = &edition.config.zone;
    let languages = edition.languages.iter().map(|lang| lang.as_str()).collect::<Vec<_>>().join(", ");
    let mut text = format!(
        "{} and {} in {languages}, as of {}\n",
        counted(edition.stories.len(), "story", "stories"),
        counted(edition.pages.len(), "page", "pages"),
        viewpoint.now.in_zone(zone).iso()
    );
    text.push_str(&format!(
        "  {}: {} files, {} written, {} unchanged, {} removed, in {seconds:.2} s\n",
        out.display(),
        written.changed + written.unchanged,
        written.changed,
        written.unchanged,
        written.removed
    ));
    if drawn > 0 {
        text.push_str(&format!("  {} drawn\n", counted(drawn, "picture", "pictures")));
    }
    if edition.hidden {
        text.push_str(
            "  things that are held are in it: search engines are told to stay away, and it is not for publishing\n",
        );
    }
    if !press.held.is_empty() {
        text.push_str(&left_out(&press.held, zone));
    }
    if let Some(next) = edition.next_change {
        text.push_str(&format!("  the next change is due at {}: build again then\n", next.in_zone(zone).iso()));
    }
    text
}

fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn left_out(held: &[Held], zone: &crate::moment::Zone) -> String {
    let mut counts = BTreeMap::new();
    for one in held {
        *counts.entry(one.why).or_insert(0_usize) += 1;
    }
    let counted: Vec<String> = counts.iter().map(|(why, n)| format!("{n} {why}")).collect();
    let mut text = format!("  left out: {}\n", counted.join(", "));
    for one in held.iter().take(NAMED) {
        let until = one.until.map(|until| format!(" until {}", until.in_zone(zone).iso())).unwrap_or_default();
        text.push_str(&format!("    {}: {}{until}\n", one.source, one.why));
    }
    if held.len() > NAMED {
        text.push_str(&format!("    and {} more\n", held.len() - NAMED));
    }
    text
}
