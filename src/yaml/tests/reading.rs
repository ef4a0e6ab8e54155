//! What front matter may look like, what becomes of it, and where its parts are.

use serde_json::json;

use super::*;
use crate::diag::Step;

#[test]
fn every_place_of_the_table_is_found() {
    let mut wrong = Vec::new();
    let mut number = 0;
    for case in include_str!("../places.txt").split("@@ ").skip(1) {
        number += 1;
        let (head, body) = case.split_once('\n').expect("a case has a head and a body");
        let body = if head.ends_with('␍') { body.replace("␍\n", "\r\n") } else { body.to_owned() };
        let mut parts = head.trim_end_matches('␍').split(" | ");
        let (name, path, aim) = (parts.next(), parts.next().expect("a path"), parts.next().expect("an aim"));
        let steps = path.split('/').map(|step| match step.strip_prefix('#') {
            Some(index) => Step::Index(index.parse().expect("a number")),
            None => Step::Key(step.to_owned().into()),
        });
        let aim = match aim {
            "K" => Aim::Key,
            "V" => Aim::Value,
            _ => Aim::Nth(1),
        };
        let wanted = body.find('‹').expect("a mark");
        let text = body.replace('‹', "");
        let at = locate(&text, Format::Yaml, &FieldPath(steps.collect()), aim, &[]);
        if at.start != wanted {
            wrong.push(format!("{}: {} not {}", name.unwrap_or(""), place(&text, at.start), place(&text, wanted)));
        }
        assert!(text.get(at.clone()).is_some_and(|shown| !shown.contains('\n')), "{head}: {at:?}");
        let (value, findings) = read::<Any>(&text, Format::Yaml);
        assert!(value.is_some() && findings.len() == usize::from(head.contains("N1")), "{head}: {findings:?}");
    }
    assert_eq!(number, 35);
    // The alias is shown by its anchor `a: &p [1, 2]`: there stands the text to change.
    assert_eq!(wrong, ["15 alias as value: 1:4 not 2:4"]);
}

const TWELVE: &str = "\
title: 2026
tittle: 가
dateline: { place: 베를린, date: 언제 }
author: [kim]
featured: 예
facts:
  - { id: f1, text: 가, as_of: 2026-09-01 }
  - { id: f2, value: 40 }
  - { id: f3, text: 다, value: 많음, as_of: 2026-13-40, sorce: x, id: f9 }
  - 그냥 글
  - { id: f5, as_of: 어제, text: 마 }
quotes:
  - { text: 하나, speaker: kim }
  - { text: 둘, speaker: 없는사람 }
title: 둘째
";

#[test]
fn all_faults_of_a_file_come_at_once() {
    let front = check::<Front>(
        TWELVE,
        Format::Yaml,
        &[
            "2:1 tittle: no `tittle`",
            "3:31 dateline.date: `언제` is not a date",
            "5:11 featured: the text `예`, not `true` or `false`",
            "8:5 facts[1]: no text",
            "9:31 facts[2].value: the text `많음`, not a number",
            "9:42 facts[2].as_of: `2026-13-40` is not a date",
            "9:54 facts[2].sorce: no `sorce`",
            "9:64 facts[2].id: `id` again",
            "10:5 facts[3]: the text `그냥 글`, not a table of keys and values",
            "11:22 facts[4].as_of: `어제` is not a date",
            "15:1 title: `title` again",
        ],
    );
    let front = front.expect("what is left is given");
    assert_eq!(front.title.as_deref(), Some("2026"));
    let facts: Vec<_> = front.facts.iter().map(|fact| (fact.id.as_str(), fact.text.as_str(), fact.value)).collect();
    assert_eq!(facts, [("f1", "가", None), ("f3", "다", None), ("f5", "마", None)]);
    assert_eq!(front.facts[0].as_of, Some(Day("2026-09-01".into())));
    let dateline = front.dateline.expect("a faulty date leaves the place");
    assert_eq!((dateline.place.as_deref(), dateline.date), (Some("베를린"), None));
    assert_eq!((front.authors.0, front.featured), (vec![Scalar("kim".into())], None));
    // A later check places its own finding.
    assert_eq!((front.quotes[1].text.as_str(), front.quotes[1].speaker.as_deref()), ("둘", Some("없는사람")));
    let speaker = FieldPath::root().key("quotes").index(1).key("speaker");
    let at = locate(TWELVE, Format::Yaml, &speaker, Aim::Value, &[]);
    assert_eq!((place(TWELVE, at.start), &TWELVE[at]), ("14:25".into(), "없는사람"));
}

#[test]
fn spelling_is_kept_where_text_is_wanted() {
    let text = "title: 1.10\nsummary: 0x1F\ntags: [2026, 1.10, yes, ~, 007]\nauthor: 1.10\nheadline: { ko: 1.0, en: true }\nextra: { a: 1.10, b: yes, c: ~, 1: x }\n";
    let front = check::<Front>(text, Format::Yaml, &[]).expect("good");
    assert_eq!((front.title.as_deref(), front.summary.as_deref()), (Some("1.10"), Some("0x1F")));
    assert_eq!(front.tags, ["2026", "1.10", "yes", "~", "007"]);
    assert_eq!(front.authors.0, [Scalar("1.10".into())]);
    let languages = [("en".to_owned(), "true".to_owned()), ("ko".into(), "1.0".into())];
    assert_eq!(front.headline, Some(Localized::Many(BTreeMap::from(languages))));
    assert_eq!(
        json!(front.extra.into_iter().map(|(k, v)| (k, v.0)).collect::<BTreeMap<_, _>>()),
        json!({"a": 1.1, "b": "yes", "c": null, "1": "x"})
    );
    let front = check::<Front>("headline: 2026\nauthor: [1.10, kim]", Format::Yaml, &[]).expect("good");
    assert_eq!(front.headline, Some(Localized::One("2026".into())));
    assert_eq!(front.authors.0, [Scalar("1.10".into()), Scalar("kim".into())]);
}

#[test]
fn empty_is_nothing_and_an_empty_text_is_an_empty_map() {
    for text in ["", "\n", "# only a comment\n", "---\n", "{}", "title:\nfacts:\ndateline:\nauthor: ~\n"] {
        let front = check::<Front>(text, Format::Yaml, &[]).expect("good");
        assert!(front.title.is_none() && front.facts.is_empty() && front.authors.0.is_empty());
    }
    assert!(check::<Front>("", Format::Toml, &[]).is_some());
    check::<Front>("dateline: 서울", Format::Yaml, &["1:11 dateline: the text `서울`, not a table of keys and values"]);
    check::<Front>("facts: 서울", Format::Yaml, &["1:8 facts: the text `서울`, not a list"]);
}

#[test]
fn merged_keys_come_after_own_ones() {
    let text = "extra:\n  base: &b { id: f0, text: 바탕, value: 1.50 }\nfacts:\n  - { <<: *b, id: f1 }\n  - id: f2\n    <<: [ { text: 앞 }, *b ]\n";
    let facts = check::<Front>(text, Format::Yaml, &[]).expect("good").facts;
    let facts: Vec<_> = facts.iter().map(|fact| (fact.id.as_str(), fact.text.as_str(), fact.value)).collect();
    assert_eq!(facts, [("f1", "바탕", Some(1.5)), ("f2", "앞", Some(1.5))]);
    let text = "extra: { base: &b { title: 3, weight: x } }\n<<: *b\nsummary: 가";
    let front = check::<Front>(text, Format::Yaml, &["2:1 weight: the text `x`, not a whole number from 0 to 255"]);
    assert_eq!(front.and_then(|front| front.title).as_deref(), Some("3"));
    check::<Front>("<<: 3\ntitle: x", Format::Yaml, &["1:5 <<: something else, not the keys of an `&anchor`"]);
}

#[test]
fn aliases_cannot_unfold_without_end() {
    let tenfold = |last: &str| {
        let level = |n: usize| format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(", "));
        format!("a0: &a0 [{last}]\n{}", (1..9).map(level).collect::<String>())
    };
    let quadratic = format!("a: &a [{}]\nb: [{}]\n", "[], ".repeat(1200), "*a, ".repeat(1200));
    let long_text = format!("a: &a {}\nb: [{}]\n", "가".repeat(2000), "*a, ".repeat(2000));
    let long_list = format!("a: &a [{}]\nb: [{}]\n", "1, ".repeat(1500), "*a, ".repeat(1500));
    for bomb in [tenfold("x"), quadratic, long_text, long_list, "a: &a [*a]".to_owned(), "a: &a { <<: *a }".to_owned()]
    {
        let (value, findings) = read::<Any>(&bomb, Format::Yaml);
        assert!(matches!(findings.last().map(|f| &f.cause), Some(Cause::TooLarge | Cause::TooDeep)), "{findings:?}");
        assert!(value.is_none() || bomb.len() < 20, "{value:?}");
    }
    let deep = format!("a: {}{}", "[".repeat(90), "]".repeat(90));
    let (_, findings) = read::<Any>(&deep, Format::Yaml);
    assert_eq!(findings[0].cause, Cause::TooDeep);
    let abyss = format!("a: {}", "[".repeat(100_000));
    check::<Any>(&abyss, Format::Yaml, &["1:1004 there are too many brackets within brackets; close the first ones"]);
}

#[test]
fn one_may_stand_for_a_list() {
    let days = |text| {
        let (front, findings) = read::<Front>(text, Format::Yaml);
        (front.map_or(0, |front| front.days.0.len()), report(text, Format::Yaml, &findings).join(" | "))
    };
    assert_eq!(days("days: 2026-09-01"), (1, String::new()));
    assert_eq!(days("days: [2026-09-01, 2026-09-02]"), (2, String::new()));
    assert_eq!(days("days: 2026"), (0, "1:7 days: `2026` is not a date".into()));
    // Numbers are those of the file, whatever was left out before.
    let said = "2:5 days[0]: `1.10` is not a date | 4:5 days[2]: a list, not text | 5:5 days[3]: `x` is not a date";
    assert_eq!(days("days:\n  - 1.10\n  - 2026-09-01\n  - [a]\n  - x\n"), (1, said.into()));
}

#[test]
fn line_ends_and_other_names_make_no_difference() {
    let text = TWELVE.replace('\n', "\r\n");
    assert_eq!(read::<Front>(&text, Format::Yaml).1, read::<Front>(TWELVE, Format::Yaml).1);
    check::<Front>("authors: kim\nauthor: lee", Format::Yaml, &["2:1 author: `authors` again"]);
    let text = "title: 가\nauthor: kim\nextra: { a: &x { k: v } }\ndateline:\n  date: 2026-01-01\n";
    let aliases: Aliases = &[("authors", &["author", "by"])];
    let at = |path: FieldPath, aim| &text[locate(text, Format::Yaml, &path, aim, aliases)];
    let root = FieldPath::root;
    assert_eq!(at(root().key("authors"), Aim::Key), "author");
    assert_eq!(at(root().key("authors").index(0), Aim::Value), "kim");
    assert_eq!(at(root().key("dateline").key("place"), Aim::Value), "dateline");
    assert_eq!(at(root().key("extra").key("a").key("k"), Aim::Value), "v");
    assert_eq!(at(root().key("extra").key("a"), Aim::Value), "&x {");
    assert_eq!(at(root().key("title"), Aim::Nth(3)), "title");
    assert_eq!(at(root().key("nothing").index(2), Aim::Value), "");
    assert_eq!(at(root(), Aim::Key), "");
}

#[test]
fn a_span_ends_where_its_node_ends() {
    let text = "title: 가 나 # x\nq: \"a \\\" b\" # y\nf: { a: b, c: 'it''s', d: [1, 2] }\nurl: https://a.kr/x,y\nlit: | # z\n  text\nt: !!str 5\n";
    let cases = [
        ("title", "가 나"),
        ("q", "\"a \\\" b\""),
        ("f/a", "b"),
        ("f/c", "'it''s'"),
        ("f/d", "["),
        ("f/d/1", "2"),
        ("url", "https://a.kr/x,y"),
        ("lit", "|"),
        ("t", "!!str 5"),
    ];
    for (path, shown) in cases {
        let steps =
            path.split('/').map(|step| step.parse().map_or_else(|_| Step::Key(step.to_owned().into()), Step::Index));
        let path = FieldPath(steps.collect());
        assert_eq!(&text[locate(text, Format::Yaml, &path, Aim::Value, &[])], shown);
    }
    let text = "a = 'b, c'\n[x]\ny = [1, 2]\n";
    let path = FieldPath::root().key("x").key("y");
    assert_eq!(&text[locate(text, Format::Toml, &path.clone().index(1), Aim::Value, &[])], "2");
    assert_eq!(&text[locate(text, Format::Toml, &path, Aim::Key, &[])], "y");
}

#[test]
fn entries_keep_their_order() {
    let text = "days: { b: 2026-01-02, a: 2026-01-01, c: soon, b: 2026-01-03 }";
    let read: Option<BTreeMap<String, Entries<Day>>> =
        check(text, Format::Yaml, &["1:42 days.c: `soon` is not a date", "1:48 days.b: `b` again"]);
    let names: Vec<String> = read.into_iter().flatten().flat_map(|(_, days)| days.0).map(|(name, _)| name).collect();
    assert_eq!(names, ["b", "a"]);
}

#[test]
fn one_table_is_the_first_of_a_list_of_one() {
    #[track_caller]
    fn at(path: &FieldPath, aim: Aim, expected: &str) {
        let text = "lead: { story: a, until: soon }\npicks: b\n";
        assert_eq!(place(text, locate(text, Format::Yaml, path, aim, &[]).start), expected);
    }
    let lead = FieldPath::root().key("lead").index(0);
    at(&lead.key("until"), Aim::Value, "1:26");
    at(&lead.key("until"), Aim::Key, "1:19");
    at(&lead.key("from"), Aim::Value, "1:1");
    at(&FieldPath::root().key("lead").index(1).key("until"), Aim::Value, "1:1");
    at(&FieldPath::root().key("picks").index(0).key("story"), Aim::Value, "2:8");
}

#[test]
fn no_text_makes_it_fall_over() {
    let pieces = [
        "title",
        "facts",
        "dateline",
        "author",
        "extra",
        "<<",
        "id",
        "date",
        ": ",
        ":",
        "- ",
        "\n",
        "\n  ",
        "\r\n",
        "\t",
        " ",
        "[",
        "]",
        "{",
        "}",
        ", ",
        "'",
        "\"",
        "|",
        ">",
        "&a ",
        "*a",
        "!x ",
        "!!int ",
        "가",
        "👨‍👩‍👧",
        "\u{2028}",
        "\u{feff}",
        "~",
        "1.10",
        "2026-09-01",
        "#",
        "? ",
        "---",
        "...",
        "%",
        "@",
        "\\",
        "=",
        "[[facts]]",
        "\u{0}",
        "\u{85}",
        "-",
        "x",
        "\"\\xff\"",
        "：",
        "true",
        "#a, ",
    ];
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    for _ in 0..20_000 {
        let text: String = (0..1 + next(14)).map(|_| pieces[next(pieces.len())]).collect();
        for format in [Format::Yaml, Format::Toml] {
            let (_, findings) = read::<Front>(&text, format);
            for Finding { path, aim, cause } in findings.iter().chain(&read::<Any>(&text, format).1) {
                let at = if let Cause::Syntax { at, .. } = cause {
                    at.clone()
                } else {
                    locate(&text, format, path, *aim, &[])
                };
                assert!(text.get(at.clone()).is_some(), "{at:?} in {text:?}");
            }
        }
    }
}
