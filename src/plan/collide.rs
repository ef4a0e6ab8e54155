//! Refuses two outputs that would be one file, and names that no disk takes.

use std::collections::HashMap;

use super::{Draft, Job, Origin, What};
use crate::diag::{Diag, Place, Severity};

/// The longest name that common disks take, and a bound for all of a path, in bytes.
const LONGEST_NAME: usize = 255;
const LONGEST_PATH: usize = 1024;

/// Sorts the jobs by path; complains about each that meets another.
pub(super) fn settle(drafts: Vec<Draft>, bare: bool, diags: &mut Vec<Diag>) -> Vec<Job> {
    let mut taken: HashMap<String, Origin> = HashMap::with_capacity(drafts.len());
    let mut jobs = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let out = draft.url.out();
        let path = out.as_str();
        if path.len() > LONGEST_PATH || path.split('/').any(|name| name.len() > LONGEST_NAME) {
            let shown: String = path.chars().take(40).collect();
            let message = format!("the address `/{shown}…` is longer than a disk takes");
            diags.push(
                at_origin(Diag::error("path-too-long", message), &draft.origin)
                    .hint("give it a shorter `slug:`; a part may have 255 bytes, which are 85 syllables of Hangul"),
            );
            continue;
        }
        if let Some(first) = taken.get(&out.folded()) {
            diags.push(collision(first, &draft, bare));
            continue;
        }
        taken.insert(out.folded(), draft.origin);
        jobs.push(Job { out, url: draft.url, what: draft.what, card: draft.card });
    }
    // A file cannot lie where a folder must be: `/a` beside `/a/b/`.
    for job in &jobs {
        let folded = job.out.folded();
        for (at, _) in folded.match_indices('/') {
            if let Some(file) = taken.get(&folded[..at])
                && let Some(other) = taken.get(&folded)
            {
                let message = format!("`/{}` would be a file and a folder at once", &folded[..at]);
                diags.push(beside(at_origin(Diag::error("address-twice", message), file), other));
            }
        }
    }
    jobs.sort_by(|a, b| a.out.cmp(&b.out));
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
