//! Stylesheets: those that import one another become one, as short as it can be.
//!
//! lightningcss lives here. It is asked to say everything that is wrong and not to leave anything
//! out in silence, as browsers do.

mod deep;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use lightningcss::bundler::{BundleErrorKind, Bundler, ResolveResult, SourceProvider};
use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::error::{Error, ErrorLocation, ParserError, PrinterErrorKind, SelectorError};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Features, Targets};

use crate::diag::{Diag, Place, Severity, suggest};
use crate::path::{RelPath, encode};

/// The stylesheet behind which a newsroom's own rules are laid.
const MAIN: &str = "style.css";
/// The newsroom's own rules.
const CUSTOM: &str = "custom.css";
/// The name under which both are one.
const JOINED: &str = "*joined*";

/// A stylesheet as somebody wrote it.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Where it lies; generated ones lie nowhere.
    pub source: Option<RelPath>,
    /// Its text.
    pub text: String,
}

/// What became of the stylesheets.
#[derive(Default)]
pub(super) struct Bundles {
    /// Finished stylesheets by their name.
    pub made: BTreeMap<String, String>,
    /// Stylesheets that are a part of another, with its name.
    pub parts: BTreeMap<String, String>,
}

/// Empties the sheets that nothing may parse, and says which.
pub(super) fn refuse(sheets: &mut BTreeMap<String, Sheet>) -> Vec<Diag> {
    let mut diags = Vec::new();
    for sheet in sheets.values_mut() {
        if let (Some(at), Some(source)) = (deep::too_deep(&sheet.text), &sheet.source) {
            let diag = Diag::error("style", "more than a hundred brackets are open here");
            diags.push(
                diag.at(Place::span(source, at..at + 1)).hint("close what was opened, or write rules side by side"),
            );
            sheet.text.clear();
        }
    }
    diags
}

/// Bundles all sheets. `published` gives the name under which another asset is published.
pub(super) fn bundle(sheets: &BTreeMap<String, Sheet>, published: &BTreeMap<String, String>) -> (Bundles, Vec<Diag>) {
    let mut diags: Vec<Diag> = Vec::new();
    let mut done: BTreeMap<String, (String, BTreeSet<String>)> = BTreeMap::new();
    for (name, _) in sheets.iter().filter(|(name, sheet)| sheet.source.is_some() && *name != CUSTOM) {
        let shelf = Shelf::new(sheets, published, name);
        let (css, found) = shelf.bundle(name);
        // A sheet that two others import would be complained about twice.
        found.into_iter().for_each(|diag| {
            if !diags.contains(&diag) {
                diags.push(diag)
            }
        });
        let mut reached = shelf.reached.into_inner().unwrap_or_else(PoisonError::into_inner);
        reached.remove(name);
        done.insert(name.clone(), (css, reached));
    }
    if !sheets.contains_key(MAIN) && sheets.contains_key(CUSTOM) {
        let (css, found) = Shelf::new(sheets, published, CUSTOM).bundle(CUSTOM);
        diags.extend(found);
        done.insert(CUSTOM.to_owned(), (css, BTreeSet::new()));
    }
    let mut bundles = Bundles::default();
    let imported: BTreeSet<&String> = done.values().flat_map(|(_, reached)| reached).collect();
    let tops: BTreeSet<&String> = done.keys().filter(|name| !imported.contains(name)).collect();
    for top in &tops {
        for part in &done[*top].1 {
            bundles.parts.entry(part.clone()).or_insert_with(|| (*top).clone());
        }
    }
    // Sheets that import one another in a circle have no top; they stand alone.
    bundles.made =
        done.into_iter().filter(|(name, _)| !bundles.parts.contains_key(name)).map(|(n, d)| (n, d.0)).collect();
    (bundles, diags)
}

/// Browsers of the last five years: what they understand is left as it is.
fn targets() -> Targets {
    let version = |major: u32, minor: u32| Some(major << 16 | minor << 8);
    let browsers = Browsers {
        chrome: version(100, 0),
        edge: version(100, 0),
        firefox: version(100, 0),
        safari: version(15, 4),
        ios_saf: version(15, 4),
        samsung: version(18, 0),
        android: version(100, 0),
        opera: version(86, 0),
        ie: None,
    };
    // Colours have a light and a dark value of their own; nothing is to be made of `color-scheme`.
    Targets { browsers: Some(browsers), include: Features::empty(), exclude: Features::LightDark }
}

/// The sheets as lightningcss asks for them.
struct Shelf<'s> {
    sheets: &'s BTreeMap<String, Sheet>,
    published: &'s BTreeMap<String, String>,
    joined: String,
    /// Where the finished sheet lies, for the way to other assets.
    home: RelPath,
    reached: Mutex<BTreeSet<String>>,
    /// Sheets of other hosts, with the sheets that import them.
    abroad: Mutex<Vec<(String, String)>>,
}

/// An `@import` of something that is not there.
#[derive(Debug)]
struct NotThere(String);

impl fmt::Display for NotThere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the theme has no stylesheet `{}`", self.0)
    }
}

impl std::error::Error for NotThere {}

impl SourceProvider for Shelf<'_> {
    type Error = NotThere;

    fn read<'a>(&'a self, file: &Path) -> Result<&'a str, NotThere> {
        let name = file.to_string_lossy();
        if name == JOINED {
            return Ok(&self.joined);
        }
        self.reached.lock().unwrap_or_else(PoisonError::into_inner).insert(name.clone().into_owned());
        self.sheets.get(&*name).map(|sheet| sheet.text.as_str()).ok_or_else(|| NotThere(name.into_owned()))
    }

    fn resolve(&self, specifier: &str, from: &Path) -> Result<ResolveResult, NotThere> {
        if is_elsewhere(specifier) {
            if is_abroad(specifier) {
                let from = from.to_string_lossy().into_owned();
                self.abroad.lock().unwrap_or_else(PoisonError::into_inner).push((specifier.to_owned(), from));
            }
            return Ok(ResolveResult::External(specifier.to_owned()));
        }
        match asset(specifier, &from.to_string_lossy()).filter(|name| self.sheets.contains_key(name)) {
            Some(name) => Ok(ResolveResult::File(PathBuf::from(name))),
            None => Err(NotThere(specifier.to_owned())),
        }
    }
}

/// Tells whether an address leads out of the theme.
fn is_elsewhere(address: &str) -> bool {
    let scheme = address.split_once(':').is_some_and(|(before, _)| before.bytes().all(|b| b.is_ascii_alphanumeric()));
    scheme || address.starts_with("//")
}

/// Tells whether an address is one of another host.
fn is_abroad(address: &str) -> bool {
    let begins = |scheme: &str| address.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme));
    ["//", "http:", "https:"].into_iter().any(begins)
}

/// Returns the asset that an address in the sheet `from` means.
fn asset(address: &str, from: &str) -> Option<String> {
    let name = match address.strip_prefix('/') {
        Some(below) => RelPath::new(below.strip_prefix("assets/").unwrap_or(below)),
        None => RelPath::new(from)?.beside(&crate::path::decode(address)),
    };
    name.map(|name| name.as_str().to_owned())
}

impl<'s> Shelf<'s> {
    fn new(sheets: &'s BTreeMap<String, Sheet>, published: &'s BTreeMap<String, String>, name: &str) -> Self {
        let joined = format!("@import \"/{MAIN}\";@import \"/{CUSTOM}\";");
        let home = RelPath::new(name).unwrap_or_else(|| unreachable!("an asset has a name"));
        Self { sheets, published, joined, home, reached: Mutex::default(), abroad: Mutex::default() }
    }

    /// Makes one sheet out of `name` and all that it imports.
    fn bundle(&self, name: &str) -> (String, Vec<Diag>) {
        let warnings = Arc::new(RwLock::new(Vec::new()));
        let options = ParserOptions { error_recovery: true, warnings: Some(warnings.clone()), ..Default::default() };
        let entry = if name == MAIN && self.sheets.contains_key(CUSTOM) { JOINED } else { name };
        let mut diags = Vec::new();
        let css = match Bundler::new(self, None, options).bundle(Path::new(entry)) {
            Ok(sheet) => self.finish(sheet, &mut diags),
            Err(error) => {
                diags.push(self.unbundled(&error));
                String::new()
            }
        };
        let warnings = std::mem::take(&mut *warnings.write().unwrap_or_else(PoisonError::into_inner));
        diags.extend(warnings.iter().map(|warning| self.mistake(&warning.kind, warning.loc.as_ref())));
        let abroad = std::mem::take(&mut *self.abroad.lock().unwrap_or_else(PoisonError::into_inner));
        diags.extend(abroad.iter().map(|(address, from)| self.foreign(address, from)));
        // Sheets are read on several threads: they complain in any order.
        diags.sort_by_cached_key(|diag| format!("{:?}", diag.place));
        (css, diags)
    }

    /// Makes a sheet short, with the addresses under which other assets are published.
    fn finish(&self, mut sheet: StyleSheet<'_>, diags: &mut Vec<Diag>) -> String {
        let points = |text: &str| ["url(", "image-set("].iter().any(|way| text.contains(way));
        let pointed = self.sheets.values().any(|sheet| points(&sheet.text.to_ascii_lowercase()));
        if !pointed {
            return self.shorten(&mut sheet, diags);
        }
        // Rules of two files may become one when they are shortened, and an address means what it
        // means in its own file: so addresses come first.
        let options = PrinterOptions {
            analyze_dependencies: Some(DependencyOptions { remove_imports: false }),
            ..Default::default()
        };
        let long = match sheet.to_css(options) {
            Ok(long) => long,
            Err(error) => {
                diags.push(self.unprinted(&error));
                return String::new();
            }
        };
        let mut text = long.code;
        for dependency in long.dependencies.unwrap_or_default() {
            let (placeholder, address) = match dependency {
                Dependency::Import(import) => (import.placeholder, import.url),
                Dependency::Url(url) => {
                    let place =
                        self.place(&url.loc.file_path, url.loc.start.line.saturating_sub(1), url.loc.start.column);
                    (url.placeholder, self.address(&url.url, &url.loc.file_path, place, diags))
                }
            };
            let quoted = address.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\a ");
            text = text.replace(&format!("\"{placeholder}\""), &format!("\"{quoted}\""));
        }
        match StyleSheet::parse(&text, ParserOptions { error_recovery: true, ..Default::default() }) {
            Ok(mut sheet) => self.shorten(&mut sheet, diags),
            Err(error) => {
                diags.push(self.mistake(&error.kind, None));
                String::new()
            }
        }
    }

    fn shorten(&self, sheet: &mut StyleSheet<'_>, diags: &mut Vec<Diag>) -> String {
        if let Err(error) = sheet.minify(MinifyOptions { targets: targets(), ..Default::default() }) {
            diags.push(self.told(Severity::Error, plain(&error.kind.to_string()), error.loc.as_ref()));
            return String::new();
        }
        match sheet.to_css(PrinterOptions { minify: true, targets: targets(), ..Default::default() }) {
            Ok(short) => short.code,
            Err(error) => {
                diags.push(self.unprinted(&error));
                String::new()
            }
        }
    }

    /// Returns the way from the finished sheet to what `address` means in the sheet `from`.
    fn address(&self, address: &str, from: &str, place: Option<Place>, diags: &mut Vec<Diag>) -> String {
        let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
        let foreign = path.starts_with('/') && !path.starts_with("/assets/");
        if path.is_empty() || foreign || is_elsewhere(path) {
            if is_abroad(path) {
                let message = format!("every reader's browser asks another host for `{address}`");
                let hint = "put the file into the theme's `assets/` and write the way to it, `url(/assets/…)`";
                diags.push(Diag { place, ..Diag::warning("style", message).hint(hint) });
            }
            return address.to_owned();
        }
        let name = asset(path, from);
        match name.as_ref().and_then(|name| self.published.get(name)).and_then(|name| RelPath::new(name)) {
            Some(goal) => format!("{}{rest}", encode(&self.home.way_to(&goal))),
            None => {
                let name = name.unwrap_or_else(|| path.to_owned());
                let hint = suggest::did_you_mean(&name, self.published.keys().map(String::as_str));
                let diag = Diag::error("style", format!("the theme has no asset `{name}`")).maybe_hint(hint);
                diags.push(Diag { place, ..diag });
                address.to_owned()
            }
        }
    }

    /// Says that a sheet of another host is not imported: no page may tell others who reads it.
    fn foreign(&self, address: &str, from: &str) -> Diag {
        let message = format!("`{address}` lies on another host, and pages ask no other host for anything");
        let text = self.sheets.get(from).map(|sheet| (sheet, sheet.text.as_str()));
        let place = text.and_then(|(sheet, text)| {
            // Behind an `@import`, in the same rule; a comment may name it as well.
            let is_import = |at: &usize| {
                text[..*at].rfind("@import").is_some_and(|import| {
                    let noted = text[..import].rfind("/*") > text[..import].rfind("*/");
                    !noted && !text[import..*at].contains(';')
                })
            };
            let at = text.match_indices(address).map(|(at, _)| at).find(is_import).unwrap_or(0);
            let end = if text[at..].starts_with(address) { at + address.len() } else { at };
            Some(Place::span(sheet.source.as_ref()?, at..end))
        });
        let diag = Diag::error("style", message)
            .hint("write `fonts: bundled` in newsroom.yaml, or put the font files into the theme's `assets/fonts/`")
            .hint("any other stylesheet: copy it into `assets/` and import it from there");
        Diag { place, ..diag }
    }

    fn unbundled(&self, error: &Error<BundleErrorKind<'_, NotThere>>) -> Diag {
        match &error.kind {
            BundleErrorKind::ParserError(kind) => self.mistake(kind, error.loc.as_ref()),
            BundleErrorKind::ResolverError(NotThere(name)) => {
                let hint = suggest::did_you_mean(name, self.sheets.keys().map(String::as_str));
                let message = format!("the theme has no stylesheet `{name}`");
                self.told(Severity::Error, message, error.loc.as_ref()).maybe_hint(hint)
            }
            other => self.told(Severity::Error, plain(&other.to_string()), error.loc.as_ref()),
        }
    }

    fn unprinted(&self, error: &Error<PrinterErrorKind>) -> Diag {
        match &error.kind {
            PrinterErrorKind::AmbiguousUrlInCustomProperty { url } => {
                let message = format!("`{url}` in a custom property would mean another file wherever it is used");
                let hint = "write its address from the top, `url(/assets/…)`";
                self.told(Severity::Error, message, error.loc.as_ref()).hint(hint)
            }
            other => self.told(Severity::Error, plain(&other.to_string()), error.loc.as_ref()),
        }
    }

    fn mistake(&self, kind: &ParserError<'_>, loc: Option<&ErrorLocation>) -> Diag {
        let kept = |what: String| (Severity::Warning, format!("{what} is unknown; it goes out as it is"));
        let wrong = |message: &str| (Severity::Error, message.to_owned());
        let (severity, message) = match kind {
            ParserError::AtRuleInvalid(name) => kept(format!("`@{name}`")),
            ParserError::SelectorError(SelectorError::UnsupportedPseudoClass(name)) => kept(format!("`:{name}`")),
            ParserError::SelectorError(SelectorError::UnsupportedPseudoElement(name)) => kept(format!("`::{name}`")),
            ParserError::SelectorError(_) => wrong("this is no selector"),
            ParserError::UnexpectedToken(_) => wrong("this does not belong here"),
            ParserError::EndOfInput => wrong("the stylesheet ends in the middle of a rule"),
            ParserError::InvalidDeclaration => wrong("this is no `name: value`"),
            ParserError::UnexpectedImportRule => wrong("`@import` must stand before all other rules"),
            ParserError::QualifiedRuleInvalid => wrong("this is no rule: a selector and then `{ … }`"),
            other => (Severity::Error, plain(&other.to_string())),
        };
        self.told(severity, message, loc)
    }

    fn told(&self, severity: Severity, message: String, loc: Option<&ErrorLocation>) -> Diag {
        let place = loc.and_then(|loc| self.place(&loc.filename, loc.line, loc.column));
        Diag { place, ..Diag::error("style", message).weighing(severity) }
    }

    /// Finds the bytes at a line, counted from 0, and a column in UTF-16 units, counted from 1.
    fn place(&self, name: &str, line: u32, column: u32) -> Option<Place> {
        let sheet = self.sheets.get(name)?;
        let source = sheet.source.as_ref()?;
        let mut start = 0;
        let mut lines = sheet.text.split_inclusive('\n');
        for _ in 0..line {
            start += lines.next()?.len();
        }
        let mut units = 1;
        for c in sheet.text[start..].chars() {
            if units >= column || c == '\n' {
                break;
            }
            units += u32::try_from(c.len_utf16()).unwrap_or(1);
            start += c.len_utf8();
        }
        let word = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let rest = &sheet.text[start..];
        let length: usize = rest.chars().take_while(word).map(char::len_utf8).sum();
        let length = if length == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { length };
        Some(Place::span(source, start..start + length))
    }
}

/// Makes a sentence of ours of one of the library's.
fn plain(text: &str) -> String {
    let mut chars = text.trim().trim_end_matches('.').chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
