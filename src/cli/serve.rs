//! `masthead serve`: the preview, and what the terminal says of it.

use std::io::IsTerminal as _;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use super::args::Serve;
use super::session::{Session, audience, clock};
use super::{Done, say};
use crate::body::Highlights;
use crate::diag::Diag;
use crate::moment::{Moment, Zone};
use crate::output::leaves::DiskLeaves;
use crate::output::store;
use crate::path::RelPath;
use crate::report::Report;
use crate::serve::preview::Settings;
use crate::serve::{Options, Teller};
use crate::source::disk::DiskWorld;

/// Editors by the name that people use, and the address that opens a file in each.
const EDITORS: &[(&str, &str)] = &[
    ("vscode", "vscode://file{file}:{line}:{column}"),
    ("cursor", "cursor://file{file}:{line}:{column}"),
    ("windsurf", "windsurf://file{file}:{line}:{column}"),
    ("zed", "zed://file{file}:{line}:{column}"),
    ("sublime", "subl://open?url=file://{file}&line={line}&column={column}"),
    ("textmate", "txmt://open?url=file://{file}&line={line}&column={column}"),
    ("idea", "idea://open?file={file}&line={line}&column={column}"),
    ("obsidian", "obsidian://open?path={file}"),
];

pub(super) fn run(args: &Serve) -> Result<Done, String> {
    let session = Session::open(&args.look, &[])?;
    session.viewpoint(&Zone::utc())?; // says at once what is wrong with `--at` or the clock
    let editor = editor(&args.editor)?;
    let highlights = Highlights::remembering(store::read(&session.root, super::session::HIGHLIGHTS));
    let leaves = Box::new(DiskLeaves::open(&session.root));
    let settings = Settings { overrides: session.overrides, audience: audience(&args.look), at: args.look.at.clone() };
    let options =
        Options { settings, host: args.host.clone(), port: args.port, follow: args.follow, poll: args.poll, editor };
    let now = Box::new(|zone: &Zone| {
        clock(zone).unwrap_or_else(|_| Moment::from_unix(0, zone).unwrap_or_else(|| unreachable!("1970 is a year")))
    });
    let told = Told {
        open: !args.no_open && std::io::stdout().is_terminal(),
        host: args.host.clone(),
        last: Mutex::default(),
    };
    crate::serve::run(session.world, options, now, leaves, highlights, &told)?;
    Ok(Done::Fine)
}

/// Returns the address that opens a file in an editor; nothing when nobody wants one.
fn editor(name: &str) -> Result<Option<String>, String> {
    if name == "none" {
        return Ok(None);
    }
    if name.contains("{file}") {
        return Ok(Some(name.to_owned()));
    }
    let known = EDITORS.iter().find(|(known, _)| *known == name).map(|(_, template)| (*template).to_owned());
    let names: Vec<&str> = EDITORS.iter().map(|(name, _)| *name).collect();
    known.map(Some).ok_or_else(|| {
        format!("--editor: `{name}` is not known; use {}, none, or an address with {{file}} in it", names.join(", "))
    })
}

/// Tells the terminal.
struct Told {
    open: bool,
    host: Option<String>,
    /// What was wrong the last time, so that it is said once.
    last: Mutex<Vec<Diag>>,
}

impl Teller for Told {
    fn ready(&self, url: &str, notes: &[String]) {
        say(&format!("The newsroom is at {url}\n"));
        say("  Save a file, and the page changes. All stories: /_desk/   End with Ctrl+C.\n");
        if let Some(host) = &self.host {
            say(&format!(
                "  Careful: everybody who reaches this computer as `{host}` can read all of it, drafts and embargoed \
                 news included.\n"
            ));
        }
        for note in notes {
            say(&format!("  {note}\n"));
        }
        if self.open && open::that_detached(url).is_err() {
            say("  Open this address in your browser.\n");
        }
    }

    fn changed(&self, files: &[RelPath], took: Duration, diags: Vec<Diag>, world: &DiskWorld) {
        let what = match files {
            [] => String::new(),
            [one] => format!("{one}, "),
            [one, more @ ..] => format!("{one} and {} more, ", more.len()),
        };
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let wrong = crate::diag::fatal(&diags);
        if wrong && *last != diags {
            let errors: Vec<Diag> =
                diags.iter().filter(|diag| diag.severity == crate::diag::Severity::Error).cloned().collect();
            Report::short(errors, world).print();
        }
        let was_wrong = crate::diag::fatal(&last);
        *last = diags;
        let milliseconds = took.as_secs_f64() * 1000.0;
        match (wrong, was_wrong) {
            (true, _) if files.is_empty() => eprintln!("masthead: the pages come when that is mended"),
            (true, _) => eprintln!("masthead: {what}a build would write nothing until that is mended"),
            (false, true) => say(&format!("{what}mended, {milliseconds:.0} ms\n")),
            (false, false) if !files.is_empty() => say(&format!("{what}{milliseconds:.0} ms\n")),
            (false, false) => {}
        }
    }

    fn note(&self, text: &str) {
        eprintln!("masthead: {text}");
    }
}
