//! `masthead calendar`: the coming moments at which the site changes by itself.

use serde_json::json;

use super::args::Ask;
use super::session::Session;
use super::{Done, say};
use crate::diag::fatal;
use crate::edition::{Due, calendar};
use crate::report::Report;

pub(super) fn run(ask: &Ask) -> Result<Done, String> {
    let session = Session::open(&ask.look, &[])?;
    let (loaded, diags) = session.load();
    let zone = &loaded.newsroom.config.zone;
    let viewpoint = session.viewpoint(zone)?;
    let changes = calendar(&loaded.newsroom, &viewpoint);
    // A broken date is missing from the list: say so, and fail, so that no scheduler trusts it.
    let wrong = fatal(&diags);
    if ask.json {
        let list = |entries: &[Due]| -> Vec<_> {
            entries.iter().map(|due| json!({ "title": due.to_string(), "file": due.source })).collect()
        };
        let changes: Vec<_> = changes
            .iter()
            .map(|change| {
                let at = change.at.in_zone(zone);
                json!({ "at": at.iso(), "unix": at.unix(), "appears": list(&change.appears), "goes": list(&change.goes) })
            })
            .collect();
        let diagnostics = Report::whole(diags, &session.world).json();
        say(&format!("{}\n", json!({ "ok": !wrong, "changes": changes, "diagnostics": diagnostics })));
    } else {
        if wrong {
            Report::short(diags, &session.world).print();
        }
        if changes.is_empty() {
            say("nothing is due: the site stays as it is until somebody changes a file\n");
        }
        for change in &changes {
            say(&format!("{}\n", change.at.in_zone(zone).iso()));
            for (sign, entries) in [("+", &change.appears), ("-", &change.goes)] {
                for due in entries {
                    say(&format!("  {sign} {due} ({})\n", due.source));
                }
            }
        }
    }
    Ok(if wrong { Done::Wrong } else { Done::Fine })
}
