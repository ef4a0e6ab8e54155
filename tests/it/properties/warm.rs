//! Warm output equals cold output: whatever people change between two builds, the folder holds what
//! a first build would have written, and nothing else.

use std::collections::HashMap;
use std::sync::Arc;

use masthead::body::Highlights;
use masthead::diag::fatal;
use masthead::digest::Digest;
use masthead::edition::Viewpoint;
use masthead::output::disk::DiskSink;
use masthead::output::leaves::DiskLeaves;
use masthead::path::OutPath;
use masthead::world::MemoryWorld;
use masthead::{Overrides, cut, load, print};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::{check, differences};
use crate::folder::{Folder, files};
use crate::photo::photo;
use crate::stand::{self, build};

/// What somebody does between two builds. Numbers choose among a few.
#[derive(Clone, Debug)]
pub(super) enum Edit {
    Write { story: u8, title: u8, tag: u8 },
    Delete(u8),
    Rename(u8, u8),
    Hold(u8),
    Alias(u8, u8),
    Break(u8),
    Picture(u8),
    Widths(u8),
    Settings(u8),
    Template(u8),
    Word(u8),
    Static(u8),
    Wait(u8),
}

pub(super) fn edit() -> impl Strategy<Value = Edit> {
    let few = 0..4_u8;
    prop_oneof![
        4 => (few.clone(), few.clone(), few.clone()).prop_map(|(story, title, tag)| Edit::Write { story, title, tag }),
        2 => few.clone().prop_map(Edit::Delete),
        2 => (few.clone(), few.clone()).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => few.clone().prop_map(Edit::Hold),
        1 => (few.clone(), few.clone()).prop_map(|(story, alias)| Edit::Alias(story, alias)),
        1 => few.clone().prop_map(Edit::Break),
        2 => few.clone().prop_map(Edit::Picture),
        1 => few.clone().prop_map(Edit::Widths),
        1 => few.clone().prop_map(Edit::Settings),
        1 => few.clone().prop_map(Edit::Template),
        1 => few.clone().prop_map(Edit::Word),
        1 => few.clone().prop_map(Edit::Static),
        1 => few.prop_map(Edit::Wait),
    ]
}

fn path(story: u8) -> String {
    format!("content/stories/s{story}.md")
}

fn text(title: u8, more: &str) -> String {
    let front = format!("title: Title {title}\ndate: 2026-08-0{}\ndesk: company\nauthors: [kim]\n{more}", title + 1);
    format!("---\n{front}---\n\nText {title}.\n\n![A](a.png)\n\n```rust\nlet title = {title};\n```\n")
}

/// The newsroom while people work on it.
pub(super) struct Work {
    pub(super) world: MemoryWorld,
    stories: HashMap<u8, String>,
    pub(super) viewpoint: Viewpoint,
}

impl Work {
    /// Returns a newsroom with a picture and no story.
    pub(super) fn new() -> Self {
        let mut world = stand::plain();
        world.put("content/stories/a.png", photo("a.png", (40, 30), &[]));
        world.put("themes/plain/theme.yaml", "images: { widths: [16, 24] }\n");
        Self { world, stories: HashMap::new(), viewpoint: stand::public(stand::NOW) }
    }

    fn write(&mut self, story: u8, text: String) {
        self.world.put(&path(story), text.as_str());
        self.stories.insert(story, text);
    }

    pub(super) fn edit(&mut self, edit: &Edit) {
        match edit {
            Edit::Write { story, title, tag } => self.write(*story, text(*title, &format!("tags: [tag{tag}]\n"))),
            Edit::Delete(story) => {
                self.world.remove(&path(*story));
                self.stories.remove(story);
            }
            Edit::Rename(from, to) => {
                if let Some(text) = self.stories.remove(from) {
                    self.world.remove(&path(*from));
                    self.write(*to, text);
                }
            }
            Edit::Hold(story) => self.write(*story, text(*story, "embargo: 2026-09-03T09:00+09:00\n")),
            // An address may be a file here and a folder there.
            Edit::Alias(story, 0) => self.write(*story, text(*story, "aliases: [/old/x.html]\n")),
            Edit::Alias(story, 1) => self.write(*story, text(*story, "permalink: /old/x.html/\n")),
            Edit::Alias(story, alias) => self.write(*story, text(*story, &format!("aliases: [/old/{alias}/]\n"))),
            Edit::Break(story) => self.write(*story, text(*story, "colour: blue\n")),
            Edit::Picture(3) => self.world.put("content/stories/a.png", stand::png(10, 10)), // a head without pixels
            Edit::Picture(number) => {
                self.world.put("content/stories/a.png", photo("a.png", (40, 20 + u32::from(*number)), &[]));
            }
            Edit::Widths(number) => {
                let sets = ["name: plain\n", "images: { widths: [16] }\n", "images: { widths: [16, 24, 32] }\n", ""];
                self.world.put("themes/plain/theme.yaml", sets[usize::from(*number) % sets.len()]);
            }
            Edit::Settings(number) => {
                let sets =
                    ["", "page_size: 1\n", "permalink: /{year}/{slug}/\n", "base_url: https://other.example/x/\n"];
                self.world.put("newsroom.yaml", stand::settings(sets[usize::from(*number) % sets.len()]));
            }
            Edit::Template(number) => {
                let template = format!("<main>{number} {{{{ story.title }}}}{{{{ story.html }}}}</main>");
                self.world.put("themes/plain/templates/story.html", template);
            }
            Edit::Word(number) => self.world.put("themes/plain/words/en.ftl", format!("tags = Tags {number}\n")),
            Edit::Static(0) => self.world.remove("static/file"),
            Edit::Static(number) => {
                // The same name as a file and as a folder.
                let (gone, there) =
                    if number % 2 == 0 { ("static/file", "static/file/in") } else { ("static/file/in", "static/file") };
                self.world.remove(gone);
                self.world.put(there, format!("{number}"));
            }
            Edit::Wait(days) => self.viewpoint.now = stand::moment(&format!("2026-09-0{}", days + 1)),
        }
    }
}

/// Builds into the folder as the command line does; tells whether anything was written.
fn build_into(folder: &Folder, work: &Work, remembered: &mut HashMap<Digest, Arc<str>>) -> Result<bool, TestCaseError> {
    let highlights = Highlights::remembering(std::mem::take(remembered));
    let (loaded, mut diags) = load(&work.world, &Overrides::default(), &highlights);
    *remembered = highlights.into_used().0;
    let (press, found) = cut(&loaded, &work.viewpoint);
    diags.extend(found);
    if fatal(&diags) {
        return Ok(false);
    }
    let paths: Vec<OutPath> = press.plan.jobs.iter().map(|job| job.out.clone()).collect();
    let sink = DiskSink::open(&work.world, folder.path(), &folder.path().join("public"), "public", &paths)
        .map_err(|refusal| TestCaseError::fail(format!("{refusal:?}")))?;
    if fatal(&print(&loaded, &press, &work.world, &DiskLeaves::open(folder.path()), &sink, &|| {})) {
        return Ok(false);
    }
    let written = sink.finish().map_err(|e| TestCaseError::fail(format!("it cannot be written: {e}")))?;
    prop_assert_eq!(written.changed + written.unchanged, paths.len());
    Ok(true)
}

#[test]
fn warm_output_equals_cold_output() {
    check(32, proptest::collection::vec(edit(), 1..14), |edits| {
        let folder = Folder::new("warm");
        let mut work = Work::new();
        let mut remembered = HashMap::new();
        let mut good = std::collections::BTreeMap::new();
        for edit in &edits {
            work.edit(edit);
            let cold = build(&work.world, &work.viewpoint);
            let written = build_into(&folder, &work, &mut remembered)?;
            prop_assert_eq!(written, !cold.files.is_empty());
            if written {
                good = cold.files;
            }
            // After an error the last good output stays.
            differences(&files(&folder.path().join("public")), &good)?;
        }
        Ok(())
    });
}
