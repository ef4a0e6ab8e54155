//! `masthead check`: says everything that is wrong and writes nothing.

use serde_json::json;

use super::args::Ask;
use super::session::Session;
use super::{Done, say};
use crate::diag::fatal;
use crate::leaf::MemoryLeaves;
use crate::output::MemorySink;
use crate::report::Report;
use crate::{cut, print};

pub(super) fn run(ask: &Ask) -> Result<Done, String> {
    let session = Session::open(&ask.look, &[])?;
    let (loaded, mut diags) = session.load();
    let viewpoint = session.viewpoint(&loaded.newsroom.config.zone)?;
    let (press, found) = cut(&loaded, &viewpoint);
    diags.extend(found);
    if !fatal(&diags) {
        // Templates and the leak search are a part of it; the bytes are dropped.
        let sink = MemorySink::blind(&session.world);
        diags.extend(print(&loaded, &press, &session.world, &MemoryLeaves::default(), &sink, &|| {}));
    }
    let wrong = fatal(&diags);
    let report = Report::whole(diags, &session.world);
    if ask.json {
        say(&format!("{}\n", json!({ "ok": !wrong, "diagnostics": report.json() })));
    } else {
        report.print();
        let tally = report.tally();
        let stories = loaded.newsroom.stories.len();
        let word = if stories == 1 { "story" } else { "stories" };
        say(&format!("{stories} {word} checked: {}\n", if tally.is_empty() { "nothing to mend" } else { &tally }));
    }
    Ok(if wrong { Done::Wrong } else { Done::Fine })
}
