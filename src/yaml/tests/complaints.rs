//! What is said of keys and values that are not what was wanted, and the cure.

use super::*;

#[test]
fn something_else_than_a_map_is_said_to_be_so() {
    check::<Front>("- 가\n- 나\n", Format::Yaml, &["1:1 a list, not a table of keys and values"]);
    check::<Front>("# x\n그냥 글\n", Format::Yaml, &["2:1 the text `그냥 글`, not a table of keys and values"]);
    check::<Front>("title:가\n", Format::Yaml, &["1:1 `:` has no space behind it; write `title: 가`"]);
    check::<Front>(
        "dateline: [서울, 2026-01-01]",
        Format::Yaml,
        &["1:11 dateline: a list, not a table of keys and values"],
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
            "2:9 weight: too large: `300`, not a whole number from 0 to 255",
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
        &["1:8 title: a table of keys and values, not text", "2:9 facts[0]: a list, not a table of keys and values"],
    );
    let path = FieldPath::root().key("facts").index(2).key("as_of").key("a.b");
    assert_eq!(path.to_string(), "facts[2].as_of.\"a.b\"");
}

#[test]
fn a_key_in_korean_is_translated() {
    let known = ["title", "subtitle", "summary", "date", "updated", "authors", "desk", "tags", "embargo", "kind"];
    let known = known.into_iter().chain(["status", "cover", "photo", "name", "role", "series"]);
    let cases = [
        ("제목", "title"),
        ("부제", "subtitle"),
        ("요약", "summary"),
        ("날짜 일시", "date"),
        ("수정", "updated"),
        ("기자 글쓴이 작성자", "authors"),
        ("부서 데스크 분류", "desk"),
        ("태그", "tags"),
        ("엠바고 엠바고：2026-12-01", "embargo"),
        ("종류", "kind"),
        ("상태", "status"),
        ("사진 이미지 표지", "cover"),
        ("이름", "name"),
        ("직함", "role"),
        ("연재", "series"),
    ];
    for (written, name) in cases {
        for written in written.split(' ') {
            assert_eq!(meant(written, known.clone()), Some(name), "{written}");
        }
    }
    assert_eq!((meant("제목", ["name"]), meant("날씨", known)), (None, None));
    // macOS takes letters apart.
    assert_eq!(meant("\u{1110}\u{1162}\u{1100}\u{1173}", ["tags"]), Some("tags"));
    check_words(&[
        ("제목: 가", "there is no setting `제목`; write `title:`"),
        ("엠바고: 가", "there is no setting `엠바고`; remove it; data of your own goes under `extra:`"),
        ("titel: 가", "there is no setting `titel`; did you mean `title`?"),
        ("dateline: { 날짜: 2026-01-01 }", "there is no setting `날짜`; write `date:`"),
        ("dateline: { 날씨: 맑음 }", "there is no setting `날씨`; remove it"),
    ]);
}

#[test]
fn a_value_of_the_wrong_sort_has_a_cure() {
    check_words(&[
        (
            "headline: [가]",
            "`headline` should be text, or a language and text for each, and is a list; write `headline: …`, or `headline: { ko: …, en: … }`",
        ),
        (
            "featured: 예",
            "`featured` should be `true` or `false`, and is the text `예`; write `featured: true` or `featured: false`",
        ),
        (
            "weight: 3편",
            "`weight` should be a whole number from 0 to 255, and is the text `3편`; write a number, such as `weight: 3`",
        ),
        (
            "weight: 1.5",
            "`weight` should be a whole number from 0 to 255, and is the number `1.5`; write a number, such as `weight: 12`",
        ),
        (
            "weight: -3",
            "`weight` should be a whole number from 0 to 255, and is the number `-3`; write a number, such as `weight: 12`",
        ),
        (
            "weight: 99999999999999999999",
            "`weight` should be a whole number from 0 to 255, and is too large: `99999999999999999999`; write a number, such as `weight: 12`",
        ),
        (
            "dateline: 서울",
            "`dateline` should be a table of keys and values, and is the text `서울`; write `dateline: { place: …, date: … }`",
        ),
        ("extra: 가", "`extra` should be a table of keys and values, and is the text `가`; write `extra: { key: … }`"),
        (
            "facts: [가]",
            "entry 1 of `facts` should be a table of keys and values, and is the text `가`; write `{ id: …, text: …, value: …, as_of: … }`",
        ),
        ("facts: [{ id: a, text: b }, { id: c }]", "entry 2 of `facts` has no `text`; add `text:`"),
        (
            "facts: [{ id: a, text: b, value: 많음 }]",
            "`value` in entry 1 of `facts` should be a number, and is the text `많음`; write a number, such as `value: 12`",
        ),
        ("tags: 반도체", "`tags` should be a list, and is the text `반도체`; write `tags: [반도체]`"),
        (
            "tags: \"#반도체, 공장\"",
            "`tags` should be a list, and is the text `#반도체, 공장`; write `tags: [\"#반도체, 공장\"]`",
        ),
        (
            "facts: { id: a }",
            "`facts` should be a list, and is a table of keys and values; begin each entry with `- `, or write `facts: [{ … }]`",
        ),
        (
            "tags:\n  - 삼성: 새 폰\n",
            "entry 1 of `tags` should be text, and is a table of keys and values; write `\"삼성: 새 폰\"` if it is one text",
        ),
        ("tags: [[가]]", "entry 1 of `tags` should be text, and is a list; take the inner brackets out"),
        (
            "title: [속보]",
            "`title` should be text, and is a list; write one text, in quotes if it has brackets: `title: \"[속보]\"`",
        ),
        (
            "title: {{ title }}",
            "`title` should be text, and is a table of keys and values; write one text, in quotes if it has brackets: `title: \"{{ title }}\"`",
        ),
        ("title:\n  - 가\n", "`title` should be text, and is a list; write one text on the line: `title: …`"),
        (
            "<<: 3",
            "`<<` should be the keys of an `&anchor`, and is something else; write `<<: *name` with the name of an `&name` above",
        ),
        ("- title: 가", "this should be a table of keys and values, and is a list; write lines of `key: value`"),
    ]);
    // One slip is said once.
    let (_, findings) = read::<Front>("facts: [{ id：a, text: b }, { ide: a, text: b }]", Format::Yaml);
    assert!(matches!(findings[..], [Finding { cause: Cause::UnknownKey { .. }, .. }, _]), "{findings:#?}");
    let toml = |text: &str| words::<Front>(text, Format::Toml);
    assert!(toml("featured = 'x'").ends_with("; write `featured = true` or `featured = false`"));
    assert!(toml("tags = 'x'").ends_with("; write `tags = [\"x\"]`"));
    assert!(toml("dateline = 'x'").ends_with("; write `dateline = { place = …, date = … }`"));
    assert!(toml("[facts]\nid = 'x'").ends_with("; write `[[…]]` instead of `[…]`"));
    // A form that a type's own words show.
    #[derive(serde::Deserialize, Debug)]
    struct One {
        #[serde(rename = "cover")]
        _cover: Picture,
    }
    #[derive(Debug)]
    struct Picture;
    impl<'de> Deserialize<'de> for Picture {
        fn deserialize<D: Deserializer<'de>>(inner: D) -> Result<Self, D::Error> {
            serde::de::IgnoredAny::deserialize(inner)?;
            let expected = "the path of a picture, or `{ src, alt }`";
            Err(D::Error::invalid_type(serde::de::Unexpected::Seq, &expected))
        }
    }
    let said =
        "`cover` should be the path of a picture, or `{ src, alt }`, and is a list; write `cover: { src: …, alt: … }`";
    assert_eq!(words::<One>("cover: [a.png]", Format::Yaml), said);
}

#[test]
fn a_key_without_a_value_is_found() {
    let empty = |text: &str, format| empty_keys(text, format).join(" ");
    let text = "title: a\nembargo:\nexpires: ~\nstatus: null\naudience: \"\"\ndraft: ' '\ntags: []\nextra: { k: }\n";
    assert_eq!(empty(text, Format::Yaml), "audience draft embargo expires status");
    assert_eq!(empty("embargo: \"~\"\nexpires: \"null\"\ndraft: false\npart: 0", Format::Yaml), "");
    assert_eq!(empty("embargo: # 2026-12-01\ntitle: a", Format::Yaml), "embargo");
    assert_eq!(
        empty("expiryDate: &a\ndate: *a\nextra: { b: &b { status: } }\n<<: *b", Format::Yaml),
        "date expiryDate status"
    );
    assert_eq!(empty("embargo:\nstatus: !x draft\ndraft:\ndraft: true\n", Format::Yaml), "draft embargo");
    assert_eq!(empty("embargo = ''\ndraft = false\ndate = 2026-01-01", Format::Toml), "embargo");
    for text in ["", "embargo", "- embargo:", "embargo:\ntitle: [a"] {
        assert_eq!(empty(text, Format::Yaml), "", "{text}");
    }
}
