//! Words of a theme in the languages of the newsroom, as Fluent messages.

use std::collections::{BTreeMap, HashMap};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use unic_langid::LanguageIdentifier;

use super::theme::Theme;
use crate::diag::{Diag, Place};
use crate::lang::Lang;

/// The language whose words stand in where a theme has none in another.
const STAND_IN: &str = "en";

/// Words of every language.
pub struct Words {
    bundles: HashMap<Lang, FluentBundle<FluentResource>>,
    plain: HashMap<Lang, BTreeMap<String, String>>,
}

impl Words {
    /// Reads a theme's words for these languages.
    pub fn load(theme: &Theme, languages: &[Lang]) -> (Self, Vec<Diag>) {
        let mut diags = Vec::new();
        let mut words = Self { bundles: HashMap::new(), plain: HashMap::new() };
        for files in theme.words.values() {
            for (path, text) in files {
                if let Some(at) = too_deep(text) {
                    let place = Place::span(path, at..at + 1);
                    diags.push(Diag::error("word-form", "braces lie within one another without end").at(place));
                    continue;
                }
                if let Err((_, errors)) = FluentResource::try_new(text.clone()) {
                    diags.extend(errors.into_iter().map(|error| {
                        Diag::error("word-form", format!("this is not a Fluent message: {}", error.kind))
                            .at(Place::span(path, error.pos.clone()))
                            .hint("write `name = words` on a line of its own")
                    }));
                }
            }
        }
        for lang in languages {
            let id: LanguageIdentifier = lang.as_str().parse().unwrap_or_default();
            let mut bundle = FluentBundle::new_concurrent(vec![id]);
            bundle.set_use_isolating(false);
            let mut names: Vec<String> = Vec::new();
            // Later files win: stand-in first, then the language, then its region.
            for tag in [STAND_IN, lang.primary(), lang.as_str()] {
                for (_, text) in theme.words.get(tag).into_iter().flatten().filter(|(_, text)| too_deep(text).is_none())
                {
                    let resource = match FluentResource::try_new(text.clone()) {
                        Ok(resource) | Err((resource, _)) => resource,
                    };
                    names.extend(messages(&resource));
                    bundle.add_resource_overriding(resource);
                }
            }
            let plain =
                names.iter().filter_map(|name| Some((name.replace('-', "_"), format(&bundle, name, None)?))).collect();
            words.plain.insert(lang.clone(), plain);
            words.bundles.insert(lang.clone(), bundle);
        }
        (words, diags)
    }

    /// Returns the messages without arguments, with `_` for `-` in their names.
    pub fn plain(&self, lang: &Lang) -> &BTreeMap<String, String> {
        static NONE: BTreeMap<String, String> = BTreeMap::new();
        self.plain.get(lang).unwrap_or(&NONE)
    }

    /// Returns a message without arguments by its name in templates, or nothing.
    pub fn of(&self, lang: &Lang, name: &str) -> &str {
        self.plain(lang).get(name).map_or("", String::as_str)
    }

    /// Returns a message with its arguments filled in.
    pub fn message(&self, lang: &Lang, name: &str, args: &[(String, Argument)]) -> Option<String> {
        let mut fluent = FluentArgs::new();
        for (key, value) in args {
            match value {
                Argument::Text(text) => fluent.set(key.as_str(), FluentValue::from(text.as_str())),
                Argument::Number(number) => fluent.set(key.as_str(), FluentValue::from(*number)),
            }
        }
        format(self.bundles.get(lang)?, name, Some(&fluent))
    }
}

/// What a message may be given.
#[derive(Clone, Debug)]
pub enum Argument {
    /// Text.
    Text(String),
    /// A number, which decides singular and plural.
    Number(f64),
}

/// Returns the brace that is one too many: the reader of messages calls itself for each.
fn too_deep(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'{' => open += 1,
            b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > 50
    })
}

fn messages(resource: &FluentResource) -> Vec<String> {
    resource
        .entries()
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        })
        .collect()
}

fn format(bundle: &FluentBundle<FluentResource>, name: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
    let pattern = bundle.get_message(name)?.value()?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, args, &mut errors);
    errors.is_empty().then(|| text.into_owned())
}
