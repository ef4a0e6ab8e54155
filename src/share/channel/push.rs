//! A notice on a telephone's lock screen: its title.

use super::{Channel, LETTERS, nothing, post};
use crate::share::Said;
use crate::share::letters;

/// The title of a notice is seen as far as about 40 characters go; telephones differ.
pub const CHANNEL: Channel = Channel {
    name: "push",
    about: "the title of a push notice: the headline",
    label: Said::new("푸시 알림 제목", "Push notice title"),
    rule: Said::new("약 40자", "About 40 characters"),
    unit: LETTERS,
    limit: 40,
    fold: None,
    post: post::headline,
    count: letters::count,
    against: nothing,
};
