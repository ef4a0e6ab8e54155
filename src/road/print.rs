//! The last of the road: every job of a plan rendered, looked through and put into a sink.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::{Loaded, Press};
use crate::diag::{Diag, Severity};
use crate::leaf::Leaves;
use crate::output::Sink;
use crate::render::{self, Output};
use crate::world::World;

/// Renders everything into a sink. `tick` hears of each finished output. Pictures are taken from
/// `leaves`, or made from the files of `world` and kept there.
///
/// Goes on after an error, so that all of them are found; it is for the caller to finish nothing then.
pub fn print(
    loaded: &Loaded,
    press: &Press,
    world: &dyn World,
    leaves: &dyn Leaves,
    sink: &dyn Sink,
    tick: &(dyn Fn() + Sync),
) -> Vec<Diag> {
    let renderer = loaded.renderer(press);
    // One broken template breaks every page: it is said once, with the number of pages.
    let failures: Mutex<BTreeMap<String, (Diag, usize)>> = Mutex::default();
    let tell = |diag: Diag| {
        let key = format!("{} {} {:?}", diag.rule, diag.message, diag.place);
        let mut failures = failures.lock().unwrap_or_else(PoisonError::into_inner);
        failures.entry(key).and_modify(|(_, count)| *count += 1).or_insert((diag, 1));
    };
    press.plan.jobs.par_iter().for_each(|job| {
        let done = renderer.job(job).and_then(|output| {
            let result = match output {
                Output::Bytes(bytes) => {
                    press.proof.check(&job.out, &bytes)?;
                    sink.put(&job.out, bytes)
                }
                Output::File(source) => {
                    press.proof.check(&job.out, b"")?;
                    sink.copy(&job.out, &source)
                }
                Output::Original(source) => {
                    press.proof.check(&job.out, b"")?;
                    if sink.is_blind() {
                        return Ok(());
                    }
                    sink.put(&job.out, render::original(&source, world)?)
                }
                Output::Leaf(key) => {
                    press.proof.check(&job.out, b"")?;
                    let there = leaves.length(&key).is_some_and(|length| sink.holds(&job.out, length));
                    if there || sink.is_blind() {
                        return Ok(());
                    }
                    match leaves.get(&key) {
                        Some(bytes) => sink.put(&job.out, bytes.to_vec()),
                        None => match renderer.leaf(job, world) {
                            Ok(bytes) => {
                                leaves.put(&key, &bytes);
                                sink.put(&job.out, bytes)
                            }
                            Err(diag) if diag.severity == Severity::Warning => {
                                tell(diag);
                                sink.put(&job.out, renderer.instead(job, world)?)
                            }
                            Err(diag) => return Err(diag),
                        },
                    }
                }
            };
            result.map_err(|e| Diag::error("output", format!("`{}` cannot be written: {e}", job.out)))
        });
        if let Err(diag) = done {
            tell(diag);
        }
        tick();
    });
    let failures = failures.into_inner().unwrap_or_else(PoisonError::into_inner);
    failures
        .into_values()
        .map(|(mut diag, count)| {
            if count > 1 && diag.severity == Severity::Error {
                diag.related.clear();
                diag.message = format!("{} (on {count} pages)", diag.message);
            }
            diag
        })
        .collect()
}
