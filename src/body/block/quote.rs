//! The quote: what somebody said, and who.

use serde::Deserialize;

use super::{Block, Given, Inner};
use crate::body::Goal;
use crate::body::form::{Form, each, only};
use crate::body::markup::escaped;
use crate::body::parse::Writer;
use crate::diag::Diag;
use crate::lang::Lang;
use crate::yaml::Scalar;

/// Words of a person, with the name under them.
pub const BLOCK: Block = Block {
    name: "quote",
    about: "what somebody said, with the name, the role and where it was said",
    main: Some("by"),
    keys: &["by", "role", "lang", "source", "url"],
    lists: false,
    tried: &["인용", "인용문", "blockquote", "pullquote", "cite", "q"],
    write,
};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Fields {
    by: Option<Scalar>,
    role: Option<Scalar>,
    lang: Option<Scalar>,
    source: Option<Scalar>,
    url: Option<Scalar>,
}

fn write<'w>(writer: &mut Writer<'w>, given: &Given<'_>, inner: Inner<'_, 'w>) -> String {
    let fields: Fields = writer.fields(given);
    let by = writer.main(given, "by", fields.by);
    let lang = given.said("lang", fields.lang).and_then(|said| {
        let lang = Lang::new(&said.text);
        if lang.is_none() {
            let message = format!("`{}` is no language", said.text);
            writer.tell(Diag::error("language-unknown", message).hint("write a tag such as `en` or `ko`"), &said.span);
        }
        lang
    });
    let words = writer.enclosed(inner);
    if words.trim().is_empty() {
        writer.empty(given, "write what was said, and `:::` after it");
    }
    let lang = lang.map(|lang| format!(" lang=\"{lang}\"")).unwrap_or_default();
    let mut who = Vec::new();
    if let Some(by) = by {
        writer.count(&by.text);
        let mark = writer.refer(&by.text, &by.span, Goal::Person, false);
        who.push(format!("<span class=\"by\"> name=\"{mark}\"</span>"));
    }
    if let Some(role) = given.said("role", fields.role) {
        who.push(format!("<span class=\"role\">{}</span>", writer.words(&role.text)));
    }
    let source = given.said("source", fields.source);
    let url = given.said("url", fields.url);
    let href = url.as_ref().map(|url| writer.address(url));
    match (source, &href) {
        (Some(source), Some(href)) => {
            who.push(format!("<cite><a{href}>{}</a></cite>", writer.words(&source.text)));
        }
        (Some(source), None) => who.push(format!("<cite>{}</cite>", writer.words(&source.text))),
        (None, Some(href)) => {
            let words = writer.pick("출처", "source");
            who.push(format!("<cite><a{href}>{}</a></cite>", escaped(words)));
        }
        (None, None) => {}
    }
    let words = words.trim();
    if who.is_empty() {
        return format!("<figure class=\"block-quote\"><blockquote{lang}>\n{words}\n</blockquote></figure>");
    }
    // A reader of text needs a sign between the words and the name.
    let dash = only(&[Form::Text], "— ");
    let comma = each(" ", ", ", ", ");
    format!(
        "<figure class=\"block-quote\"><blockquote{lang}>\n{words}\n</blockquote>\n<figcaption>{dash}{}</figcaption></figure>",
        who.join(&comma)
    )
}
