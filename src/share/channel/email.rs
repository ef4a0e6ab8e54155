//! E-mail: the subject.

use icu_properties::CodePointMapData;
use icu_properties::props::EastAsianWidth;

use super::{Channel, nothing, post};
use crate::share::Said;
use crate::share::letters::{is_emoji, letters};

/// The list of mails on a telephone shows about 30 Hangul syllables of a subject, or 60 Latin letters: a
/// wide letter takes two columns. Longer subjects arrive, but nobody sees their end in the list.
pub const CHANNEL: Channel = Channel {
    name: "email",
    about: "the subject of an e-mail, as far as a telephone shows it: the headline",
    label: Said::new("이메일 제목", "E-mail subject"),
    rule: Said::new(
        "휴대폰에서 보이는 60칸: 한글 2칸, 영문·숫자 1칸",
        "60 columns are seen on a telephone: Hangul 2, Latin letters and digits 1",
    ),
    unit: Said::new("칸", "columns"),
    limit: 60,
    fold: None,
    post: post::headline,
    count: columns,
    against: nothing,
};

fn columns(text: &str) -> usize {
    let wide = CodePointMapData::<EastAsianWidth>::new();
    let column = |letter: &str| {
        let is_wide = |c| matches!(wide.get(c), EastAsianWidth::Wide | EastAsianWidth::Fullwidth);
        if is_emoji(letter) || letter.chars().next().is_some_and(is_wide) { 2 } else { 1 }
    };
    letters(text).map(column).sum()
}
