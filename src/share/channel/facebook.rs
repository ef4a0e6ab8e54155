//! Facebook: a post.

use super::{Channel, LETTERS, nothing, post};
use crate::share::Said;

/// A post on Facebook has 63,206 characters at most; about 480 are seen before "more".
pub const CHANNEL: Channel = Channel {
    name: "facebook",
    about: "a post on Facebook: headline, description and address",
    label: Said::new("페이스북", "Facebook"),
    rule: Said::new("63,206자 · 약 480자 뒤에서 접힘", "63,206 characters · folded after about 480"),
    unit: LETTERS,
    limit: 63_206,
    fold: Some(480),
    post: post::long,
    count: |text| text.encode_utf16().count(),
    against: nothing,
};
