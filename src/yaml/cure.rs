//! Says what to type instead of a value of the wrong sort, where that is plain.

use super::leaf::LOCALIZED;
use super::syntax::{in_quotes, line_end, quoted_entry};
use super::words::{ANCHORED, LIST, NUMBER, SWITCH, TABLE, TEXT, THE_TEXT, WHOLE_NUMBER};
use super::{Format, locate};
use crate::diag::{Aim, FieldPath, Step};

/// The most fields of a table that are shown. Longer tables hold names of other generators, too.
const FIELDS: usize = 4;

/// A value of the wrong sort.
pub(super) struct Wrong<'w> {
    pub found: &'w str,
    pub wanted: &'w str,
    pub path: &'w FieldPath,
    /// The fields of the table that was wanted.
    pub fields: &'static [&'static str],
}

impl Wrong<'_> {
    /// What to type in `text`.
    pub fn cure(&self, text: &str, format: Format) -> Option<String> {
        let write = |value: &str| format!("write `{}`", self.entry(value, format));
        let is_entry = matches!(self.path.steps().last(), Some(Step::Index(_)));
        let is_cover = matches!(self.path.steps().last(), Some(Step::Key(key)) if key == "cover");
        match self.wanted {
            _ if self.path.steps().is_empty() => Some("write lines of `key: value`".to_owned()),
            ANCHORED => Some("write `<<: *name` with the name of an `&name` above".to_owned()),
            SWITCH => Some(format!("{} or `{}`", write("true"), self.entry("false", format))),
            _ if self.wanted == NUMBER || self.wanted.starts_with(WHOLE_NUMBER) => {
                let number = self.digits().unwrap_or("12".to_owned());
                Some(format!("write a number, such as `{}`", self.entry(&number, format)))
            }
            LIST if self.found == TABLE && format == Format::Toml => Some("write `[[…]]` instead of `[…]`".to_owned()),
            LIST if self.found == TABLE => Some(format!("begin each entry with `- `, or {}", write("[{ … }]"))),
            LIST => Some(write(&format!("[{}]", self.plain(format).unwrap_or("…".to_owned())))),
            TABLE => Some(write(&self.form(self.fields.iter().copied(), format))),
            _ if self.found == LIST && is_entry => Some("take the inner brackets out".to_owned()),
            LOCALIZED => {
                let languages = self.form(["ko", "en"].into_iter(), format);
                Some(format!("{}, or `{}`", write("…"), self.entry(&languages, format)))
            }
            _ if self.found == "`false`" && is_cover => Some("write `cover: none` if no picture is wanted".to_owned()),
            TEXT => self.one_text(text, format, is_entry),
            _ => {
                let (_, form) = self.wanted.split_once("`{ ")?;
                let (names, _) = form.split_once(" }`")?;
                let filled = self.plain(format).filter(|_| self.found.starts_with(THE_TEXT) && !names.contains(','));
                let form = self.form(names.split(", "), format);
                Some(write(&filled.map_or_else(|| form.clone(), |value| form.replace('…', &value))))
            }
        }
    }

    /// The entry with another value: `draft: true`; only the value if it has no key.
    fn entry(&self, value: &str, format: Format) -> String {
        match (self.path.steps().last(), format) {
            (Some(Step::Key(key)), Format::Yaml) => format!("{key}: {value}"),
            (Some(Step::Key(key)), Format::Toml) => format!("{key} = {value}"),
            _ => value.to_owned(),
        }
    }

    /// The number that stands in a text such as `3편` or `1,000`.
    fn digits(&self) -> Option<String> {
        let found = self.found.strip_prefix(THE_TEXT)?;
        let from = &found[found.find(|sign: char| sign.is_ascii_digit())?..];
        let end = from.find(|sign: char| !sign.is_ascii_digit() && sign != ',').unwrap_or(from.len());
        let number = from[..end].replace(',', "");
        (number.len() < 7 && !from[end..].starts_with('.')).then_some(number)
    }

    /// The value that was found, if it is shown whole.
    fn plain(&self, format: Format) -> Option<String> {
        let value = self.found.split_once('`')?.1.strip_suffix('`')?;
        let is_plain = format == Format::Yaml && value.chars().all(|sign| sign.is_alphanumeric() || sign == ' ');
        match value {
            _ if value.is_empty() || value.ends_with('…') => None,
            _ if is_plain || !self.found.starts_with(THE_TEXT) => Some(value.to_owned()),
            _ => Some(in_quotes(value)),
        }
    }

    /// `{ id: …, part: … }`.
    fn form<'n>(&self, names: impl Iterator<Item = &'n str>, format: Format) -> String {
        let sign = if format == Format::Yaml { ": " } else { " = " };
        let fields: Vec<String> = names.map(|name| format!("{name}{sign}…")).collect();
        match fields.len() {
            1..=FIELDS => format!("{{ {} }}", fields.join(", ")),
            _ => format!("{{ key{sign}… }}"),
        }
    }

    /// Text is wanted, and brackets or a colon have made something else of it.
    fn one_text(&self, text: &str, format: Format, is_entry: bool) -> Option<String> {
        if format == Format::Toml || !matches!(self.found, LIST | TABLE) {
            return None;
        }
        let at = locate(text, format, self.path, Aim::Value, &[]).start;
        let line = text[at..line_end(text, at)].trim();
        if is_entry && line.contains(": ") && !line.starts_with(['[', '{']) {
            return Some(format!("write `{}` if it is one text", in_quotes(line)));
        }
        // A list of one name, as other fields have it.
        let name = line.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(name, _)| name.trim());
        let plain =
            |name: &&str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_/".contains(&b));
        if let Some(name) = name.filter(plain).filter(|_| !is_entry) {
            return Some(format!("write `{}`", self.entry(name, format)));
        }
        match quoted_entry(text, at).filter(|_| line.starts_with(['[', '{'])) {
            Some(quoted) if !is_entry => Some(format!("write one text, in quotes if it has brackets: `{quoted}`")),
            _ if is_entry => Some("write one text, in quotes if it has brackets".to_owned()),
            _ => Some(format!("write one text on the line: `{}`", self.entry("…", format))),
        }
    }
}
