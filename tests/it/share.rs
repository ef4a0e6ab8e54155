//! What the preview is told of a page is what the page's own tags say.

use masthead::path::UrlPath;
use masthead::share::{self, Facts, simulate};
use masthead::world::MemoryWorld;

use crate::stand::{self, Built, build, public};

/// A newsroom with pages of every kind, in two languages, with cards or without.
fn newsroom(cards: bool) -> MemoryWorld {
    let mut world = stand::plain();
    let settings = format!(
        "name: {{ ko: 누리봄 뉴스룸, en: Nuribom News }}\nbase_url: https://news.nuribom.co.kr/press/\n\
         languages: [ko, en]\ntheme: press\ncards: {cards}\npage_size: 2\n\
         summary: {{ ko: \"전지를 만드는 사람들의 \\\"소식\\\" & 기록\" }}\n"
    );
    world.put("newsroom.yaml", stand::settings(&settings));
    world.put("content/stories/wide.png", stand::png(1200, 630));
    world.put("content/stories/tall.png", stand::png(600, 900));
    let story = |title: &str, more: &str| {
        format!("---\ntitle: \"{title}\"\ndate: 2026-08-01\ntags: [전지]\n{more}---\n\n첫 문단이다. 둘째 문장이다.\n")
    };
    let wide = "desk: company\nauthors: [kim]\ncover: { src: wide.png, alt: 전지 }\nsummary: 한 문장 & 또 한 문장.\n";
    world.put("content/stories/wide.md", story("‘온담’ <양산> & 시작", wide));
    world.put("content/stories/wide.en.md", story("Ondam goes into production", "desk: company\nauthors: [kim]\n"));
    world.put(
        "content/stories/tall.md",
        story("세로", "kind: release\ndesk: company\ncover: { src: tall.png, alt: 탑 }\n"),
    );
    world.put(
        "content/stories/bare.md",
        story("그림 없이", "subtitle: 부제목\ndesk: company\nauthors: [kim]\nseries: first\n"),
    );
    world.put("content/series/first.md", "---\ntitle: 첫걸음\n---\n");
    world.put("content/pages/about.md", "---\ntitle: 소개\n---\n\n우리는 전지를 만든다.\n");
    world
}

#[test]
fn facts_are_what_the_tags_say() {
    for cards in [false, true] {
        let world = newsroom(cards);
        let viewpoint = public(stand::NOW);
        let built = build(&world, &viewpoint);
        assert_eq!(built.errors(), "");
        let mut pages = 0;
        for path in built.files.keys() {
            let facts = stand::facts(&world, &viewpoint, path);
            let text = built.text(path).unwrap_or_default();
            let head = Head(text.split("</head>").next().unwrap_or_default());
            match facts {
                Some(facts) => {
                    compare(path, &facts, &head, &built);
                    pages += 1;
                }
                None => assert_eq!(head.property("og:title"), None, "{path} is a page"),
            }
        }
        assert!(pages > 12, "there are only {pages} pages");
    }
}

/// The tags of a page.
struct Head<'h>(&'h str);

impl Head<'_> {
    fn tag(&self, open: &str) -> Option<String> {
        let (_, rest) = self.0.split_once(open)?;
        let value = rest.split_once('"')?.0;
        Some(value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
    }

    fn property(&self, name: &str) -> Option<String> {
        self.tag(&format!("<meta property=\"{name}\" content=\""))
    }

    fn name(&self, name: &str) -> Option<String> {
        self.tag(&format!("<meta name=\"{name}\" content=\""))
    }
}

#[track_caller]
fn compare(path: &str, facts: &Facts, head: &Head<'_>, built: &Built) {
    let same = |what: &str, own: Option<&str>, tag: Option<String>| {
        assert_eq!(own.filter(|own| !own.is_empty()), tag.as_deref(), "{what} of {path}");
    };
    same("title", Some(&facts.title), head.property("og:title"));
    same("heading", Some(&facts.heading), head.0.split_once("<title>").map(|(_, rest)| unescaped(rest)));
    same("description", Some(&facts.description), head.property("og:description"));
    same("url", Some(&facts.url), head.property("og:url"));
    same("site", Some(&facts.site), head.property("og:site_name"));
    same("size", Some(if facts.large { "summary_large_image" } else { "summary" }), head.name("twitter:card"));
    for (i, number) in ["1", "2"].iter().enumerate() {
        let (name, value) = facts.labels.get(i).map(|(name, value)| (name.as_str(), value.as_str())).unzip();
        same("label", name, head.name(&format!("twitter:label{number}")));
        same("data", value, head.name(&format!("twitter:data{number}")));
    }
    assert!(facts.url.starts_with(&format!("https://{}/", facts.host)), "host of {path}");
    assert_eq!(facts.crumbs.first(), Some(&facts.site), "crumbs of {path}");

    let card = facts.card.as_ref();
    let absolute = card.map(|card| format!("https://news.nuribom.co.kr{}", card.src));
    same("card", absolute.as_deref(), head.property("og:image"));
    same("type", card.and_then(|card| card.media_type), head.property("og:image:type"));
    same("alt", card.map(|card| card.alt.as_str()), head.property("og:image:alt"));
    let number = |n: Option<u32>| n.map(|n| n.to_string());
    same("width", number(card.and_then(|card| card.width)).as_deref(), head.property("og:image:width"));
    same("height", number(card.and_then(|card| card.height)).as_deref(), head.property("og:image:height"));
    if let Some(card) = card {
        let out = card.src.strip_prefix("/press/").expect("a card lies in the site's folder");
        assert!(built.files.contains_key(out), "there is no card `{out}` of {path}");
    }
}

fn unescaped(rest: &str) -> String {
    let text = rest.split_once("</title>").map_or("", |(text, _)| text);
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn crumbs_lead_by_the_desk_or_by_the_kind() {
    let (mut world, viewpoint) = (newsroom(false), public(stand::NOW));
    // A story without a desk is a mistake, but the preview shows it.
    world.put("content/stories/lone.md", "---\ntitle: 홀로\nkind: release\ndate: 2026-08-01\n---\n\n글.\n");
    let crumbs = |path: &str| stand::facts(&world, &viewpoint, path).map(|facts| facts.crumbs.join(" › "));
    for (path, expected) in [
        ("stories/wide/index.html", Some("누리봄 뉴스룸 › Company")),
        ("stories/lone/index.html", Some("누리봄 뉴스룸 › 보도자료")),
        ("index.html", Some("누리봄 뉴스룸")),
        ("about/index.html", Some("누리봄 뉴스룸")),
        ("404.html", None),
        ("sitemap.xml", None),
        ("nowhere/index.html", None),
    ] {
        assert_eq!(crumbs(path).as_deref(), expected, "{path}");
    }
}

#[test]
fn a_simulation_is_written_as_the_preview_reads_it() {
    let (world, viewpoint) = (newsroom(false), public(stand::NOW));
    let mut facts = stand::facts(&world, &viewpoint, "stories/wide/index.html").expect("a page");
    facts.card.as_mut().expect("a picture").bytes = Some(18_000);
    let json = serde_json::to_value(simulate(&facts)).expect("facts can be written");
    let keys = |value: &serde_json::Value| {
        let mut keys: Vec<String> = value.as_object().into_iter().flatten().map(|(key, _)| key.clone()).collect();
        keys.sort();
        keys.join(" ")
    };
    assert_eq!(keys(&json), "channels page services");
    assert_eq!(keys(&json["page"]), "card crumbs date description host labels site title url");
    assert_eq!(keys(&json["page"]["card"]), "alt bytes height src width");
    assert_eq!(json["page"]["labels"][0][1], "1분");
    assert_eq!(json["page"]["date"], "2026. 8. 1.");
    let service = &json["services"][0];
    assert_eq!(keys(service), "description fine id image name rule title verdict");
    assert_eq!(keys(&service["title"]), "lines rest shown");
    assert_eq!(keys(&service["image"]), "fit ratio shown small why");
    assert_eq!((&service["id"], &service["image"]["fit"]), (&"kakaotalk".into(), &"cover".into()));
    assert_eq!(service["image"]["ratio"], serde_json::json!([2, 1]));
    assert_eq!(keys(&json["channels"][0]), "fine fold id limit name rule text unit used why");
    assert_eq!(json["services"].as_array().map(Vec::len), Some(share::SERVICES.len()));
    assert_eq!(json["channels"].as_array().map(Vec::len), Some(share::CHANNELS.len()));
    assert!(UrlPath::new("/stories/wide/").is_some_and(|url| facts.url.ends_with(url.as_str())));
}
