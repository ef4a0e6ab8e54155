//! A KakaoTalk channel: a message to its friends.

use super::{Channel, LETTERS, post};
use crate::share::Said;

/// A text message of a KakaoTalk channel (brand message) has 1,300 characters and 99 breaks of a line at most
/// (Kakao Moment, "Message ads"; the same in the guides of senders such as Infobip).
pub const CHANNEL: Channel = Channel {
    name: "kakaotalk-channel",
    about: "a message of a KakaoTalk channel: headline, description and address",
    label: Said::new("카카오톡 채널", "KakaoTalk channel"),
    rule: Said::new("1,300자 · 줄바꿈 99번까지", "1,300 characters · up to 99 line breaks"),
    unit: LETTERS,
    limit: 1300,
    fold: None,
    post: post::long,
    count: |text| text.chars().count(),
    against,
};

fn against(text: &str) -> Option<Said> {
    (text.matches('\n').count() > 99).then(|| Said::new("줄바꿈이 99번을 넘음", "There are more than 99 line breaks"))
}
