//! Instagram: the caption of a picture.

use super::{Channel, LETTERS, post};
use crate::share::Said;

/// A caption on Instagram has 2,200 characters and 30 hashtags at most (Instagram Graph API, "IG User Media");
/// about 125 are seen before "more". An address in it cannot be pressed, so none is written.
pub const CHANNEL: Channel = Channel {
    name: "instagram",
    about: "a caption on Instagram: headline and description, no address",
    label: Said::new("인스타그램", "Instagram"),
    rule: Said::new(
        "2,200자 · 해시태그 30개까지 · 주소는 눌리지 않음",
        "2,200 characters · up to 30 hashtags · addresses cannot be pressed",
    ),
    unit: LETTERS,
    limit: 2200,
    fold: Some(125),
    post: post::told,
    count: |text| text.encode_utf16().count(),
    against,
};

fn against(text: &str) -> Option<Said> {
    let tags = text.split_whitespace().filter(|word| word.len() > 1 && word.starts_with('#')).count();
    (tags > 30).then(|| Said::new("해시태그가 30개를 넘음", "There are more than 30 hashtags"))
}
