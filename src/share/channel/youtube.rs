//! YouTube: the title of a video.

use super::{Channel, LETTERS, post};
use crate::share::Said;

/// The title of a video has 100 characters at most and neither `<` nor `>` (YouTube Data API, `snippet.title`).
pub const CHANNEL: Channel = Channel {
    name: "youtube",
    about: "the title of a video on YouTube: the headline",
    label: Said::new("유튜브 제목", "YouTube title"),
    rule: Said::new("100자 · < 와 > 는 쓸 수 없음", "100 characters · neither < nor >"),
    unit: LETTERS,
    limit: 100,
    fold: None,
    post: post::headline,
    count: |text| text.encode_utf16().count(),
    against,
};

fn against(text: &str) -> Option<Said> {
    text.contains(['<', '>']).then(|| Said::new("< 또는 > 가 있음", "There is < or > in it"))
}
