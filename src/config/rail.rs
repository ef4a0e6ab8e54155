//! Rails: lists that a theme asks for in `theme.yaml` and the plan fills.

use serde::Deserialize;

use crate::diag::{Aim, At, Diag, FieldPath, Place, suggest};
use crate::kind::{self, KINDS};
use crate::path::RelPath;
use crate::yaml::{Entries, OneOrMany};

/// The most stories of one rail.
const LONGEST: usize = 100;

/// A sort of page that may have a rail.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum On {
    /// The first page of the front.
    Front,
    /// A story's page.
    Story,
    /// Pages of a desk's list.
    Desk,
    /// Every page.
    All,
}

const ON: &[(&str, On)] = &[("front", On::Front), ("story", On::Story), ("desk", On::Desk), ("all", On::All)];

/// A list of stories that a theme asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rail {
    /// Its name in templates, `rails.<name>`.
    pub name: String,
    /// Where it is.
    pub on: Vec<On>,
    /// The kind of its stories; any, where there is none.
    pub kind: Option<&'static str>,
    /// Whether its stories are of the desk of the page alone.
    pub same_desk: bool,
    /// How many stories it has at the most.
    pub count: usize,
    /// Whether it leaves out what the page shows already.
    pub fresh: bool,
}

/// A rail as written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRail {
    on: OneOrMany<String>,
    kind: Option<String>,
    desk: Option<String>,
    count: Option<usize>,
    fresh: Option<bool>,
}

/// Reads the rails of `theme.yaml`, in their order.
pub(super) fn rails(written: Entries<RawRail>, source: &RelPath, diags: &mut Vec<Diag>) -> Vec<Rail> {
    written.0.into_iter().map(|(name, raw)| rail(name, raw, source, diags)).collect()
}

fn rail(name: String, raw: RawRail, source: &RelPath, diags: &mut Vec<Diag>) -> Rail {
    let field = FieldPath::root().key("rails").key(name.clone());
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !name.chars().all(plain) || !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        let place = Place { source: source.clone(), at: At::Field(field.clone(), Aim::Key) };
        let diag = Diag::error("theme-setting", format!("a template cannot say `rails.{name}`")).at(place);
        diags.push(diag.hint("name it with small letters, digits and `_`"));
    }
    let mut wrong = |path: FieldPath, message: String, hint: Option<String>| {
        diags.push(Diag::error("theme-setting", message).at(Place::field(source, path)).maybe_hint(hint));
    };
    let mut on = Vec::new();
    for (i, word) in raw.on.0.iter().enumerate() {
        match ON.iter().find(|(known, _)| known == word) {
            Some((_, page)) => on.push(*page),
            None => {
                let known = ON.iter().map(|(known, _)| *known);
                let hint = suggest::did_you_mean(word, known.clone())
                    .unwrap_or_else(|| format!("write one of {}", known.collect::<Vec<_>>().join(", ")));
                wrong(field.key("on").index(i), format!("there is no rail on `{word}`"), Some(hint));
            }
        }
    }
    let kind = raw.kind.as_deref().and_then(|word| {
        let found = kind::named(word).map(|kind| kind.name);
        if found.is_none() {
            let known = KINDS.iter().map(|kind| kind.name);
            let hint = suggest::did_you_mean(word, known.clone())
                .unwrap_or_else(|| format!("write one of {}", known.collect::<Vec<_>>().join(", ")));
            wrong(field.key("kind"), format!("there is no kind of story called `{word}`"), Some(hint));
        }
        found
    });
    if let Some(word) = raw.desk.as_deref().filter(|word| *word != "same") {
        let hint = "write `desk: same` for the desk of the page; a theme knows no desk by its name";
        wrong(field.key("desk"), format!("`desk` cannot be `{word}`"), Some(hint.to_owned()));
    }
    if raw.count.is_some_and(|count| !(1..=LONGEST).contains(&count)) {
        wrong(field.key("count"), format!("a rail has 1 to {LONGEST} stories"), None);
    }
    Rail {
        name,
        on,
        kind,
        same_desk: raw.desk.is_some(),
        count: raw.count.unwrap_or(4).clamp(1, LONGEST),
        fresh: raw.fresh.unwrap_or_default(),
    }
}
