//! Bluesky: a post.

use super::{Channel, LETTERS, post};
use crate::share::Said;
use crate::share::letters;

/// A post on Bluesky has 300 grapheme clusters and 3,000 bytes at most (lexicon `app.bsky.feed.post`). An
/// address counts as it is written; the card beside it does not count.
pub const CHANNEL: Channel = Channel {
    name: "bluesky",
    about: "a post on Bluesky: headline and address",
    label: Said::new("블루스카이", "Bluesky"),
    rule: Said::new(
        "300자, 3,000바이트까지 · 그림 문자 하나는 1자",
        "300 characters, 3,000 bytes · an emoji is one character",
    ),
    unit: LETTERS,
    limit: 300,
    fold: None,
    post: post::short,
    count: letters::count,
    against,
};

fn against(text: &str) -> Option<Said> {
    (text.len() > 3000).then(|| {
        let over = text.len() - 3000;
        Said::made(format!("{over}바이트 넘침"), format!("{over} bytes too many"))
    })
}
