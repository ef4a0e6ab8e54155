//! What a title is set into, and what stays the same for ever.

use super::*;
use crate::colour::Tokens;

fn set(title: &str) -> String {
    jamo::stream(&nfc(title)).iter().map(|letter| letter.letter()).collect()
}

fn inks(brand: &str) -> Inks {
    Inks::of(&Tokens::of(Colour::parse(brand).expect("a colour")))
}

#[test]
fn a_title_falls_into_its_letters() {
    for (title, letters) in [
        ("누리봄 전고체", "ㄴㅜㄹㅣㅂㅗㅁㅈㅓㄴㄱㅗㅊㅐ"),
        ("베를린", "ㅂㅐㄹㅡㄹㄹㅣㄴ"),
        ("까닭 없는 왜", "ㄱㅏㄷㅏㄹㅇㅓㅂㄴㅡㄴㅇㅗ"),
        ("ㅋㅋ ㅘ ㄳ", "ㅋㅋㅗㄱ"),
        ("IFA 2026", "ㅁㄱㅇㄱㅂㄱㅅ"),
        ("電池", "ㄴㅅ"),
        ("…!?", "ㅇㅣㅁㅡㄴㅅ"),
        ("", "ㅇㅣㅁㅡㄴㅅ"),
        // The same word from a Mac.
        ("\u{1102}\u{116e}", "ㄴㅜ"),
    ] {
        assert_eq!(set(title), letters, "{title}");
    }
}

#[test]
fn the_same_title_has_the_same_cover_for_ever() {
    let inks = inks("#0b6b57");
    let kept = |title: &str, ratio| Digest::of(svg::write(&cover(title, ratio, &inks), "sort").as_bytes()).to_string();
    assert_eq!(kept("누리봄 전고체 전지", Ratio::ThreeToTwo), "34dc67f41dfb34263cef4b60c987c6b4");
    assert_eq!(kept("누리봄 전고체 전지", Ratio::TwoToOne), "10d99d27e726a3f0f63372ff8eb981e9");
    assert_eq!(kept("Quiet washer", Ratio::Square), "6135ac86330dabc8a451299fef6c9a00");
}

#[test]
fn a_cover_is_small_and_plain_svg() {
    for brand in ["#0b6b57", "#1f4fd8", "#f5b400", "#111111", "#ffffff", "#000000"] {
        let inks = inks(brand);
        for (_, ratio) in RATIOS {
            for title in ["ㅇ", "황홀한 펄펄", "Engineering", "가"] {
                let svg = svg::write(&cover(title, *ratio, &inks), "sort");
                assert!(svg.len() < 2048, "{} bytes for {title}", svg.len());
                assert!(!svg.contains("id=") && !svg.contains("style="), "{svg}");
                assert!(svg.contains("aria-hidden=\"true\""), "{svg}");
            }
        }
    }
}

#[test]
fn every_letter_is_seen_on_its_ground_and_no_ground_meets_itself() {
    for brand in ["#0b6b57", "#1f4fd8", "#c2185b", "#f5b400", "#e4572e", "#111111"] {
        let inks = inks(brand);
        for title in ["불이 붙지 않는 전지", "고객이 고친 소음", "한 사람의 하루", "서비스 센터 10년", "A", "바람"]
        {
            let cover = cover(title, Ratio::TwoToOne, &inks);
            let grounds: Vec<(Area, Colour)> = cover
                .shapes
                .iter()
                .filter_map(|shape| match shape {
                    Shape::Ground(area, ink) => Some((*area, *ink)),
                    _ => None,
                })
                .collect();
            for (i, (a, ground)) in grounds.iter().enumerate() {
                for (b, other) in &grounds[i + 1..] {
                    let meets =
                        a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
                    let corner = (a.x - b.x).abs() == CELL && (a.y - b.y).abs() == CELL;
                    assert!(!meets || corner || ground != other, "{brand} {title}: {a:?} {b:?}");
                }
            }
            for pair in cover.shapes.windows(2) {
                if let [Shape::Ground(_, ground), Shape::Letter(.., ink)] = pair {
                    assert!(crate::colour::contrast(*ground, *ink) >= 2.2, "{brand} {title}");
                }
            }
        }
    }
}

#[test]
fn a_name_is_known_by_its_first_consonant() {
    let inks = inks("#0b6b57");
    let first = |cover: Cover| {
        cover.shapes.iter().find_map(|shape| match shape {
            Shape::Letter(letter, ..) => Some(letter.letter()),
            _ => None,
        })
    };
    assert_eq!(first(mark("누리봄", &inks)), Some('ㄴ'));
    assert_eq!(first(portrait("한예린", &inks)), Some('ㅎ'));
    // `B` is a vowel here.
    assert_eq!(first(portrait("Bo", &inks)), Some('ㄴ'));
    assert_eq!(first(portrait("", &inks)), Some('ㅇ'));
}
