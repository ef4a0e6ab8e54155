//! Threads: a post.

use std::collections::BTreeSet;

use super::{Channel, LETTERS, link, post};
use crate::share::Said;
use crate::share::letters::{is_emoji, letters};

/// A post on Threads has 500 characters at most, in which an emoji counts as its bytes in UTF-8, and no more
/// than five different links (Threads API, "Posts"). Its card shows no description.
pub const CHANNEL: Channel = Channel {
    name: "threads",
    about: "a post on Threads: headline, description and address",
    label: Said::new("스레드", "Threads"),
    rule: Said::new(
        "500자 · 그림 문자는 바이트로 셈 · 링크 5개까지",
        "500 characters · emoji count as bytes · up to 5 links",
    ),
    unit: LETTERS,
    limit: 500,
    fold: None,
    post: post::long,
    count,
    against,
};

fn count(text: &str) -> usize {
    letters(text).map(|letter| if is_emoji(letter) { letter.len() } else { letter.chars().count() }).sum()
}

fn against(text: &str) -> Option<Said> {
    let links: BTreeSet<&str> = link::find(text).into_iter().map(|at| &text[at]).collect();
    (links.len() > 5).then(|| Said::new("링크가 5개를 넘음", "There are more than 5 links"))
}
