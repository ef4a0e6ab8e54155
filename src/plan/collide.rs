//! Refuses two outputs that would be one file, and names that no disk takes.

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{Draft, Job, Origin, What};
use crate::diag::{Diag, Place, Severity};
use crate::path::OutPath;

/// The longest name that common disks take, and a bound for all of a path, in bytes.
const LONGEST_NAME: usize = 255;
const LONGEST_PATH: usize = 1024;

/// Tells whether a disk would not take a path.
pub(super) fn is_too_long(out: &OutPath) -> bool {
    let path = out.as_str();
    path.len() > LONGEST_PATH || path.split('/').any(|name| name.len() > LONGEST_NAME)
}

/// Sorts the jobs by path; complains about each that meets another.
pub(super) fn settle(drafts: Vec<Draft>, bare: bool, diags: &mut Vec<Diag>) -> Vec<Job> {
    let outs = drafts.par_iter().map(|draft| {
        let out = draft.url.out();
        let folded = out.folded();
        (out, folded)
    });
    let outs: Vec<(OutPath, String)> = outs.collect();
    let mut taken: FxHashMap<&str, &Origin> = FxHashMap::with_capacity_and_hasher(drafts.len(), FxBuildHasher);
    let mut kept = vec![false; drafts.len()];
    for ((draft, (out, folded)), kept) in drafts.iter().zip(&outs).zip(&mut kept) {
        let path = out.as_str();
        if is_too_long(out) {
            let shown: String = path.chars().take(40).collect();
            let message = format!("the address `/{shown}…` is longer than a disk takes");
            diags.push(
                at_origin(Diag::error("path-too-long", message), &draft.origin)
                    .hint("give it a shorter `slug:`; a part may have 255 bytes, which are 85 syllables of Hangul"),
            );
            continue;
        }
        if let Some(first) = taken.get(folded.as_str()) {
            diags.push(collision(first, draft, bare));
            continue;
        }
        taken.insert(folded, &draft.origin);
        *kept = true;
    }
    // A file cannot lie where a folder must be: `/a` beside `/a/b/`.
    let nested = |((draft, (_, folded)), kept): ((&Draft, &(OutPath, String)), &bool)| {
        let above =
            folded.match_indices('/').filter(|_| *kept).filter_map(|(at, _)| Some((at, *taken.get(&folded[..at])?)));
        let told = above.map(|(at, file)| {
            let message = format!("`/{}` would be a file and a folder at once", &folded[..at]);
            beside(at_origin(Diag::error("address-twice", message), file), &draft.origin)
        });
        told.collect::<Vec<Diag>>()
    };
    diags.extend(drafts.par_iter().zip(&outs).zip(&kept).flat_map_iter(nested).collect::<Vec<Diag>>());
    let jobs = drafts.into_iter().zip(outs).zip(kept).filter(|(_, kept)| *kept);
    let job = |((draft, (out, _)), _): ((Draft, (OutPath, String)), bool)| Job {
        out,
        url: draft.url,
        what: draft.what,
        card: draft.card,
    };
    let mut jobs: Vec<Job> = jobs.map(job).collect();
    jobs.par_sort_unstable_by(|a, b| a.out.cmp(&b.out));
    jobs
}

fn collision(first: &Origin, second: &Draft, bare: bool) -> Diag {
    let message = format!("{} and {} would both be `{}`", first.what, second.origin.what, second.url);
    let (here, other) = if second.origin.source.is_some() { (&second.origin, first) } else { (first, &second.origin) };
    let own_alias = matches!(second.what, What::Redirect(_)) && first.source == second.origin.source;
    let hint = match here.source.as_ref().and_then(|source| source.below("static")) {
        Some(_) => "rename the file, or remove it",
        None => "give one of them another `slug:`, or rename its file",
    };
    let severity = if bare || own_alias { Severity::Warning } else { Severity::Error };
    beside(at_origin(Diag::error("address-twice", message), here).hint(hint).weighing(severity), other)
}

fn beside(diag: Diag, other: &Origin) -> Diag {
    match &other.source {
        Some(source) => diag.also(Place::file(source), "the other one"),
        None => diag,
    }
}

fn at_origin(diag: Diag, origin: &Origin) -> Diag {
    match (&origin.source, &origin.field) {
        (Some(source), Some(field)) => diag.at(Place::field(source, field.clone())),
        (Some(source), None) => diag.at(Place::file(source)),
        (None, _) => diag,
    }
}
