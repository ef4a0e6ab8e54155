//! What is said of a text that is not YAML or TOML, and the cure.

use std::collections::HashMap;

use serde_json::json;

use super::*;

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
        ("a:\n\tdesk: x", "2:1 there is a tab where spaces are wanted; use spaces instead of the tab"),
        ("a: b\n\tdesk: x", "2:1 there is a tab where spaces are wanted; use spaces instead of the tab"),
        ("tags: [가, 나", "1:7 `[` is never closed; close it with `]`"),
        ("tags: [가, 나\ntitle: x", "1:7 `[` is never closed; close it with `]`"),
        ("x: { a: [b }", "1:9 `[` is never closed; close it with `]`"),
        ("x: { a: b\ny: c", "1:4 `{` is never closed; close it with `}`"),
        ("x: @handle", "1:4 a value cannot start with `@`; write it in quotes: `x: \"@handle\"`"),
        ("o: { f: @a@b }", "1:9 a value cannot start with `@`; write it in quotes: `f: \"@a@b\"`"),
        ("o: { e: 1, f: @a@b, g: x }\nn: y", "1:15 a value cannot start with `@`; write it in quotes: `f: \"@a@b\"`"),
        ("l: [a, @b]", "1:8 a value cannot start with `@`; write it in quotes: `\"@b\"`"),
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
        ("desk: x\ntitle:가\nb: c", "2:1 `:` has no space behind it; write `title: 가`"),
        ("- a\n-b\n- c", "2:1 `-` has no space behind it; write `- b`"),
        ("a: \"\\d\"", "1:5 `\\` has a meaning of its own in double quotes; write `\\\\`, or use single quotes"),
        ("a: b\n- c", "2:1 a list item stands where a key is expected; indent it below the key of its list"),
        ("a: b\u{7}", "1:5 there is an invisible control character here; delete it"),
        (
            "a: b\n---\nc: d",
            "2:1 the front matter ends here, but text follows; keep everything between two `---` lines",
        ),
        ("{a: b} c", "1:1 text follows where the front matter is complete; take it out"),
        ("a: [b: c: d]", "1:9 a value that holds `: ` needs quotes; put it in quotes"),
        ("a: { b:, c: d }", "1:7 `:` has no space behind it; write `: `, or put the value in quotes"),
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
            "1:9 text needs quotes; write `title = \"가\"`",
            "2:11 text needs quotes; write `summary = \"나\"`",
            "3:8 invalid date, expected month between 01 and 12; -",
            "4:1 `date` is there twice; keep one of them",
        ],
    );
    let free: HashMap<String, Free> = toml::from_str("a = 2026-09-01").expect("dates read without the layer too");
    assert_eq!(free["a"].0, json!("2026-09-01"));
}

#[test]
fn a_hash_in_brackets_begins_a_remark() {
    let said = "`#` begins a remark: the rest of the line is not read; write";
    let cases = [
        ("tags: [#반도체, #공장]\n", "1:8", "`[\"#반도체\", \"#공장\"]`"),
        ("tags: [#반도체, #공장]\ntitle: x\nb: [c]\n", "1:8", "`[\"#반도체\", \"#공장\"]`"),
        ("a: b\ntags: [반도체, #공장]", "2:13", "`[반도체, \"#공장\"]`"),
        ("tags: [it's, 삼성 #1, \"#2\", #3] # x\n---\n", "1:17", "`[it's, \"삼성 #1\", \"#2\", \"#3\"]`"),
        ("a: { color: #fff, b: c }\nd: e", "1:13", "`{ color: \"#fff\", b: c }`"),
        ("x:\n  - [#가]\n", "2:6", "`[\"#가\"]`"),
    ];
    for (text, place, cure) in cases {
        check::<Any>(text, Format::Yaml, &[&format!("{place} {said} {cure}")]);
    }
    // A remark that hides no bracket is not to blame.
    check::<Any>("tags: [가, # 첫째\n  나\nb: c", Format::Yaml, &["1:7 `[` is never closed; close it with `]`"]);
    check::<Any>(
        "tags: [가, # [나]\n  다]\nb: [, c]",
        Format::Yaml,
        &["3:5 there is nothing before the `,`; write a value, or take it out"],
    );
    check::<Any>("b: c\ntags: [가,\n", Format::Yaml, &["2:7 `[` is never closed; close it with `]`"]);
}

#[test]
fn a_full_width_colon_is_named() {
    let cases = [
        ("title：글", "1:6", "title: 글"),
        ("title：글\ndate：2026-01-01\n", "1:6", "title: 글"),
        ("title：글\ndesk：x\ndate: x", "1:6", "title: 글"),
        ("date: x\ntitle ： 글\n", "2:7", "title: 글"),
        ("date: x\ntitle：새 폰: 둘째\n", "", ""),
        ("date: x\ntime：10:30\ndesk: x", "2:5", "time: \"10:30\""),
        ("a:\n  src：a.png\n  alt: b\n", "2:6", "src: a.png"),
        ("links:\n  - name：a\n    url: b\n", "2:9", "name: a"),
        ("desk: x\nextra：\nb: c", "2:6", "extra:"),
    ];
    for (text, place, entry) in cases {
        let expected = format!("{place} `：` is a full-width colon; write `{entry}`");
        let expected: &[&str] = if entry.is_empty() { &[] } else { &[&expected] };
        check::<Any>(text, Format::Yaml, expected);
    }
    check_words(&[
        ("title：새 폰: 둘째", "`：` is a full-width colon; write `title: 새 폰`"),
        ("dateline: { place：서울 }", "`：` is a full-width colon; write `place: 서울`"),
    ]);
    // In a value it means nothing.
    check::<Front>("title: 새 폰：둘째\nsummary: |\n  가：나\n", Format::Yaml, &[]);
}

#[test]
fn toml_that_is_none_has_a_cure() {
    let cases = [
        ("title = First # x", "1:9 text needs quotes; write `title = \"First\"`"),
        ("title = info", "1:9 text needs quotes; write `title = \"info\"`"),
        ("title = “가” 나", "1:9 text needs quotes; write `title = \"가” 나\"`"),
        ("title = \"가\" 나", "1:13 there is more text after the closing quote; write `title = '\"가\" 나'`"),
        ("title = It's \"ok\"", "1:9 text needs quotes; write `title = \"It's \\\"ok\\\"\"`"),
        ("title = [속보] 삼성", "1:9 text needs quotes; write `title = \"[속보] 삼성\"`"),
        ("tags = ['a', 다]", "1:14 text needs quotes; write `\"다\"`"),
        ("draft = True", "1:9 `True` is not written in small letters; write `draft = true`"),
        ("draft = yes", "1:9 text needs quotes; write `draft = \"yes\"`, or `draft = true` for a switch"),
        ("part = 1,000", "1:8 a number has no commas; write `part = 1000`"),
        ("embargo =\ntitle = 'a'", "1:9 there is nothing behind the `=`; write a value, or take the line out"),
        ("title = \"가", "1:9 the quote `\"` is never closed; put `\"` where the text ends"),
        ("제목 = 'a'", "1:1 `제목` cannot be a key; write the setting's English name"),
        ("title", "1:1 this line has no `=`; write `key = \"text\"`"),
        ("draft: true", "1:6 TOML has `=` between a key and its value, not `:`; write `draft = true`"),
        ("title：글", "1:6 TOML has `=` between a key and its value, not `：`; write `title = \"글\"`"),
    ];
    for (text, expected) in cases {
        check::<Any>(text, Format::Toml, &[expected]);
    }
}
