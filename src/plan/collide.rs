//! Refuses two outputs that would be one file.

use std::collections::HashMap;

use super::{Draft, Job, Origin, What};
use crate::diag::{Diag, Place, Severity};
use crate::path::RelPath;

/// Sorts the jobs by path; complains about each that meets another.
pub(super) fn settle(drafts: Vec<Draft>, bare: bool, diags: &mut Vec<Diag>) -> Vec<Job> {
    let mut taken: HashMap<String, Origin> = HashMap::with_capacity(drafts.len());
    let mut jobs = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let out = draft.url.out();
        if let Some(first) = taken.get(&out.folded()) {
            let redirect = matches!(draft.what, What::Redirect(_));
            diags.push(collision(first, &draft, bare, redirect));
            continue;
        }
        taken.insert(out.folded(), draft.origin);
        jobs.push(Job { out, url: draft.url, what: draft.what });
    }
    // A file cannot lie where a folder must be: `/a` beside `/a/b/`.
    for job in &jobs {
        let folded = job.out.folded();
        for (at, _) in folded.match_indices('/') {
            if let Some(file) = taken.get(&folded[..at]) {
                let message = format!("`{}` would be a file and a folder at once", &folded[..at]);
                diags.push(at_source(Diag::error("address-twice", message), file.source.as_ref()));
            }
        }
    }
    jobs.sort_by(|a, b| a.out.cmp(&b.out));
    jobs
}

fn collision(first: &Origin, second: &Draft, bare: bool, redirect: bool) -> Diag {
    let message = format!("{} and {} would both be `{}`", first.what, second.origin.what, second.url);
    let (place, other) = match (&second.origin.source, &first.source) {
        (Some(source), other) => (Some(source), other.as_ref()),
        (None, other) => (other.as_ref(), None),
    };
    let diag = at_source(Diag::error("address-twice", message), place)
        .hint("give one of them another `slug:`, or rename its file")
        .weighing(if bare || redirect && first.source == second.origin.source {
            Severity::Warning
        } else {
            Severity::Error
        });
    match other {
        Some(other) => diag.also(Place::file(other), "the other one"),
        None => diag,
    }
}

fn at_source(diag: Diag, source: Option<&RelPath>) -> Diag {
    match source {
        Some(source) => diag.at(Place::file(source)),
        None => diag,
    }
}
