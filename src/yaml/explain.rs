//! Words findings as diagnostics.

use super::{Cause, Finding};
use crate::diag::{Aim, At, Diag, Place, suggest};
use crate::path::RelPath;

/// Turns findings into errors of the file `source`. Spans of broken text count from the text that was read.
pub fn explain(source: &RelPath, findings: Vec<Finding>) -> Vec<Diag> {
    findings.into_iter().map(|finding| one(source, finding)).collect()
}

fn one(source: &RelPath, finding: Finding) -> Diag {
    let at = match &finding.cause {
        Cause::Syntax { at, .. } => At::Span(at.clone()),
        _ => At::Field(finding.path.clone(), finding.aim),
    };
    let name = match finding.path.steps() {
        [] => "this".to_owned(),
        _ => format!("`{}`", finding.path),
    };
    let diag = match finding.cause {
        Cause::Syntax { message, cure, .. } => Diag::error("yaml-form", message).maybe_hint(cure),
        Cause::UnknownKey { key, expected } => {
            let hint = suggest::did_you_mean(&key, expected.iter().map(String::as_str));
            let hint = hint.unwrap_or_else(|| "remove it; data of your own goes under `extra:`".to_owned());
            Diag::error("unknown-key", format!("there is no setting `{key}`")).hint(hint)
        }
        Cause::UnknownWord { word, expected } => {
            let hint = suggest::did_you_mean(&word, expected.iter().map(String::as_str))
                .unwrap_or_else(|| format!("write one of {}", expected.join(", ")));
            Diag::error("unknown-word", format!("{name} cannot be `{word}`")).hint(hint)
        }
        Cause::Missing { field } => {
            Diag::error("field-missing", format!("{name} has no `{field}`")).hint(format!("add `{field}:`"))
        }
        Cause::Duplicate { key } => Diag::error("key-twice", format!("`{key}` is there twice"))
            .hint("keep one of them; names of other generators count as ours (`author` is `authors`)"),
        Cause::WrongType { found, wanted } => {
            Diag::error("wrong-type", format!("{name} should be {wanted}, and is {found}"))
        }
        Cause::Invalid(message) => Diag::error("wrong-value", format!("{name}: {message}")),
        Cause::Tag { name: tag } => {
            Diag::error("yaml-form", format!("the tag `{tag}` means nothing here")).hint("remove it")
        }
        Cause::TooLarge => Diag::error("yaml-size", "this unfolds into more lists and maps than anybody wrote")
            .hint("remove the aliases (`*name`) that stand within one another"),
        Cause::TooDeep => Diag::error("yaml-size", "lists and maps lie within one another too deeply"),
    };
    let at = match at {
        At::Field(path, Aim::Value) if path.steps().is_empty() => At::Span(0..0),
        at => at,
    };
    diag.at(Place { source: source.clone(), at })
}
