//! What a story still lacks: parts that readers and other services look for, and that nobody has to write.

use serde_json::{Value, json};

use crate::body::text::summary;
use crate::newsroom::{Newsroom, SUMMARY, Story};

/// A part that a story may lack.
struct Part {
    name: &'static str,
    /// Kinds that it is for; empty for all.
    kinds: &'static [&'static str],
    korean: &'static str,
    english: &'static str,
    lacks: fn(&Story, &Newsroom) -> bool,
}

/// All parts, the weightiest first.
const PARTS: &[Part] = &[
    Part {
        name: "subtitle",
        kinds: &["release"],
        korean: "부제가 없습니다. 기자는 제목 다음에 부제를 읽습니다: `subtitle:` 한 줄을 써 주세요.",
        english: "There is no subtitle, which journalists read next to the headline: write a `subtitle:` line.",
        lacks: |story, _| story.subtitle.is_none(),
    },
    Part {
        name: "summary",
        kinds: &[],
        korean: "요약이 없어 첫 문단을 대신 씁니다. 공유 화면에 나갈 한두 문장을 `summary:`에 써 주세요.",
        english: "There is no summary, so the first paragraph stands in: write one or two sentences as `summary:`.",
        lacks: |story, _| {
            story.piece.summary.is_empty() || *story.piece.summary == *summary(&story.piece.body.lead, SUMMARY)
        },
    },
    Part {
        name: "cover",
        kinds: &[],
        korean: "대표 사진이 없습니다. `cover:`에 사진과 설명을 써 주세요.",
        english: "There is no picture: name one with its description as `cover:`.",
        lacks: |story, _| story.piece.cover.is_none() && !story.piece.uncovered,
    },
    Part {
        name: "quote",
        kinds: &["release"],
        korean: "인용이 없습니다. `::: quote` 블록으로 누가 한 말인지 함께 써 주세요.",
        english: "There is no quote: write one with its speaker as a `::: quote` block.",
        lacks: |story, _| !story.piece.body.html.contains("<blockquote"),
    },
    Part {
        name: "facts",
        kinds: &["release"],
        korean: "핵심 사실이 없습니다. 숫자와 날짜를 `::: facts` 블록에 모아 주세요.",
        english: "There are no key facts: gather figures and dates in a `::: facts` block.",
        lacks: |story, _| !story.piece.body.html.contains("<dl"),
    },
    Part {
        name: "tags",
        kinds: &[],
        korean: "꼬리표가 없습니다. 같은 주제의 이야기와 이어지도록 `tags:`를 써 주세요.",
        english: "There are no tags, which join stories on one subject: write some as `tags:`.",
        lacks: |story, _| story.tags.is_empty(),
    },
    Part {
        name: "translation",
        kinds: &["release"],
        korean: "다른 말로 된 판이 없습니다.",
        english: "There is no version in another language.",
        lacks: |story, newsroom| {
            newsroom.config.languages.len() > 1
                && !newsroom
                    .stories
                    .iter()
                    .any(|other| other.group == story.group && other.piece.lang != story.piece.lang)
        },
    },
];

/// Returns what a story lacks, with what to do.
pub(super) fn missing(story: &Story, newsroom: &Newsroom) -> Vec<Value> {
    let ui = super::info::ui(newsroom);
    let wanted = |part: &&Part| part.kinds.is_empty() || part.kinds.contains(&story.kind.name);
    let lacking = PARTS.iter().filter(wanted).filter(|part| (part.lacks)(story, newsroom));
    let need = |part: &Part| if part.kinds.is_empty() { "may" } else { "should" };
    let words = |part: &Part| if ui == "ko" { part.korean } else { part.english };
    lacking.map(|part| json!({ "part": part.name, "need": need(part), "words": words(part) })).collect()
}
