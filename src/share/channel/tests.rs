//! Tables of what channels count, at their limits and one over.

use super::golden::{SEGMENTS, WEIGHTS};
use super::*;
use crate::share::service::tests::facts;

fn named(name: &str) -> &'static Channel {
    CHANNELS.iter().find(|channel| channel.name == name).expect("there is such a channel")
}

#[test]
fn x_weighs_as_its_own_library_does() {
    let wrong: Vec<String> = WEIGHTS
        .iter()
        .map(|(text, weight)| (text, *weight, (named("x").count)(text)))
        .filter(|(_, weight, found)| weight != found)
        .map(|(text, weight, found)| format!("{text:?} weighs {weight}, not {found}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), WEIGHTS.len(), wrong.join("\n"));
}

#[test]
fn bluesky_counts_the_letters_that_browsers_see() {
    for (text, letters) in SEGMENTS {
        assert_eq!((named("bluesky").count)(text), *letters, "{text:?}");
    }
}

#[test]
fn a_channel_takes_what_fills_it_and_no_more() {
    for (name, letter, most) in [
        ("x", "가", 140),
        ("x", "a", 280),
        ("x", "👩‍🔧", 140),
        ("threads", "가", 500),
        ("threads", "😀", 125),
        ("bluesky", "가", 300),
        ("bluesky", "👩‍🔧", 272), // 11 bytes each: the bytes are full before the letters
        ("mastodon", "가", 500),
        ("linkedin", "가", 3000),
        ("facebook", "가", 63_206),
        ("instagram", "가", 2200),
        ("youtube", "가", 100),
        ("kakaotalk-channel", "가", 1300),
        ("naver-blog", "가", 100),
        ("sms", "가", 45),
        ("sms", "똠", 45),
        ("sms", "a", 90),
        ("lms", "가", 1000),
        ("email", "가", 30),
        ("email", "a", 60),
        ("push", "가", 40),
    ] {
        let channel = named(name);
        let fits = |text: &str| (channel.count)(text) <= channel.limit && (channel.against)(text).is_none();
        assert!(fits(&letter.repeat(most)), "{name} does not take {most} of {letter}");
        assert!(!fits(&letter.repeat(most + 1)), "{name} takes {} of {letter}", most + 1);
    }
}

#[test]
fn too_much_is_said_with_how_much() {
    let [full, over] = [100, 101].map(|n| named("youtube").view(&facts(&"가".repeat(n), "")));
    assert_eq!((full.fine, full.used, full.why), (true, 100, None));
    let said = Said::made("1만큼 넘침".to_owned(), "1 over the limit".to_owned());
    assert_eq!((over.fine, over.used, over.why), (false, 101, Some(said)));
}

#[test]
fn letters_are_counted_in_the_unit_of_the_channel() {
    for (name, text, used) in [
        ("threads", "가😀", 5),
        ("threads", "한글", 2),
        ("bluesky", "👨‍👩‍👧‍👦가\u{1100}\u{1161}", 3),
        ("mastodon", "가 https://news.nuribom.co.kr/stories/ondam/ 나", 27),
        ("mastodon", "가 nuribom.co.kr 나", 17),
        ("mastodon", "가 http://a.kr/ 나", 27),
        ("linkedin", "가😀", 3),
        ("kakaotalk-channel", "가😀\n나", 4),
        ("sms", "가a\n나", 6),
        ("sms", "가😀", 3),
        ("sms", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}", 4),
        ("email", "가a😀", 5),
        ("push", "가a😀", 3),
    ] {
        assert_eq!((named(name).count)(text), used, "{name} counts {text:?}");
    }
}

#[test]
fn what_else_stands_against_a_text_is_said() {
    let links: String = (1..=6).map(|n| format!("https://a{n}.kr/ ")).collect();
    for (name, text, why) in [
        ("threads", links.as_str(), "링크가 5개를 넘음"),
        ("threads", &"https://a.kr/ ".repeat(6), ""),
        ("instagram", &"#가 ".repeat(31), "해시태그가 30개를 넘음"),
        ("instagram", &"#가 ".repeat(30), ""),
        ("youtube", "속도 <5배>", "< 또는 > 가 있음"),
        ("kakaotalk-channel", &"\n".repeat(100), "줄바꿈이 99번을 넘음"),
        ("sms", "축하 🎉🎉", "문자로 보낼 수 없는 그림 문자: 🎉"),
        ("sms", "café", "문자로 보낼 수 없는 글자: é"),
        ("lms", "똠방각하 ㈜", ""),
    ] {
        let found = (named(name).against)(text).map(|why| why.ko.into_owned()).unwrap_or_default();
        assert_eq!(found, why, "{name} of {text:?}");
    }
}

#[test]
fn a_text_is_made_of_headline_description_and_address() {
    let facts = facts("제목", "설명이다.");
    for (name, text) in [
        ("x", "제목\nhttps://news.nuribom.co.kr/stories/ondam/"),
        ("linkedin", "제목\n\n설명이다.\n\nhttps://news.nuribom.co.kr/stories/ondam/"),
        ("instagram", "제목\n\n설명이다."),
        ("email", "제목"),
    ] {
        assert_eq!(named(name).view(&facts).text, text, "on {name}");
    }
    let without = Facts { description: String::new(), ..facts };
    assert_eq!(named("lms").view(&without).text, "제목\n\nhttps://news.nuribom.co.kr/stories/ondam/");
}

#[test]
fn the_fold_is_told_only_of_a_text_that_has_one() {
    let fold = |n| named("linkedin").view(&facts(&"가".repeat(n), "")).fold;
    assert_eq!((fold(100), fold(210)), (None, Some(210)));
}
