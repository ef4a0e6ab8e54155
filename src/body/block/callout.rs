//! The callout: a box beside the story, for what some readers need to know.

use serde::Deserialize;

use super::{Block, Given, Inner};
use crate::body::markup::escaped;
use crate::body::parse::Writer;
use crate::yaml::Scalar;

/// A box.
pub const BLOCK: Block = Block {
    name: "callout",
    about: "a box for what some readers need to know: a note, a tip or a warning",
    main: Some("kind"),
    keys: &["kind", "title"],
    lists: false,
    tried: &[
        "알림",
        "상자",
        "참고",
        "주의",
        "admonition",
        "alert",
        "box",
        "aside",
        "note",
        "tip",
        "warning",
        "info",
        "danger",
        "caution",
        "important",
        "success",
        "error",
        "details",
        "hint",
    ],
    write,
};

const KINDS: [&str; 3] = ["note", "tip", "warning"];

/// A box of another generator.
#[derive(Debug)]
pub(in crate::body) struct Foreign {
    names: &'static [&'static str],
    kind: &'static str,
    ko: &'static str,
    en: &'static str,
}

impl Foreign {
    /// Returns which of our boxes it is.
    pub fn kind(&self) -> &'static str {
        self.kind
    }
}

/// Boxes of Docusaurus, VuePress, VitePress, Quarto and their like.
const FOREIGN: [Foreign; 6] = [
    Foreign { names: &["note", "info", "details", "abstract", "secondary"], kind: "note", ko: "참고", en: "Note" },
    Foreign { names: &["tip", "hint", "success"], kind: "tip", ko: "도움말", en: "Tip" },
    Foreign { names: &["important"], kind: "warning", ko: "중요", en: "Important" },
    Foreign { names: &["warning"], kind: "warning", ko: "주의", en: "Warning" },
    Foreign { names: &["caution", "attention"], kind: "warning", ko: "주의", en: "Caution" },
    Foreign { names: &["danger", "error"], kind: "warning", ko: "경고", en: "Danger" },
];

/// Returns the box of another generator.
pub(in crate::body) fn foreign(name: &str) -> Option<&'static Foreign> {
    FOREIGN.iter().find(|foreign| foreign.names.iter().any(|known| known.eq_ignore_ascii_case(name)))
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Fields {
    kind: Option<Scalar>,
    title: Option<Scalar>,
}

fn write<'w>(writer: &mut Writer<'w>, given: &Given<'_>, inner: Inner<'_, 'w>) -> String {
    let fields: Fields = writer.fields(given);
    let said = writer.main(given, "kind", fields.kind);
    let kind = said.and_then(|said| writer.one_of("kind", &said, &KINDS)).unwrap_or("note");
    let label = match kind {
        "tip" => writer.pick("도움말", "Tip"),
        "warning" => writer.pick("주의", "Warning"),
        _ => writer.pick("참고", "Note"),
    };
    let title = given.said("title", fields.title).map_or(label.to_owned(), |title| title.text);
    framed(writer, given, kind, &title, inner)
}

/// Writes a box of another generator; what stands behind its name is the title.
pub(super) fn foreign_box<'w>(
    writer: &mut Writer<'w>,
    foreign: &Foreign,
    given: &Given<'_>,
    inner: Inner<'_, 'w>,
) -> String {
    let fields: Fields = writer.fields(given);
    let title = given.argument.clone().or_else(|| given.said("title", fields.title));
    let title = title.map_or(writer.pick(foreign.ko, foreign.en).to_owned(), |title| title.text);
    framed(writer, given, foreign.kind, &title, inner)
}

fn framed<'w>(writer: &mut Writer<'w>, given: &Given<'_>, kind: &str, title: &str, inner: Inner<'_, 'w>) -> String {
    let title = writer.words(title);
    let text = writer.enclosed(inner);
    if text.trim().is_empty() && !writer.options.bare {
        writer.empty(given, "write the text of the box, and `:::` after it");
    }
    let text = text.trim();
    format!(
        "<aside class=\"block-callout {}\" aria-label=\"{title}\">\n<p class=\"title\">{title}</p>\n{text}\n</aside>",
        escaped(kind)
    )
}
