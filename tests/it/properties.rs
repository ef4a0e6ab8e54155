//! What holds for every newsroom: bytes that depend on nothing else, held things that leave no
//! trace, a clock that is foreseen, warm output that equals cold output, and no text that panics.
//!
//! The cases are the same in every run. `SEED=7 CASES=500 cargo test properties` looks at others.

mod again;
mod invented;
mod served;
mod styles;
mod warm;

use std::collections::BTreeMap;
use std::io;

use masthead::diag::Diag;
use masthead::manuscript::Audience;
use masthead::moment::{Moment, Zone};
use masthead::path::RelPath;
use masthead::world::{Entry, MemoryWorld, World};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

use crate::stand::{Built, build};
use invented::{Invented, newsroom, viewpoint};

/// Runs a test on `cases` values of a strategy, and shows the smallest that fails.
#[track_caller]
pub fn check<S: Strategy>(cases: u32, strategy: S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<u32>().ok());
    let seed = number("SEED").unwrap_or(0).to_le_bytes().repeat(8);
    let cases = number("CASES").unwrap_or(cases);
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 2_000, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    if let Err(failure) = runner.run(&strategy, test) {
        panic!("{failure}");
    }
}

/// Says which outputs differ.
fn same(a: &Built, b: &Built) -> Result<(), TestCaseError> {
    prop_assert_eq!(a.report(), b.report());
    differences(&a.files, &b.files)
}

fn differences(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>) -> Result<(), TestCaseError> {
    let paths: std::collections::BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    for path in paths {
        let text = |bytes: Option<&Vec<u8>>| bytes.map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        prop_assert_eq!(text(a.get(path)), text(b.get(path)), "in {}", path);
    }
    Ok(())
}

#[test]
fn threads_and_the_order_of_files_do_not_matter() {
    /// A world that lists its files from the end.
    struct Reversed(MemoryWorld);
    impl World for Reversed {
        fn list(&self) -> (Vec<Entry>, Vec<Diag>) {
            let (entries, diags) = self.0.list();
            (entries.into_iter().rev().collect(), diags)
        }
        fn open(&self, path: &RelPath) -> io::Result<Box<dyn io::Read + '_>> {
            self.0.open(path)
        }
    }
    check(24, (newsroom(), viewpoint()), |(invented, viewpoint)| {
        let world = invented.world();
        let on = |threads: usize, world: &dyn World| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be made");
            pool.install(|| build(world, &viewpoint))
        };
        let one = on(1, &world);
        prop_assert!(!one.files.is_empty(), "{}", one.errors());
        same(&one, &on(4, &world))?;
        same(&one, &on(2, &Reversed(world)))
    });
}

#[test]
fn a_held_story_leaves_no_trace() {
    check(64, (newsroom(), viewpoint()), |(invented, viewpoint)| {
        let built = build(&invented.world(), &viewpoint);
        prop_assert!(!built.files.is_empty(), "{}", built.errors());
        for (i, story) in invented.stories.iter().enumerate() {
            let shown = story.is_shown(&viewpoint);
            let page = invented.page(i);
            prop_assert_eq!(built.files.contains_key(&page), shown, "{}", page);
            for canary in Invented::canaries(i) {
                let found = built.files.iter().find(|(path, bytes)| {
                    path.contains(&canary) || memchr::memmem::find(bytes, canary.as_bytes()).is_some()
                });
                prop_assert_eq!(found.is_some(), shown, "{} in {:?}", canary, found.map(|(path, _)| path));
            }
        }
        let held = invented.held_shelves(&viewpoint).into_iter().chain(invented.held_front(&viewpoint));
        for name in held {
            let found = built.files.iter().find(|(_, bytes)| memchr::memmem::find(bytes, name.as_bytes()).is_some());
            prop_assert!(found.is_none(), "{} in {:?}", name, found.map(|(path, _)| path));
        }
        Ok(())
    });
}

#[test]
fn an_edition_is_the_same_when_what_is_held_was_never_written() {
    check(64, (newsroom(), viewpoint()), |(mut invented, viewpoint)| {
        // A relation to a story that is not there would be an error.
        invented.stories.iter_mut().for_each(|story| story.related = None);
        let all = build(&invented.world(), &viewpoint);
        invented.front.iter_mut().filter(|placed| !placed.is_open(&viewpoint)).for_each(|placed| placed.sort = 4);
        let shown = build(&invented.world_of(|story| story.is_shown(&viewpoint)), &viewpoint);
        differences(&all.files, &shown.files)
    });
}

#[test]
fn nothing_changes_before_the_next_change() {
    check(48, (newsroom(), viewpoint(), 0.0..1.0), |(invented, viewpoint, part)| {
        let world = invented.world();
        let now = build(&world, &viewpoint);
        let first = now.calendar.first().map(|change| change.at);
        prop_assert_eq!(now.next_change, first, "the calendar and the edition disagree");
        let begin = viewpoint.now.unix();
        // Without a next change, a hundred days stand for ever.
        let end = now.next_change.map_or(begin + 8_640_000, Moment::unix);
        prop_assert!(end > begin);
        for seconds in [begin + ((end - begin) as f64 * part) as i64, end - 1] {
            let later = Moment::from_unix(seconds, &Zone::utc()).expect("a moment of our time");
            let mut then = viewpoint;
            then.now = later;
            differences(&now.files, &build(&world, &then).files)?;
        }
        Ok(())
    });
}

#[test]
fn the_calendar_tells_everything_that_comes() {
    check(32, (newsroom(), viewpoint()), |(invented, mut viewpoint)| {
        viewpoint.audience = Audience::Public;
        let world = invented.world();
        let told: Vec<Moment> = build(&world, &viewpoint).calendar.iter().map(|change| change.at).collect();
        let mut lived = Vec::new();
        while let Some(next) = build(&world, &viewpoint).next_change {
            prop_assert!(next > viewpoint.now, "{} does not move on", next);
            lived.push(next);
            viewpoint.now = next;
        }
        prop_assert_eq!(told, lived);
        Ok(())
    });
}

/// Pieces of text that mean something to one of the parsers.
fn text() -> impl Strategy<Value = Vec<u8>> {
    const PIECES: &[&str] = &[
        "---\n",
        "+++\n",
        "\n",
        "\r\n",
        "\n\n",
        "    ",
        "\t",
        "- ",
        ": ",
        ":\n",
        "title: A\n",
        "date: ",
        "2026-08-01",
        "authors: [kim]\n",
        "desk: company\n",
        "tags: ",
        "series: { id: ",
        "aliases: [",
        "cover: ",
        "extra:\n",
        "embargo: ",
        "name: ",
        "languages: [en, ko]\n",
        "theme: plain\n",
        "permalink: ",
        "{slug}",
        "desks: [{ id: ",
        "<<: *a\n",
        "&a ",
        "!!str ",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "| ",
        ">-\n",
        "# ",
        "## 한글\n",
        "* ",
        "1. ",
        "> [!NOTE]\n",
        "```rust\n",
        "```\n",
        "~~",
        "~",
        "**",
        "_",
        "\n::: quote kim\n",
        "\n::: figure b.png\n",
        "\n::: gallery\n",
        "\n::: video a.mp4\n",
        "\n::: audio a.mp3\n",
        "\n::: callout tip\n",
        "\n:::: callout\n",
        "\n::: facts\n",
        "\n::: download a.pdf\n",
        "\n::: embed https://youtu.be/aqz-KE-bpKQ\n",
        "\n::: ",
        "\n:::\n",
        "\n::::\n",
        ":::",
        "- src: ",
        "- value: ",
        "what: ",
        "alt: ",
        "poster: ",
        "captions: ",
        "duration: ",
        "as_of: ",
        "&#xe0f1;b0&#xe0f2;",
        "<p title='",
        "[^1]",
        "[^1]: ",
        "![a](b.png \"c | d\")",
        "[a](b.md#c)",
        "](",
        "<script>",
        "<a href=",
        "</div>",
        "<!--",
        "-->",
        "|a|b|\n|-|-|\n",
        ": term\n",
        "\\",
        "&amp;",
        "&#0;",
        "{{ ",
        " }}",
        "{% ",
        " %}",
        "{# ",
        "if ",
        "for x in ",
        "endfor",
        "extends \"base.html\"",
        "block main",
        "story.html",
        " | safe",
        "word(key=",
        "listings: [front]\n",
        "related: ",
        "lead: ",
        "notice: { text: ",
        "rails: { a: { on: ",
        "key = ",
        "{ $n ->\n",
        "*[other] ",
        "한",
        "글",
        "é",
        "e\u{301}",
        "\u{feff}",
        "\u{0}",
        "\u{202e}",
        "\u{e0f1}",
        "\u{e0f2}",
        "👩‍👩‍👧",
        "9999999999999999999",
        "-1",
        "1e999",
        "null",
        "true",
        "~",
    ];
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => proptest::collection::vec(any::<u8>(), 1..6),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Puts any text where a file of the newsroom is, and builds.
#[track_caller]
fn survives(cases: u32, path: &str, front: &str) {
    check(cases, text(), |bytes| {
        let mut world = crate::stand::plain();
        world.put("content/stories/text.md", format!("{}A [link](other.md).", crate::stand::TEXT_FRONT));
        world.put(path, [front.as_bytes(), &bytes].concat());
        let viewpoint = crate::stand::public(crate::stand::NOW);
        let built = build(&world, &viewpoint);
        // Every finding lies on a place that is there.
        for spot in built.diags.iter().filter_map(|diag| diag.place.as_ref()) {
            prop_assert!(spot.text.get(spot.span.clone()).is_some() && spot.line > 0 && spot.column > 0);
        }
        Ok(())
    });
}

#[test]
fn no_manuscript_panics() {
    survives(200, "content/stories/other.md", "");
    survives(100, "content/stories/other.md", "---\ntitle: Other\n");
    survives(200, "content/stories/other.md", crate::stand::TEXT_FRONT);
    survives(50, "content/people/kim.md", "---\n");
    survives(50, "content/collections/best.md", "---\nstories: [");
}

#[test]
fn no_setting_panics() {
    survives(150, "newsroom.yaml", "");
    survives(150, "newsroom.yaml", crate::stand::SETTINGS);
    survives(100, "themes/plain/theme.yaml", "");
    survives(150, "content/front.yaml", "");
    survives(50, "content/front.yaml", "lead: [{ story: other, ");
}

#[test]
fn no_template_and_no_word_panics() {
    survives(150, "themes/plain/templates/story.html", "");
    survives(100, "themes/plain/words/en.ftl", "");
    survives(50, "themes/plain/words/en.ftl", "stories-count = ");
}

#[test]
fn no_picture_panics() {
    check(100, proptest::collection::vec(any::<u8>(), 0..200), |bytes| {
        for (name, head) in [
            ("a.png", &b"\x89PNG\r\n\x1a\n"[..]),
            ("a.jpg", b"\xff\xd8\xff"),
            ("a.gif", b"GIF89a"),
            ("a.webp", b"RIFF"),
        ] {
            let mut world = crate::stand::plain();
            world.put("content/stories/text.md", format!("{}![a]({name})", crate::stand::TEXT_FRONT));
            world.put(&format!("content/stories/{name}"), [head, &bytes].concat());
            build(&world, &crate::stand::public(crate::stand::NOW));
        }
        Ok(())
    });
}

/// Pictures as cameras make them, with a few bytes that are others and an end that is missing.
#[test]
fn no_spoiled_picture_panics_or_stops_a_build() {
    let spoiled = (proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6), 0..4_usize);
    check(120, spoiled, |(bytes, cut)| {
        let mut world = crate::stand::plain();
        world.put("themes/plain/theme.yaml", "images: { widths: [16, 24] }\n");
        let mut text = crate::stand::TEXT_FRONT.to_owned();
        for (name, traits) in [
            ("a.jpg", &["private", "turn=8"][..]),
            ("b.png", &["private"]),
            ("c.png", &["clear"]),
            ("d.webp", &[]),
            ("e.webp", &["clear"]),
        ] {
            let traits: Vec<String> = traits.iter().map(|text| (*text).to_owned()).collect();
            let mut picture = crate::photo::photo(name, (40, 30), &traits);
            for (at, byte) in &bytes {
                let at = at.index(picture.len());
                picture[at] = *byte;
            }
            if cut == 0 {
                picture.truncate(picture.len() * 3 / 4);
            }
            world.put(&format!("content/stories/{name}"), picture);
            text.push_str(&format!("![A picture]({name})\n\n"));
        }
        world.put("content/stories/text.md", text);
        let built = build(&world, &crate::stand::public(crate::stand::NOW));
        // A size that nothing has is the one thing for which a picture is refused.
        let refused = built.diags.iter().any(|one| one.diag.rule == "image-size");
        prop_assert!(refused || !built.files.is_empty(), "{}", built.errors());
        Ok(())
    });
}
