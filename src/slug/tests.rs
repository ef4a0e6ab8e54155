//! Tables of titles, headings and typed slugs.

use super::*;

#[track_caller]
fn check_made(title: &str, expected: &str) {
    assert_eq!(slugify(title), expected, "{title}");
}

#[track_caller]
fn check_anchor(heading: &str, expected: &str) {
    assert_eq!(anchor(heading), expected, "{heading}");
}

#[track_caller]
fn check_typed(slug: &str, expected: Result<&str, &str>) {
    assert_eq!(check(slug).as_ref().map(Slug::as_str).map_err(String::as_str), expected);
}

#[test]
fn a_title_becomes_ascii() {
    check_made("한국의 봄 2026!", "hangugui-bom-2026");
    check_made("2026년 3분기 실적 발표", "2026nyeon-3bungi-siljeok-balpyo");
    check_made("㈜한빛전자, ‘국악’ 같이 듣는다", "ju-hanbitjeonja-gugak-gachi-deunneunda");
    check_made("  R&D -- Center__1 ", "r-d-center-1");
    check_made("Crème Brûlée à la façon d’Åse", "creme-brulee-a-la-facon-d-ase");
    check_made(
        "Straße ŒUVRE Ærø Łódź Đà Nẵng Þór ISTANBUL İzmir",
        "strasse-oeuvre-aero-lodz-da-nang-thor-istanbul-izmir",
    );
    check_made("ＡＢＣ　１２３ ﬁne Ⅳ", "abc-123-fine-iv");
    check_made("Galaxy™ S", "galaxy-s");
    check_made("20% 성장 · 1,000억", "20-seongjang-1-000eok");
    check_made("re\u{ad}lease\u{200b}d", "released");
    check_made("👍🏽 좋아요", "joayo");
    check_made("1️⃣위", "1wi");
    check_made("!!!", "");
    check_made("", "");
}

#[test]
fn other_scripts_keep_their_letters() {
    check_made("三星 뉴스", "三星-nyuseu");
    check_made("ニュース・ルーム", "ニュース-ルーム");
    check_made("Новый Йорк", "новый-йорк");
    check_made("ΑΘΗΝΑ", "αθηνα");
    check_made("हिन्दी समाचार", "हिन्दी-समाचार");
}

#[test]
fn taken_apart_and_joined_are_the_same() {
    let title = "독립 café 같이";
    check_made(&title.nfd().collect::<String>(), "dongnip-cafe-gachi");
    check_made(title, "dongnip-cafe-gachi");
}

#[test]
fn a_long_title_ends_at_a_hyphen() {
    check_made(&"abcdefghi ".repeat(9), "abcdefghi-".repeat(8).trim_end_matches('-'));
    check_made(&format!("{} bc", "a".repeat(80)), &"a".repeat(80));
    check_made(&format!("{} bc", "a".repeat(78)), &"a".repeat(78));
    check_made(&"a".repeat(90), &"a".repeat(80));
    check_made(&"三".repeat(90), &"三".repeat(66));
}

#[test]
fn a_name_is_surname_and_given_name() {
    for (name, expected) in [
        ("한복남", "han-boknam"),
        ("한 복남", "han-boknam"),
        ("홍빛나", "hong-bitna"),
        ("봄", "bom"),
        ("Jane Doe", "jane-doe"),
        ("", ""),
    ] {
        assert_eq!(slugify_name(name), expected);
    }
}

#[test]
fn an_anchor_is_what_github_makes() {
    check_anchor("Quick start", "quick-start");
    check_anchor("2026년 실적 (잠정)", "2026년-실적-잠정");
    check_anchor("R&D & 투자", "rd--투자");
    check_anchor("What's new? v1.2_beta", "whats-new-v12_beta");
    check_anchor(&"한글".nfd().collect::<String>(), "한글");
    check_anchor("⚙\u{fe0f} Settings", "-settings");
    check_anchor("हिन्दी", "हिन्दी");
    check_anchor(" ?! ", "section");
    check_anchor("", "section");
}

#[test]
fn a_typed_slug_is_taken_or_refused_with_a_better_one() {
    check_typed("ifa-2026", Ok("ifa-2026"));
    check_typed("IFA_2026.v2", Ok("IFA_2026.v2"));
    check_typed(&"뉴스".nfd().collect::<String>(), Ok("뉴스"));
    check_typed("", Err("a slug cannot be empty; use letters and digits"));
    check_typed("..", Err("`..` means a folder, not a page; use letters and digits"));
    check_typed("a/b", Err("`a/b` has a `/`, which an address cannot carry; write `a-b`"));
    check_typed("국립 공원", Err("`국립 공원` has a space, which an address cannot carry; write `gungnip-gongwon`"));
    check_typed("a\tb", Err("`ab` has a control character, which an address cannot carry; write `a-b`"));
    check_typed("a\u{202e}b", Err("`ab` has a character nobody can see, which an address cannot carry; write `ab`"));
    check_typed(".well-known", Err("`.well-known` begins with a dot, which hides the file; write `well-known`"));
    check_typed("a.", Err("`a.` ends with a dot, which Windows drops; write `a`"));
    for bad in ["a\\b", "a?b", "a#b", "a%b", "a:b", "a*b", "a\"b", "a<b", "a>b", "a|b", "a\u{3000}b", "a\0b", "."] {
        assert!(check(bad).is_err(), "{bad}");
    }
    let long = "a".repeat(201);
    let better = format!("the slug has 201 bytes, and 200 are the most; write `{}`", "a".repeat(80));
    check_typed(&long, Err(&better));
    check_typed(&"a".repeat(200), Ok(&"a".repeat(200)));
}

/// A fixed row of numbers that look random.
fn next(state: &mut u64) -> u32 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    u32::try_from(*state >> 33).unwrap_or(0)
}

#[test]
fn whatever_it_makes_it_takes_and_makes_again() {
    const FIRSTS: [u32; 9] = [0, 0x80, 0x300, 0x1100, 0x3130, 0xAC00, 0xFF00, 0x2000, 0x1D400];
    let mut state = 1;
    for _ in 0..5_000 {
        let length = next(&mut state) % 40;
        let text: String = (0..length)
            .filter_map(|_| {
                let place = usize::try_from(next(&mut state) % 10).unwrap_or(0);
                let first = FIRSTS.get(place).copied().unwrap_or(next(&mut state) % 0x11_0000);
                char::from_u32(first + next(&mut state) % 0x100)
            })
            .collect();
        let made = slugify(&text);
        if !made.is_empty() {
            assert_eq!(check(&made).as_ref().map(Slug::as_str), Ok(made.as_str()), "{text:?}");
            assert_eq!(slugify(&made), made, "{text:?}");
        }
        assert!(!anchor(&text).is_empty());
        assert!(!slugify_name(&text).contains("--"));
    }
    for number in 0xAC00..=0xD7A3 {
        let made = slugify(&char::from_u32(number).map(String::from).unwrap_or_default());
        assert!(!made.is_empty() && made.bytes().all(|byte| byte.is_ascii_lowercase()), "{made}");
    }
}
