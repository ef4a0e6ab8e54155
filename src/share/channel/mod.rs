//! Channels that carry a text of our own, each with its limit and its way to count.
//!
//! A new channel is a file here, a line in [`CHANNELS`] and a spec. What is posted is decided in `post`;
//! what counts as an address in `link`.

mod bluesky;
mod email;
mod facebook;
#[cfg(test)]
mod golden;
mod instagram;
mod kakaotalk_channel;
mod link;
mod linkedin;
mod lms;
mod mastodon;
mod naver_blog;
mod post;
mod push;
mod sms;
#[cfg(test)]
mod tests;
mod threads;
mod x;
mod youtube;

use super::letters::count;
use super::{ChannelView, Facts, Said};

/// A channel.
#[derive(Debug)]
pub struct Channel {
    /// Its name, in small letters and hyphens.
    pub name: &'static str,
    /// One sentence for the documentation.
    pub about: &'static str,
    /// What people call it.
    pub label: Said,
    /// How it counts, in a few words.
    pub rule: Said,
    /// What it counts.
    pub unit: Said,
    /// How long a text may be.
    pub limit: usize,
    /// After how many letters readers must ask for more.
    pub fold: Option<usize>,
    /// Makes the text.
    pub post: fn(&Facts) -> String,
    /// Counts a text.
    pub count: fn(&str) -> usize,
    /// Tells what else stands against a text.
    pub against: fn(&str) -> Option<Said>,
}

/// All channels, in the order in which the preview shows them.
pub const CHANNELS: &[&Channel] = &[
    &x::CHANNEL,
    &threads::CHANNEL,
    &bluesky::CHANNEL,
    &mastodon::CHANNEL,
    &linkedin::CHANNEL,
    &facebook::CHANNEL,
    &instagram::CHANNEL,
    &youtube::CHANNEL,
    &kakaotalk_channel::CHANNEL,
    &naver_blog::CHANNEL,
    &sms::CHANNEL,
    &lms::CHANNEL,
    &email::CHANNEL,
    &push::CHANNEL,
];

/// The unit of most channels.
const LETTERS: Said = Said::new("자", "characters");

impl Channel {
    /// Tells what would be posted of a page, and whether it can be.
    pub fn view(&'static self, facts: &Facts) -> ChannelView {
        let text = (self.post)(facts);
        let used = (self.count)(&text);
        let why = if used > self.limit { Some(over(used - self.limit)) } else { (self.against)(&text) };
        ChannelView {
            id: self.name,
            name: &self.label,
            used,
            limit: self.limit,
            unit: &self.unit,
            fine: why.is_none(),
            fold: self.fold.filter(|fold| count(&text) > *fold),
            why,
            rule: &self.rule,
            text,
        }
    }
}

fn over(n: usize) -> Said {
    Said::made(format!("{n}만큼 넘침"), format!("{n} over the limit"))
}

/// Nothing stands against any text.
fn nothing(_: &str) -> Option<Said> {
    None
}
