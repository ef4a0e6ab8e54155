//! Facts: figures with their unit, what they count, as of when, and who says so.

use serde::Deserialize;

use super::{Block, Given, Inner};
use crate::body::form::{Form, only};
use crate::body::markup::escaped;
use crate::body::parse::Writer;
use crate::diag::Diag;
use crate::yaml::{OneOrMany, Scalar};

/// Figures that a reader may look up and quote, each with an address of its own.
pub const BLOCK: Block = Block {
    name: "facts",
    about: "figures with their unit, what they count, as of when, and the source",
    main: None,
    keys: &["value", "unit", "what", "as_of", "source"],
    lists: true,
    tried: &["숫자", "수치", "사실", "fact", "figures", "numbers", "stats"],
    write,
};

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Entry {
    value: Option<Scalar>,
    unit: Option<Scalar>,
    what: Option<Scalar>,
    as_of: Option<Scalar>,
    source: Option<Scalar>,
}

fn write<'w>(writer: &mut Writer<'w>, given: &Given<'_>, inner: Inner<'_, 'w>) -> String {
    writer.no_argument(given, "write each figure below it: `- value: 4,180`");
    let known = writer.diags.len();
    let OneOrMany(entries) = writer.fields::<OneOrMany<Entry>>(given);
    if entries.is_empty() && given.argument.is_none() && writer.diags.len() == known {
        writer.empty(given, "write each figure below it: `- value: 4,180` and `what: …` under that");
    }
    let mut rows = String::new();
    for (number, entry) in entries.into_iter().enumerate() {
        let value = given.said("value", entry.value);
        let what = given.said("what", entry.what);
        let (Some(value), Some(what)) = (&value, &what) else {
            let (lacking, hint) = match value {
                None => ("value", "add `value:` with the figure, as readers should see it"),
                Some(_) => ("what", "add `what:` with what it counts"),
            };
            let message = format!("fact {} has no `{lacking}`", number + 1);
            let span = value.or(what).map_or(given.line.clone(), |said| said.span);
            if given.lacks::<()>(lacking, &None) {
                writer.tell(Diag::error("field-missing", message).hint(hint), &span);
            }
            continue;
        };
        let id = writer.anchors.give(&format!("fact {}", what.text), None);
        let unit = given.said("unit", entry.unit);
        let unit = unit.map(|unit| format!(" <span class=\"unit\">{}</span>", writer.words(&unit.text)));
        let as_of = writer.as_of(given.said("as_of", entry.as_of));
        let source = given.said("source", entry.source).map(|source| writer.words(&source.text)).unwrap_or_default();
        let about: Vec<&str> = [&*as_of, &*source].into_iter().filter(|part| !part.is_empty()).collect();
        let about = match about.is_empty() {
            true => String::new(),
            false => format!("<dd class=\"source\">{}</dd>", about.join(" · ")),
        };
        let colon = only(&[Form::Text], ": ");
        rows.push_str(&format!(
            "<div id=\"{}\"><dt>{}{colon}</dt><dd><span class=\"value\">{}</span>{}</dd>{about}</div>\n",
            escaped(&id),
            writer.words(&what.text),
            writer.words(&value.text),
            unit.unwrap_or_default(),
        ));
        given.next();
    }
    let note = writer.enclosed(inner);
    format!("<div class=\"block-facts\"><dl>\n{rows}</dl>\n{}</div>", note.trim())
}
