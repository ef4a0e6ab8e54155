//! How headlines are broken and fitted, and what a card's digest follows.

use super::face::{FontFile, Fonts, Style};
use super::fit::tests::shown;
use super::fit::{Frame, fit};
use super::*;
use crate::colour::contrast;
use crate::world::MemoryWorld;

const BOLD: &[u8] = include_bytes!("../../themes/press/fonts/Pretendard-Bold.otf");
const HANJA: &[u8] = include_bytes!("../../themes/press/fonts/NanumBarunGothicBold.ttf");

fn fonts() -> Fonts<'static> {
    let file = |name, bytes| FontFile { name, bytes, digest: Digest::of(bytes) };
    let names = ["bold".to_owned()];
    Fonts::open(&[file("bold", BOLD), file("hanja", HANJA)], &names, &names).expect("these are fonts")
}

fn maker() -> Maker<'static> {
    Maker::new(fonts(), Tokens::default(), None)
}

#[track_caller]
fn check(tries: &[(f32, usize)], cases: &[(&str, &str)]) {
    let fonts = fonts();
    let frame = Frame { style: Style::Headline, width: 570.0, tries };
    for (title, expected) in cases {
        assert_eq!(shown(&fonts, title, &frame), *expected, "{title}");
    }
}

const RELEASE: &[(f32, usize)] = &[(74.0, 3), (66.0, 3), (58.0, 3), (50.0, 3), (44.0, 3)];

#[test]
fn a_headline_takes_the_largest_size_that_fits() {
    check(
        RELEASE,
        &[
            ("봄", "74: 봄"),
            ("누리봄, 가정용 전고체 전지 ‘온담’ 양산 시작", "74: 누리봄, 가정용 / 전고체 전지 / ‘온담’ 양산 시작"),
            (
                "불이 붙지 않는 전지, 오늘 첫 상자를 닫았습니다",
                "74: 불이 붙지 않는 / 전지, 오늘 첫 / 상자를 닫았습니다",
            ),
            (
                "Quiet by design: how we took 11 decibels out of a washing machine",
                "50: Quiet by design: how / we took 11 decibels out / of a washing machine",
            ),
            (
                "IFA 2026에서 처음 켠 OLED 패널 3종, 120Hz로 60fps를 넘다",
                "58: IFA 2026에서 처음 / 켠 OLED 패널 3종, / 120Hz로 60fps를 넘다",
            ),
            ("大韓民國 電池 産業의 內日을 準備합니다", "74: 大韓民國 電池 / 産業의 內日을 / 準備합니다"),
        ],
    );
}

#[test]
fn a_text_without_end_is_cut_before_it_is_shaped() {
    let frame = Frame { style: Style::Headline, width: 570.0, tries: RELEASE };
    // An alphabet, so that hardly a piece is met twice.
    let syllables = |from: u32| (0..20_000).filter_map(move |i| char::from_u32(from + i % 11_000));
    let accents = format!("a{}", "\u{301}".repeat(20_000));
    for (text, end) in [
        (syllables(0xac00).collect::<String>(), "…"),
        (syllables(0xac00).flat_map(|c| [c, ' ']).collect(), "…"),
        ("lamplighter".repeat(2_000), "…"),
        ("i".repeat(20_000), "…"),
        ("lamp-".repeat(4_000), "…"),
        ("!".repeat(20_000), "…"),
        (accents, "…"),
        (syllables(0xac00).take(20).collect(), ""),
    ] {
        let fonts = fonts();
        let lines = shown(&fonts, &text, &frame);
        assert!(lines.chars().count() < 700 && lines.ends_with(end), "{lines}");
        assert!(fonts.work() < 8_000, "{} letters were shaped for {lines}", fonts.work());
    }
}

#[test]
fn lines_end_at_spaces_and_are_even() {
    check(
        &[(50.0, 3)],
        &[
            (
                "우리가 지금 여기서 바로 할 수 있는 일은 무엇인가",
                "50: 우리가 지금 여기서 바로 / 할 수 있는 일은 무엇인가",
            ),
            (
                "“고칠 수 있으면 새것입니다” 서른셋 수리 기사의 말",
                "50: “고칠 수 있으면 새것입니다” / 서른셋 수리 기사의 말",
            ),
            ("하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열", "50: 하나 둘 셋 넷 다섯 / 여섯 일곱 여덟 아홉 열"),
            // A space that holds together.
            (
                "불꽃 시험 4,180\u{a0}시간 동안 한 번도 붙지 않았습니다",
                "50: 불꽃 시험 4,180\u{a0}시간 동안 / 한 번도 붙지 않았습니다",
            ),
        ],
    );
}

#[test]
fn no_syllable_stands_alone() {
    check(
        &[(58.0, 3), (50.0, 3)],
        &[
            ("고객과 함께 다시 생각해야 할 것", "58: 고객과 함께 다시 / 생각해야 할 것"),
            // A word is not broken to keep a syllable company.
            ("아주오래도록기다렸던바로그 봄", "50: 아주오래도록기다렸던바로그 / 봄"),
            ("우리가 오늘부터 새로 할 수", "58: 우리가 오늘부터 / 새로 할 수"),
            ("아주오래도록기다렸던바로그거리의 봄", "58: 아주오래도록기다렸 / 던바로그거리의 봄"),
        ],
    );
}

#[test]
fn a_word_longer_than_a_line_is_broken_between_syllables() {
    check(
        &[(58.0, 3), (44.0, 3)],
        &[
            (
                "전고체전지양산라인초기수율개선위원회운영규정개정안공청회결과보고서",
                "58: 전고체전지양산라인초기 / 수율개선위원회운영규정 / 개정안공청회결과보고서",
            ),
            // No line begins with a mark that closes or ends with one that opens.
            (
                "전고체전지양산라인초기수율개(선위원회운영)규정개정안공청회",
                "58: 전고체전지양산라인초 / 기수율개(선위원회운 / 영)규정개정안공청회",
            ),
            (
                "‘전고체전지양산라인초기수’율개선위원회,운영규정개정안공청회",
                "58: ‘전고체전지양산라인 / 초기수’율개선위원회, / 운영규정개정안공청회",
            ),
            // Latin is kept together as long as it fits, and an address is not.
            (
                "자세한 것은 https://newsroom.nuribom.example/stories/two-lines/ 에서",
                "44: 자세한 것은 https://newsroom. / nuribom.example/ / stories/two-lines/ 에서",
            ),
            (
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk",
                "58: Donaudampfschiff / fahrtselektrizitäten / hauptbetriebswerk",
            ),
        ],
    );
}

#[test]
fn what_does_not_fit_is_cut_at_a_word() {
    check(
        &[(58.0, 2), (50.0, 2)],
        &[
            (
                "누리봄과 함께하는 사람들이 지난 십이 년 동안 고쳐 쓴 세탁기와 냉장고와 전지에 관하여",
                "50: 누리봄과 함께하는 사람들이 / 지난 십이 년 동안 고쳐 쓴…",
            ),
            // Marks before the dots go.
            (
                "불꽃 시험을 했습니다. 전지는 붙지 않았습니다, 그리고 또 다른 이야기가 이어집니다",
                "50: 불꽃 시험을 했습니다. 전지는 / 붙지 않았습니다, 그리고 또…",
            ),
            (
                "전고체전지양산라인초기수율개선위원회운영규정개정안공청회결과보고서제출기한연장",
                "50: 전고체전지양산라인초기수율 / 개선위원회운영규정개정안…",
            ),
        ],
    );
}

#[test]
fn letters_that_no_font_has_leave_no_gap_and_are_named() {
    let fonts = fonts();
    let frame = Frame { style: Style::Headline, width: 570.0, tries: &[(50.0, 3)] };
    let missing = |title: &str| fit(&fonts, title, &frame).missing.into_iter().collect::<String>();
    assert_eq!(missing("🎉 오늘부터 받습니다 👩\u{200d}🔬\u{fe0f}"), "🎉👩🔬");
    assert_eq!(missing("電池의 未來, 12 × 34 — “e\u{301}té”"), "");
    let width = |title: &str| fit(&fonts, title, &frame).lines[0].width;
    assert_eq!(width("오늘 🎉 받습니다"), width("오늘 받습니다"));
    assert_eq!(shown(&fonts, "🎉", &frame), "50: ");
    assert_eq!(shown(&fonts, "", &frame), "50: ");
}

#[test]
fn nothing_that_must_be_read_lies_outside_of_the_square_and_the_two_to_one_area() {
    let maker = maker();
    let long = "누리봄과 함께하는 사람들이 지난 십이 년 동안 고쳐 쓴 세탁기와 냉장고와 전지에 관하여 우리가 알게 된 예순한 가지 사실";
    for variant in [Variant::Story, Variant::Release, Variant::List, Variant::Person, Variant::Front] {
        for headline in
            ["봄", "불이 붙지 않는 전지, 오늘 첫 상자를 닫았습니다", long, "I would prefer not to, said the scrivener"]
        {
            let drawing = maker.lay(&content(variant, headline));
            for mark in &drawing.marks {
                let Mark::Text(line, x, base, size, _) = mark else { continue };
                assert!(*base - size >= 15.0 && *base + 0.3 * size <= 615.0, "{variant:?} {headline}: {base}");
                // The record may be cut away; words begin on the axis.
                if *x >= 285.0 {
                    assert!(x + line.width <= 915.0, "{variant:?} {headline}: {}", x + line.width);
                } else {
                    assert!((40.0..=255.0).contains(&(x + line.width)), "{variant:?}");
                }
            }
        }
    }
}

#[test]
fn words_can_be_read_on_their_ground_whatever_the_brand() {
    for brand in ["#0b6b57", "#1f4fd8", "#c2185b", "#f5b400", "#e4572e", "#111111", "#ffffff"] {
        let maker = Maker::new(fonts(), Tokens::of(Colour::parse(brand).expect("a colour")), None);
        for variant in [Variant::Story, Variant::Release, Variant::List, Variant::Person] {
            let drawing = maker.lay(&content(variant, "불이 붙지 않는 전지"));
            let Some(Mark::Fill(_, ground)) = drawing.marks.first() else { panic!("a card begins with its ground") };
            for mark in &drawing.marks {
                if let Mark::Text(.., ink) = mark {
                    assert!(contrast(*ink, *ground) >= 4.5, "{brand} {variant:?}: {ink} on {ground}");
                }
            }
        }
    }
}

#[test]
fn the_digest_follows_what_is_drawn() {
    let maker = maker();
    let digest = |content: &Content| maker.digest(&maker.lay(content));
    let card = content(Variant::Release, "불이 붙지 않는 전지");
    let first = digest(&card);
    assert_eq!(first, digest(&card.clone()));
    assert_ne!(first, digest(&Content { headline: "불이 붙지 않은 전지".into(), ..card.clone() }));
    assert_ne!(first, digest(&Content { foot: "다른 말".into(), ..card.clone() }));
    assert_ne!(first, digest(&Content { record: vec!["기술".into()], ..card.clone() }));
    let photo =
        Photo { source: RelPath::new("content/a.jpg").expect("a path"), digest: Digest::of(b"a"), focus: (5, 5) };
    let story =
        |photo: &Photo| digest(&Content { variant: Variant::Story, photo: Some(photo.clone()), ..card.clone() });
    let seen = story(&photo);
    assert_ne!(seen, story(&Photo { focus: (5, 2), ..photo.clone() }));
    assert_ne!(seen, story(&Photo { digest: Digest::of(b"b"), ..photo.clone() }));
    // Where the file lies is not to be seen.
    assert_eq!(seen, story(&Photo { source: RelPath::new("content/b.jpg").expect("a path"), ..photo }));
    // A summary that has no room changes nothing: a story's card has no foot.
    let plain = content(Variant::Story, "봄");
    assert_eq!(digest(&plain), digest(&Content { foot: "다른 말".into(), ..plain.clone() }));
}

/// A PNG of noise over two colours: what no encoder makes small.
fn noise(width: u32, height: u32) -> Vec<u8> {
    let mut state = 1_u32;
    let picture = image::RgbImage::from_fn(width, height, |x, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let [a, b, c, _] = state.to_le_bytes().map(|byte| byte / 3);
        image::Rgb(if x < width / 2 { [170 + a, b, c] } else { [a, b, 170 + c] })
    });
    let mut bytes = Vec::new();
    picture.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).expect("memory takes every byte");
    bytes
}

fn with_photo(bytes: &[u8], focus: (u8, u8)) -> image::RgbImage {
    let source = RelPath::new("content/a.png").expect("a path");
    let mut world = MemoryWorld::default();
    world.put(source.as_str(), bytes);
    let photo = Photo { source, digest: Digest::of(bytes), focus };
    let maker = maker();
    let card = Content { photo: Some(photo), ..content(Variant::Story, "불이 붙지 않는 전지") };
    let png = draw::draw(&maker, &maker.lay(&card), &world).expect("the photo can be read");
    assert!(png.len() <= HEAVIEST, "{} bytes", png.len());
    let picture = image::load_from_memory(&png).expect("a card is a picture").into_rgb8();
    assert_eq!(picture.dimensions(), (WIDTH, HEIGHT));
    picture
}

#[test]
fn a_photo_is_cut_at_its_focus_and_never_too_heavy() {
    let is_red = |picture: &image::RgbImage, x: u32| {
        let sum = (0..300).fold([0_u64; 3], |sum, y| {
            let pixel = picture.get_pixel(x, y).0;
            [0, 1, 2].map(|c| sum[c] + u64::from(pixel[c]))
        });
        sum[0] > sum[2]
    };
    // Twice as wide as its place, red on the left and blue on the right.
    let bytes = noise(2400, 352);
    let middle = with_photo(&bytes, (5, 5));
    assert!(is_red(&middle, 100) && !is_red(&middle, 1100));
    let left = with_photo(&bytes, (0, 5));
    assert!(is_red(&left, 100) && is_red(&left, 1100));
    let right = with_photo(&bytes, (10, 5));
    assert!(!is_red(&right, 100) && !is_red(&right, 1100));
    // The words keep their colours.
    assert_eq!(middle.get_pixel(1000, 620).0, [255, 255, 255]);
    assert_eq!(middle.get_pixel(100, 394).0, maker().tokens.light.accent.0);
}

#[test]
fn a_damaged_photo_leaves_its_place_empty() {
    let picture = with_photo(b"not a picture", (5, 5));
    assert_eq!(picture.get_pixel(600, 100).0, maker().tokens.pale().0);
}

#[test]
fn the_newsrooms_own_mark_can_be_seen_on_every_ground() {
    let brand = Tokens::default().light.fill;
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path fill='{brand}' d='M0 0h9v9H0z'/></svg>"
    );
    let emblem = Emblem::read(svg.as_bytes()).expect("a plain shape");
    let own = Maker::new(fonts(), Tokens::default(), Some(&emblem));
    for variant in [Variant::Story, Variant::Release, Variant::List, Variant::Person, Variant::Front] {
        let drawing = own.lay(&content(variant, "봄"));
        assert_ne!(own.digest(&drawing), maker().digest(&maker().lay(&content(variant, "봄"))));
        let Some(Mark::Emblem(x, y)) = drawing.marks.iter().find(|mark| matches!(mark, Mark::Emblem(..))) else {
            panic!("{variant:?} has no mark")
        };
        let bytes = super::draw::draw(&own, &drawing, &MemoryWorld::default()).expect("there is no photo");
        let picture = image::load_from_memory(&bytes).expect("it is a PNG").into_rgb8();
        assert_eq!(picture.get_pixel(*x as u32 + 16, *y as u32 + 16).0, brand.0, "{variant:?}");
        let beside = Colour(picture.get_pixel(*x as u32 + 16, *y as u32 - 2).0);
        assert!(contrast(beside, brand) >= 3.0, "{variant:?}: {brand} on {beside}");
    }
}

fn content(variant: Variant, headline: &str) -> Content {
    Content {
        variant,
        record: vec!["지속가능경영추진위원회 사무국".into(), "한예린, 옥지원".into(), "2026. 9. 4.".into()],
        name: "누리봄 뉴스룸".into(),
        mark: "누리봄".into(),
        headline: headline.into(),
        foot: "두 해에 걸쳐 물어보고 적은 답을 그대로 옮깁니다. 틀린 답도 지우지 않았고 고친 날을 적었습니다".into(),
        photo: None,
    }
}
