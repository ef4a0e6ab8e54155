//! LinkedIn: a post.

use super::{Channel, LETTERS, nothing, post};
use crate::share::Said;

/// A post on LinkedIn has 3,000 characters at most; about 210 are seen before "more" (LinkedIn Help).
pub const CHANNEL: Channel = Channel {
    name: "linkedin",
    about: "a post on LinkedIn: headline, description and address",
    label: Said::new("링크드인", "LinkedIn"),
    rule: Said::new("3,000자 · 약 210자 뒤에서 접힘", "3,000 characters · folded after about 210"),
    unit: LETTERS,
    limit: 3000,
    fold: Some(210),
    post: post::long,
    count: |text| text.encode_utf16().count(),
    against: nothing,
};
