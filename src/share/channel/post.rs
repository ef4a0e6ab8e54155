//! What is posted to a channel: made of the headline, the description and the address.
//!
//! Stories have no texts of their own for channels yet. When they have, this is where one takes the place of
//! what is made here; a channel only names the form that it has room for.

use crate::share::Facts;

/// The headline alone: for titles, subjects and notices.
pub(super) fn headline(facts: &Facts) -> String {
    facts.title.clone()
}

/// Headline and address: for channels with little room, or that show the description on the link's card.
pub(super) fn short(facts: &Facts) -> String {
    format!("{}\n{}", facts.title, facts.url)
}

/// Headline, description and address: for channels with room for 500 letters or more.
pub(super) fn long(facts: &Facts) -> String {
    format!("{}\n\n{}", told(facts), facts.url)
}

/// Headline and description: for channels in which an address cannot be pressed.
pub(super) fn told(facts: &Facts) -> String {
    match facts.description.as_str() {
        "" => facts.title.clone(),
        description => format!("{}\n\n{description}", facts.title),
    }
}
