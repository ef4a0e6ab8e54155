//! What front matter may look like, and what is said when it goes wrong.

use std::collections::{BTreeMap, HashMap};

use serde::de::{Deserialize, Deserializer, Error};
use serde_json::json;

use super::*;
use crate::diag::Step;

/// `2:5`, counted as an editor does.
fn place(text: &str, at: usize) -> String {
    let before = &text[..at];
    let line = before.rsplit('\n').next().unwrap_or_default();
    format!("{}:{}", before.matches('\n').count() + 1, line.chars().count() + 1)
}

/// The findings, sorted by place: `3:31 dateline.date: not a date`.
fn report(text: &str, format: Format, findings: &[Finding]) -> Vec<String> {
    let mut lines: Vec<_> = findings
        .iter()
        .map(|Finding { path, aim, cause }| {
            let at = match cause {
                Cause::Syntax { at, .. } => at.clone(),
                _ => locate(text, format, path, *aim, &[]),
            };
            let words = match cause {
                Cause::Syntax { message, cure, .. } => format!("{message}; {}", cure.as_deref().unwrap_or("-")),
                Cause::UnknownKey { key, .. } => format!("no `{key}`"),
                Cause::UnknownWord { word, expected } => format!("no word `{word}`, but {}", expected.join(" ")),
                Cause::Missing { field } => format!("no {field}"),
                Cause::Duplicate { key } => format!("`{key}` again"),
                Cause::WrongType { found, wanted } => format!("{found}, not {wanted}"),
                Cause::Invalid(message) => message.clone(),
                Cause::Tag { name } => format!("tag {name}"),
                Cause::TooLarge => "too large".to_owned(),
                Cause::TooDeep => "too deep".to_owned(),
            };
            (at.start, format!("{} {path}: {words}", place(text, at.start)))
        })
        .collect();
    lines.sort();
    lines.into_iter().map(|(_, line)| line.replace(" : ", " ")).collect()
}

#[track_caller]
fn check<T: DeserializeOwned>(text: &str, format: Format, expected: &[&str]) -> Option<T> {
    let (value, findings) = read::<T>(text, format);
    assert_eq!(report(text, format, &findings), expected, "\n{text}\n{findings:#?}");
    value
}

#[derive(Debug, PartialEq)]
struct Day(String);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(inner: D) -> Result<Self, D::Error> {
        let Scalar(text) = Scalar::deserialize(inner)?;
        let parts: Vec<u32> = text.split('-').filter_map(|part| part.parse().ok()).collect();
        match parts[..] {
            [_, 1..=12, 1..=31] => Ok(Self(text)),
            _ => Err(D::Error::custom(format!("`{text}` is not a date"))),
        }
    }
}

#[derive(serde::Deserialize, Debug, Default)]
#[serde(deny_unknown_fields, default)]
struct Front {
    title: Option<String>,
    summary: Option<String>,
    #[serde(alias = "author")]
    authors: OneOrMany<Scalar>,
    featured: Option<bool>,
    weight: Option<u8>,
    status: Option<Status>,
    dateline: Option<Dateline>,
    date: Option<Day>,
    days: OneOrMany<Day>,
    facts: Vec<Fact>,
    quotes: Vec<Quote>,
    headline: Option<Localized>,
    tags: Vec<String>,
    extra: BTreeMap<String, Free>,
}

#[derive(serde::Deserialize, Debug, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Status {
    Draft,
    Published,
}

#[derive(serde::Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Dateline {
    place: Option<String>,
    date: Option<Day>,
}

#[derive(serde::Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Fact {
    id: String,
    text: String,
    value: Option<f64>,
    as_of: Option<Day>,
}

#[derive(serde::Deserialize, Debug)]
#[serde(deny_unknown_fields)]
struct Quote {
    text: String,
    speaker: Option<String>,
}

type Any = BTreeMap<String, Free>;

#[test]
fn every_place_of_the_table_is_found() {
    let mut wrong = Vec::new();
    let mut number = 0;
    for case in include_str!("places.txt").split("@@ ").skip(1) {
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
            "10:5 facts[3]: the text `그냥 글`, not keys and values",
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
    check::<Front>("dateline: 서울", Format::Yaml, &["1:11 dateline: the text `서울`, not keys and values"]);
    check::<Front>("facts: 서울", Format::Yaml, &["1:8 facts: the text `서울`, not a list"]);
}

#[test]
fn something_else_than_a_map_is_said_to_be_so() {
    check::<Front>("- 가\n- 나\n", Format::Yaml, &["1:1 a list, not keys and values"]);
    check::<Front>("# x\n그냥 글\n", Format::Yaml, &["2:1 the text `그냥 글`, not keys and values"]);
    check::<Front>("title:가\n", Format::Yaml, &["1:1 the text `title:가`, not keys and values"]);
    check::<Front>("dateline: [서울, 2026-01-01]", Format::Yaml, &["1:11 dateline: a list, not keys and values"]);
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
fn a_byte_order_mark_is_named() {
    let text = "\u{feff}title: 가\nsummary: 나";
    check::<Front>(
        text,
        Format::Yaml,
        &["1:1 the file begins with an invisible mark (BOM); save it as UTF-8 without BOM"],
    );
}

#[test]
fn words_tags_and_keys_are_checked() {
    let text = "status: publised\nweight: 300\nextra: { k: !x 1 }\nfeatured: !yes a\ndate: [a]\n";
    check::<Front>(
        text,
        Format::Yaml,
        &[
            "1:9 status: no word `publised`, but draft published",
            "2:9 weight: the number `300`, not a whole number from 0 to 255",
            "3:13 extra.k: tag x",
            "4:11 featured: tag yes",
            "5:7 date: a list, not text",
        ],
    );
    assert_eq!(check::<Front>("status: draft", Format::Yaml, &[]).and_then(|front| front.status), Some(Status::Draft));
    check::<Front>("extra: { [a]: b }", Format::Yaml, &["1:8 extra: a list, not a key of one line"]);
    check::<Front>(
        "title: { a: b }\nfacts: [[x]]",
        Format::Yaml,
        &["1:8 title: keys and values, not text", "2:9 facts[0]: a list, not keys and values"],
    );
    let path = FieldPath::root().key("facts").index(2).key("as_of").key("a.b");
    assert_eq!(path.to_string(), "facts[2].as_of.\"a.b\"");
}

#[test]
fn a_break_of_the_format_is_told_in_plain_words() {
    let cases = [
        (
            "title: 삼성: 새 폰",
            "1:10 a value that holds `: ` needs quotes; write it in quotes: `title: \"삼성: 새 폰\"`",
        ),
        (
            "a: 1\ntitle: \"가\" 나",
            "2:12 there is more text after the closing quote; write it in quotes: `title: '\"가\" 나'`",
        ),
        ("a:\n\tdesk: x", "2:1 there is a tab where blanks are wanted; use blanks instead of the tab"),
        ("a: b\n\tdesk: x", "2:1 there is a tab where blanks are wanted; use blanks instead of the tab"),
        ("tags: [가, 나", "1:7 `[` is never closed; close it with `]`"),
        ("tags: [가, 나\ntitle: x", "1:7 `[` is never closed; close it with `]`"),
        ("x: { a: [b }", "1:9 `[` is never closed; close it with `]`"),
        ("x: { a: b\ny: c", "1:4 `{` is never closed; close it with `}`"),
        ("x: @handle", "1:4 a value cannot start with `@`; write it in quotes: `x: \"@handle\"`"),
        ("t: %가", "1:4 a value cannot start with `%`; write it in quotes: `t: \"%가\"`"),
        ("t: **가**", "1:4 a value that starts with `*` needs quotes; write it in quotes: `t: \"**가**\"`"),
        ("a: 1\nt: & 가", "2:4 a value that starts with `&` needs quotes; write it in quotes: `t: \"& 가\"`"),
        ("t: *foo", "1:4 `*foo` stands for an anchor `&foo` that is not there; write it in quotes: `t: \"*foo\"`"),
        ("title: 가\n desk: x", "2:6 this line is not indented like the line above; start it in the same column"),
        ("a:\n  b: 1\n c: 2", "3:2 this line is not indented like the lines above; start it in the same column"),
        (" title: 가\ndesk: x", "2:1 this line is not indented like the first line; start both in the same column"),
        (
            "title: [속보] 삼성",
            "1:13 there is more text after the closing bracket; write it in quotes: `title: \"[속보] 삼성\"`",
        ),
        ("title: \"가\nb: c", "1:8 the quote `\"` is never closed; put `\"` where the text ends"),
        ("title: > 가나", "1:8 text cannot follow `>` on the same line; write it in quotes: `title: \"> 가나\"`"),
        ("title: - 가", "1:8 a list starts on a line of its own; put `- ` on the next line, or use quotes"),
        ("title 가\ndesk: x", "1:1 this line has no `: `; write `key: value`, or indent it below the line above"),
        ("desk: x\ntitle:가\nb: c", "2:1 `:` has no blank behind it; write `title: 가`"),
        ("- a\n-b\n- c", "2:1 `-` has no blank behind it; write `- b`"),
        ("a: \"\\d\"", "1:5 `\\` has a meaning of its own in double quotes; write `\\\\`, or use single quotes"),
        ("a: b\n- c", "2:1 a list item stands where a key is expected; indent it below the key of its list"),
        ("a: b\u{7}", "1:5 there is an invisible control character here; delete it"),
        (
            "a: b\n---\nc: d",
            "2:1 the front matter ends here, but text follows; keep everything between two `---` lines",
        ),
        ("{a: b} c", "1:1 text follows where the front matter is complete; take it out"),
        ("a: [b: c: d]", "1:9 a value that holds `: ` needs quotes; put it in quotes"),
        ("a: { b:, c: d }", "1:7 `:` has no blank behind it; write `: `, or put the value in quotes"),
        ("a: [b, , c]", "1:8 there is nothing before the `,`; write a value, or take it out"),
    ];
    for (text, expected) in cases {
        check::<Any>(text, Format::Yaml, &[expected]);
    }
    // What comes before is told too, except of the entry that breaks.
    let text = "tittle: 가\ntags: [{a: b}, 나\ntitle: x";
    check::<Front>(text, Format::Yaml, &["1:1 tittle: no `tittle`", "2:7 `[` is never closed; close it with `]`"]);
}

#[test]
fn toml_reads_and_complains_like_yaml() {
    let text = "\
title = 1.10
tittle = 1
author = 2026
featured = 'yes'
date = 2026-09-01
tags = ['a', 1_000, 2026-09-01 09:00:00]
headline = 2026-09-01
extra = { at = 2026-09-01T09:00:00+09:00, n = 1, x = [nan] }
dateline = { place = '베를린', date = 2026-09-01T10:00:00 }
status = 'x'

[[facts]]
id = 'f1'
text = '가'
value = 3
as_of = '2026-13-40'

[[facts]]
id = 'f2'

[[facts]]
id = 3
text = ['x']
";
    let front = check::<Front>(
        text,
        Format::Toml,
        &[
            "2:1 tittle: no `tittle`",
            "4:12 featured: the text `yes`, not `true` or `false`",
            "9:36 dateline.date: `2026-09-01T10:00:00` is not a date",
            "10:10 status: no word `x`, but draft published",
            "16:9 facts[0].as_of: `2026-13-40` is not a date",
            "18:1 facts[1]: no text",
            "23:8 facts[2].text: a list, not text",
        ],
    );
    let front = front.expect("what is left is given");
    assert_eq!(front.title.as_deref(), Some("1.10"));
    assert_eq!(front.authors.0, [Scalar("2026".into())]);
    assert_eq!(front.date, Some(Day("2026-09-01".into())));
    assert_eq!(front.tags, ["a", "1_000", "2026-09-01 09:00:00"]);
    assert_eq!(front.headline, Some(Localized::One("2026-09-01".into())));
    assert_eq!(front.extra["at"].0, json!("2026-09-01T09:00:00+09:00"));
    assert_eq!(front.extra["x"].0, json!(["NaN"]));
    assert_eq!(front.facts.iter().map(|fact| fact.value).collect::<Vec<_>>(), [Some(3.0)]);
    check::<Front>(
        "title: \"가\"\n",
        Format::Toml,
        &["1:6 TOML has `=` between a key and its value, not `:`; write `title = \"가\"`"],
    );
    check::<Front>(
        "title = 가\nsummary = 나\ndate = 2026-13-01\ndate = 1",
        Format::Toml,
        &[
            "1:9 string values must be quoted, expected literal string; write it in quotes: `\"가\"`",
            "2:11 string values must be quoted, expected literal string; write it in quotes: `\"나\"`",
            "3:8 invalid date, expected month between 01 and 12; -",
            "4:1 duplicate key; -",
        ],
    );
    let free: HashMap<String, Free> = toml::from_str("a = 2026-09-01").expect("dates read without the layer too");
    assert_eq!(free["a"].0, json!("2026-09-01"));
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
