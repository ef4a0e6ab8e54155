//! X: a post, counted by weight.

use unicode_normalization::UnicodeNormalization;

use super::{Channel, link, nothing, post};
use crate::share::Said;
use crate::share::letters::{is_emoji, letters};

/// A post on X weighs 280 at most, by version 3 of the configuration of twitter-text: code points 0-4351,
/// 8192-8205, 8208-8223 and 8242-8247 weigh 1 and all others 2, an emoji sequence weighs 2, every address
/// 23; the text is composed (NFC) before. So 140 Hangul syllables are a full post.
pub const CHANNEL: Channel = Channel {
    name: "x",
    about: "a post on X: headline and address",
    label: Said::new("X", "X"),
    rule: Said::new(
        "무게 280: 한글 2, 영문·숫자 1, 그림 문자 2, 주소 23",
        "Weight 280: Hangul 2, Latin letters and digits 1, emoji 2, addresses 23",
    ),
    unit: Said::new("글자 무게", "weight"),
    limit: 280,
    fold: None,
    post: post::short,
    count: weight,
    against: nothing,
};

/// Weighs a text.
fn weight(text: &str) -> usize {
    let text: String = text.nfc().collect();
    link::count(&text, &link::find(&text), words)
}

fn words(text: &str) -> usize {
    letters(text).map(|letter| if is_emoji(letter) { 2 } else { letter.chars().map(sign).sum() }).sum()
}

fn sign(c: char) -> usize {
    match c {
        '\0'..='\u{10ff}' | '\u{2000}'..='\u{200d}' | '\u{2010}'..='\u{201f}' | '\u{2032}'..='\u{2037}' => 1,
        _ => 2,
    }
}
