//! `masthead init`: a newsroom that builds at once, with the theme that is built in.

use std::fs;

use include_dir::{Dir, include_dir};

use super::args::Init;
use super::session::clock;
use super::{Done, new, say};
use crate::moment::Zone;

static STARTER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/starter");

pub(super) fn run(args: &Init) -> Result<Done, String> {
    let dir = &args.dir;
    let Some(starter) = STARTER.get_dir(&args.lang) else {
        return Err(format!("there are first stories in `ko` and `en`, not in `{}`", args.lang));
    };
    if let Ok(mut entries) = fs::read_dir(dir)
        && let Some(Ok(entry)) =
            entries.find(|e| e.as_ref().is_ok_and(|e| !e.file_name().to_string_lossy().starts_with('.')))
    {
        let name = entry.file_name().to_string_lossy().into_owned();
        return Err(format!("`{}` is not empty (`{name}`); name a new folder", dir.display()));
    }
    let folder = fs::canonicalize(dir).or_else(|_| std::path::absolute(dir)).map_err(|e| e.to_string())?;
    let from_folder = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = args.name.clone().unwrap_or(from_folder);
    let today = clock(&Zone::utc())?.day().iso();
    let mut files = Vec::new();
    collect(starter, &mut files);
    for file in files {
        let below = file.path().strip_prefix(starter.path()).unwrap_or(file.path());
        let text = file.contents_utf8().unwrap_or_default();
        let text =
            text.replace("{{name}}", &serde_json::Value::from(name.as_str()).to_string()).replace("{{today}}", &today);
        // Names that begin with a dot are kept without it, so that tools do not pass them over.
        let place = dir.join(below.to_string_lossy().replace("dot-", "."));
        new::write(&place, &text)?;
    }
    let shown = dir.display();
    let headline = if args.lang == "ko" { "제목" } else { "Headline" };
    let public = dir.join("public");
    say(&format!(
        "a newsroom in {shown}\n  look at it with: masthead serve --root {shown}\n  write on with: masthead new story \"{headline}\" --root {shown}\n  publish with: masthead build --root {shown}, and upload {}\n",
        public.display()
    ));
    Ok(Done::Fine)
}

fn collect(dir: &'static Dir<'static>, files: &mut Vec<&'static include_dir::File<'static>>) {
    for entry in dir.entries() {
        match entry {
            include_dir::DirEntry::Dir(dir) => collect(dir, files),
            include_dir::DirEntry::File(file) => files.push(file),
        }
    }
}
