//! Words findings as diagnostics.

use super::{Cause, Finding, meant};
use crate::diag::{Aim, At, Diag, FieldPath, Place, Step, suggest};
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
    let name = name(finding.path.steps());
    let diag = match finding.cause {
        Cause::Syntax { message, cure, .. } => Diag::error("yaml-form", message).maybe_hint(cure),
        Cause::UnknownKey { key, .. } if key.contains('：') => {
            Diag::error("yaml-form", "`：` is a full-width colon").hint(plain_colon(&key))
        }
        Cause::UnknownKey { key, expected } => {
            Diag::error("unknown-key", format!("there is no setting `{key}`")).hint(instead_of(&key, &expected))
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
        Cause::WrongType { found, wanted, cure } => {
            Diag::error("wrong-type", format!("{name} should be {wanted}, and is {found}")).maybe_hint(cure)
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

/// What a value is called: `` `title` ``, `` entry 2 of `links` ``, `` `url` in entry 2 of `links` ``.
fn name(steps: &[Step]) -> String {
    let Some(at) = steps.iter().rposition(|step| matches!(step, Step::Index(_))) else {
        return if steps.is_empty() { "this".to_owned() } else { format!("`{}`", FieldPath(steps.to_vec())) };
    };
    let Step::Index(index) = steps[at] else { return String::new() };
    let of = if at == 0 { String::new() } else { format!(" of {}", name(&steps[..at])) };
    let entry = format!("entry {}{of}", index + 1);
    if at + 1 == steps.len() { entry } else { format!("{} in {entry}", name(&steps[at + 1..])) }
}

/// What to do with a key that is no setting.
fn instead_of(key: &str, expected: &[String]) -> String {
    let is_known = |name: &str| expected.iter().any(|known| known == name);
    match meant(key, expected.iter().map(String::as_str)) {
        Some("cover") if !key.is_ascii() && is_known("photo") => "write `cover:`, or for a person `photo:`".to_owned(),
        Some(name) if !key.is_ascii() => format!("write `{name}:`"),
        Some(name) => format!("did you mean `{name}`?"),
        None if is_known("extra") => "remove it; data of your own goes under `extra:`".to_owned(),
        None => "remove it".to_owned(),
    }
}

fn plain_colon(key: &str) -> String {
    let (name, value) = key.split_once('：').unwrap_or((key, ""));
    match value.trim() {
        "" => format!("write `{}:` and a space", name.trim()),
        value => format!("write `{}: {value}`", name.trim()),
    }
}
