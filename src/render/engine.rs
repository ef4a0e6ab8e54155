//! Tera, behind one door: templates in, bytes or a diagnostic with a place out.
//!
//! No other room names Tera's loading or its errors; the values that templates read are made in
//! this room, too. No function here looks at the site: a template sees its context alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::theme::Theme;
use super::words::{Argument, Words};
use crate::config::BaseUrl;
use crate::diag::{Diag, Place};
use crate::lang::Lang;
use crate::path::{RelPath, encode, encode_value};
use crate::sort::{self, Inks};

/// Loaded templates.
pub struct Engine {
    tera: Tera,
    files: BTreeMap<String, RelPath>,
    texts: BTreeMap<String, (RelPath, String)>,
}

impl Engine {
    /// Loads the templates of a theme.
    pub fn load(theme: &Theme, words: &Arc<Words>, base: &BaseUrl, inks: &Inks) -> (Self, Vec<Diag>) {
        let mut tera = Tera::new();
        register(&mut tera, theme, words, base);
        register_sorts(&mut tera, inks);
        let files: BTreeMap<String, RelPath> =
            theme.templates.iter().map(|(name, (path, _))| (name.clone(), path.clone())).collect();
        let mut engine = Self { tera, files, texts: theme.templates.clone() };
        let mut diags = Vec::new();
        let templates = theme.templates.iter().map(|(name, (_, text))| (name.as_str(), text.as_str()));
        if let Err(error) = engine.tera.add_raw_templates(templates.clone()) {
            diags.push(engine.explain(&error));
            // Tera stops at the first; one broken file often stands for more.
            for (name, text) in templates {
                let mut alone = Tera::new();
                if let Err(error) = alone.add_raw_template(name, text)
                    && matches!(error.kind(), ErrorKind::SyntaxError(_))
                {
                    let diag = engine.explain(&error);
                    if syntax_is_own(&error) && !diags.contains(&diag) {
                        diags.push(diag);
                    }
                }
            }
        }
        (engine, diags)
    }

    /// Returns the first of `names` that there is.
    pub fn first<'n>(&self, names: &[&'n str]) -> Option<&'n str> {
        names.iter().find(|name| self.files.contains_key(**name)).copied()
    }

    /// Renders a template onto the end of `out`.
    ///
    /// # Errors
    /// Gives the place in the template.
    pub fn render(&self, name: &str, context: &Context, out: &mut Vec<u8>) -> Result<(), Diag> {
        self.tera.render_to(name, context, out).map_err(|error| self.explain(&error))
    }

    fn explain(&self, error: &tera::Error) -> Diag {
        let whole = |name: &str| self.files.get(name).map(Place::file);
        let (message, place) = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let place =
                    self.files.get(report.filename()).map(|file| Place::span(file, report.span().range.clone()));
                (report.message().to_owned(), place)
            }
            ErrorKind::CircularExtend { tpl, inheritance_chain } => {
                (format!("`{tpl}` extends itself: {}", inheritance_chain.join(" → ")), whole(tpl))
            }
            ErrorKind::CircularInclude { tpl, include_chain } => {
                (format!("`{tpl}` includes itself: {}", include_chain.join(" → ")), whole(tpl))
            }
            ErrorKind::MissingParent { current, parent } => {
                (format!("`{current}` extends `{parent}`, which is not there"), whole(current))
            }
            ErrorKind::TemplateNotFound(name) => (format!("there is no template `{name}`"), None),
            other => {
                let text = other.to_string();
                let place = self.drawn(&text);
                (text.lines().next().unwrap_or_default().trim_start_matches("Error: ").to_owned(), place)
            }
        };
        let mut diag = Diag::error("template", lower_first(message.trim().trim_end_matches('.')));
        diag.place = place;
        diag
    }
}

impl Engine {
    /// Finds the place in a report that Tera has drawn already: ` --> story.html:3:7`.
    fn drawn(&self, report: &str) -> Option<Place> {
        let spot = report.lines().find_map(|line| line.trim().strip_prefix("--> "))?;
        let mut parts = spot.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let (file, text) = self.texts.get(parts.next()?)?;
        let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let inside = text.get(start..)?.char_indices().nth(column.saturating_sub(1)).map_or(0, |(at, _)| at);
        Some(Place::span(file, start + inside..start + inside + 1))
    }
}

fn syntax_is_own(error: &tera::Error) -> bool {
    // Alone, a template knows no component of another file; that is not its fault.
    !error.to_string().to_lowercase().contains("component")
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// Registers what templates may call.
fn register(tera: &mut Tera, theme: &Theme, words: &Arc<Words>, base: &BaseUrl) {
    tera.register_filter("json", |value: &Value, _: Kwargs, _: &State<'_>| Value::safe_string(&json(value)));
    tera.register_filter("urlencode", |text: &str, _: Kwargs, _: &State<'_>| encode_value(text));
    let to = base.clone();
    tera.register_filter("absolute", move |url: &str, _: Kwargs, _: &State<'_>| to.absolutise(url));
    let assets = theme.assets.clone();
    let folder = base.folder().to_owned();
    tera.register_function("asset", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let path: &str = kwargs.must_get("path")?;
        match assets.get(path) {
            Some(asset) => Ok(format!("{folder}/assets/{}", encode(&asset.published))),
            None => Err(tera::Error::message(assets.missing(path))),
        }
    });
    let words = words.clone();
    tera.register_function("word", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<String> {
        let key: &str = kwargs.must_get("key")?;
        let tag: &str = kwargs.must_get("lang")?;
        let mut args = Vec::new();
        for name in ["n", "total", "name", "title", "part"] {
            if let Some(value) = kwargs.get::<Value>(name)? {
                let number = value.as_f64().or_else(|| value.as_i64().map(|n| n as f64));
                let argument = number.map_or_else(|| Argument::Text(value.to_string()), Argument::Number);
                args.push((name.to_owned(), argument));
            }
        }
        Lang::new(tag).and_then(|lang| words.message(&lang, key, &args)).ok_or_else(|| {
            tera::Error::message(format!("there is no word `{key}` in `{tag}`, or it wants other arguments"))
        })
    });
}

/// Registers the pictures that are set from a title; see [`sort`].
fn register_sorts(tera: &mut Tera, inks: &Inks) {
    let own = inks.clone();
    tera.register_function("sort_cover", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let title: &str = kwargs.must_get("title")?;
        let wanted: &str = kwargs.get("ratio")?.unwrap_or("3x2");
        let known = sort::RATIOS.iter().find(|(name, _)| *name == wanted);
        let (name, ratio) = known.ok_or_else(|| {
            let names: Vec<&str> = sort::RATIOS.iter().map(|(name, _)| *name).collect();
            tera::Error::message(format!("`ratio` is one of {}, not `{wanted}`", names.join(", ")))
        })?;
        let cover = sort::cover(title, *ratio, &own);
        Ok(Value::safe_string(&sort::svg::write(&cover, &format!("sort sort-{name}"))))
    });
    let own = inks.clone();
    tera.register_function("sort_mark", move |kwargs: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let name: &str = kwargs.must_get("name")?;
        let svg = if kwargs.get("round")?.unwrap_or(false) {
            sort::svg::write(&sort::portrait(name, &own), "sort sort-portrait")
        } else {
            sort::svg::write(&sort::mark(name, &own), "sort sort-mark")
        };
        Ok(Value::safe_string(&svg))
    });
}

/// Writes a value as JSON that may stand in a script element: `<` cannot end it, and the keys are
/// in a fixed order.
fn json(value: &Value) -> String {
    let tree = serde_json::to_value(value).unwrap_or(serde_json::Value::Null);
    tree.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
