//! Naver Blog, Band and Café: the title of a post.

use super::{Channel, LETTERS, nothing, post};
use crate::share::Said;

/// The title of a post on Naver Blog, in a Band or in a Café has 100 characters at most, which is what its
/// editor takes.
pub const CHANNEL: Channel = Channel {
    name: "naver-blog",
    about: "the title of a post on Naver Blog, Band or Café: the headline",
    label: Said::new("네이버 블로그·밴드·카페 제목", "Naver Blog, Band, Café title"),
    rule: Said::new("100자", "100 characters"),
    unit: LETTERS,
    limit: 100,
    fold: None,
    post: post::headline,
    count: |text| text.chars().count(),
    against: nothing,
};
