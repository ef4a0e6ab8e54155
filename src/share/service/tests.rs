//! Tables of what is cut, by service.

use super::*;
use crate::share::Card;

/// A page with a card of 1200×630.
pub(in crate::share) fn facts(title: &str, description: &str) -> Facts {
    Facts {
        title: title.to_owned(),
        heading: title.to_owned(),
        description: description.to_owned(),
        url: "https://news.nuribom.co.kr/stories/ondam/".to_owned(),
        host: "news.nuribom.co.kr".to_owned(),
        site: "누리봄 뉴스룸".to_owned(),
        card: Some(Card {
            src: "/cards/ondam.png".to_owned(),
            width: Some(1200),
            height: Some(630),
            alt: "카드".to_owned(),
            bytes: None,
            media_type: Some("image/png"),
        }),
        large: true,
        labels: Vec::new(),
        date: None,
        crumbs: Vec::new(),
    }
}

/// A Korean text with a space after every fourth syllable, so long in letters.
fn korean(letters: usize) -> String {
    (0..letters).map(|i| if i % 5 == 4 && i + 1 < letters { ' ' } else { '가' }).collect()
}

fn shown(service: &Service, facts: &Facts) -> (usize, Option<usize>) {
    let shown = (service.show)(facts);
    let letters = |cut: &Cut| crate::share::letters::count(&cut.shown);
    (letters(&shown.title), shown.description.as_ref().map(letters))
}

#[test]
fn headlines_of_30_60_and_120_letters_are_cut_where_the_service_cuts_them() {
    let table: Vec<String> = SERVICES
        .iter()
        .map(|service| {
            let seen = [30, 60, 120].map(|n| shown(service, &facts(&korean(n), "")).0.to_string());
            format!("{} {}", service.name, seen.join(" "))
        })
        .collect();
    let expected = [
        "kakaotalk 30 36 36",
        "x 30 44 44",
        "facebook 30 60 68",
        "linkedin 30 60 93",
        "naver 30 39 39",
        "slack 30 60 120",
        "google 30 38 38",
    ];
    assert_eq!(table, expected);
}

#[test]
fn descriptions_of_20_80_and_200_letters_are_cut_where_the_service_cuts_them() {
    let table: Vec<String> = SERVICES
        .iter()
        .map(|service| {
            let seen = [20, 80, 200].map(|n| shown(service, &facts("제목", &korean(n))).1);
            format!("{} {}", service.name, seen.map(|n| n.map_or("-".to_owned(), |n| n.to_string())).join(" "))
        })
        .collect();
    let expected = [
        "kakaotalk 20 39 39",
        "x - - -",
        "facebook 20 37 37",
        "linkedin - - -",
        "naver 20 80 79",
        "slack 20 80 200",
        "google 20 80 88",
    ];
    assert_eq!(table, expected);
}

#[test]
fn verdicts_count_what_is_lost() {
    for (title, description, ko, en) in [
        (0, 0, "잘림 없음", "Nothing is cut"),
        (1, 0, "제목 끝 1자가 잘림", "1 character of the title is cut"),
        (3, 0, "제목 끝 3자가 잘림", "3 characters of the title are cut"),
        (0, 14, "설명 끝 14자가 잘림", "14 characters of the description are cut"),
        (1, 1, "제목 끝 1자와 설명 끝 1자가 잘림", "1 character of the title and 1 of the description are cut"),
    ] {
        assert_eq!(verdict((title, description), None), Said::made(ko.to_owned(), en.to_owned()));
    }
    let why = Said::new("그림이 없음", "There is no picture");
    assert_eq!(verdict((0, 0), Some(&why)), why);
    assert_eq!(verdict((2, 0), Some(&why)).ko, "제목 끝 2자가 잘림 · 그림이 없음");
}

#[test]
fn x_has_a_small_card_for_a_picture_that_is_not_wide() {
    let facts = Facts { large: false, ..facts("제목", "설명") };
    let shown = (x::SERVICE.show)(&facts);
    assert!(shown.picture.small && shown.description.is_some_and(|cut| cut.shown == "설명"));
}

/// How many letters a browser fits into the boxes, with the mark of the cut at the end: Chromium, Liberation Sans
/// (as wide as Arial) and Noto Sans CJK KR, of a Korean text, an English one and a mixed one.
const BROWSER: &[(&str, [usize; 3])] = &[
    ("kakaotalk title", [41, 48, 40]),
    ("kakaotalk description", [45, 67, 45]),
    ("facebook title", [77, 115, 79]),
    ("facebook description", [42, 65, 43]),
    ("linkedin title", [105, 160, 97]),
    ("x title", [49, 70, 53]),
];

#[test]
fn estimates_are_near_what_a_browser_measures() {
    let texts = [
        "누리봄, 가정용 전고체 전지 ‘온담’ 양산 시작 — 액체 전해질 없는 가정용 전지로는 국내 첫 양산. \
         불꽃 시험 4,180시간 기록, 실패 3건까지 모두 공개합니다. 그리고 더 긴 이야기가 이어집니다, 끝까지.",
        "Nuribom starts mass production of the Ondam solid-state home battery, the first of its kind without a \
         liquid electrolyte. 4,180 hours of fire tests, all three failures included, are public.",
        "LG에너지솔루션과 SK온, 2026 CES에서 46시리즈 원통형 배터리·LFP 셀 공개: “에너지 밀도 20%↑”, \
         북미 ESS 시장 공략 본격화, 생산 능력 60GWh 확보",
    ];
    let mut far = Vec::new();
    for (name, seen) in BROWSER {
        let (name, part) = name.split_once(' ').expect("a service and a part");
        let service = SERVICES.iter().find(|service| service.name == name).expect("there is such a service");
        for (text, seen) in texts.iter().zip(seen) {
            let (title, description) = shown(service, &facts(text, text));
            let found = if part == "title" { title } else { description.unwrap_or_default() };
            if found.abs_diff(*seen) > 1 {
                far.push(format!("{name} {part}: a browser shows {seen} letters, we tell {found}"));
            }
        }
    }
    assert!(far.is_empty(), "{}", far.join("\n"));
}
