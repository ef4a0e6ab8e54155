//! A long message on a Korean telephone network.

use super::sms::{BYTES, bytes, unsendable};
use super::{Channel, post};
use crate::share::Said;

/// A long message has 2,000 bytes at most in CP949.
pub const CHANNEL: Channel = Channel {
    name: "lms",
    about: "a long message (LMS) in Korea: headline, description and address",
    label: Said::new("문자 LMS", "LMS"),
    rule: Said::new(
        "2,000바이트: 한글 2, 영문·숫자 1 · 그림 문자는 보낼 수 없음",
        "2,000 bytes: Hangul 2, Latin letters and digits 1 · no emoji",
    ),
    unit: BYTES,
    limit: 2000,
    fold: None,
    post: post::long,
    count: bytes,
    against: unsendable,
};
