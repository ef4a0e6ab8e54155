//! Mastodon: a post.

use super::{Channel, LETTERS, link, nothing, post};
use crate::share::Said;
use crate::share::letters;

/// A post on Mastodon has 500 characters at most, where the server says no other number; grapheme clusters
/// are counted, an address as 23 (Mastodon documentation, "Posting"). Its card shows the description.
pub const CHANNEL: Channel = Channel {
    name: "mastodon",
    about: "a post on Mastodon: headline and address",
    label: Said::new("마스토돈", "Mastodon"),
    rule: Said::new(
        "500자(서버마다 다를 수 있음) · 주소는 23자",
        "500 characters (servers may differ) · an address counts 23",
    ),
    unit: LETTERS,
    limit: 500,
    fold: None,
    post: post::short,
    count,
    against: nothing,
};

/// Only addresses with a protocol are shortened.
fn count(text: &str) -> usize {
    let mut addresses = link::find(text);
    addresses.retain(|at| text[at.clone()].contains("://"));
    link::count(text, &addresses, letters::count)
}
