//! A short message on a Korean telephone network.

use encoding_rs::EUC_KR;

use super::{Channel, post};
use crate::path::nfc;
use crate::share::Said;
use crate::share::letters::{is_emoji, letters};

/// A short message has 90 bytes at most in CP949, in which a Hangul syllable has two. What CP949 does not have,
/// such as emoji, arrives as a question mark.
pub const CHANNEL: Channel = Channel {
    name: "sms",
    about: "a short message (SMS) in Korea: headline and address",
    label: Said::new("문자 SMS", "SMS"),
    rule: Said::new(
        "90바이트: 한글 2, 영문·숫자 1 · 그림 문자는 보낼 수 없음",
        "90 bytes: Hangul 2, Latin letters and digits 1 · no emoji",
    ),
    unit: BYTES,
    limit: 90,
    fold: None,
    post: post::short,
    count: bytes,
    against: unsendable,
};

/// The unit of messages.
pub(super) const BYTES: Said = Said::new("바이트", "bytes");

/// Counts the bytes of a text in CP949, which the WHATWG calls EUC-KR. A letter that it does not have counts one.
pub(super) fn bytes(text: &str) -> usize {
    nfc(text).chars().map(|c| encoded(c).unwrap_or(1)).sum()
}

/// Names the first letter that a message cannot carry.
pub(super) fn unsendable(text: &str) -> Option<Said> {
    let text = nfc(text);
    let letter = letters(&text).find(|letter| letter.chars().any(|c| encoded(c).is_none()))?;
    let (ko, en) = if is_emoji(letter) { ("그림 문자", "the emoji") } else { ("글자", "the character") };
    Some(Said::made(format!("문자로 보낼 수 없는 {ko}: {letter}"), format!("A message cannot carry {en} {letter}")))
}

fn encoded(c: char) -> Option<usize> {
    let mut room = [0; 4];
    let (bytes, _, lost) = EUC_KR.encode(c.encode_utf8(&mut room));
    (!lost).then_some(bytes.len())
}
