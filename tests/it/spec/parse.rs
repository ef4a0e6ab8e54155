//! Reads a spec: a Markdown file whose `##` headings are cases and whose fences say what to do.

use std::ops::Range;

/// A file of cases.
pub struct Spec {
    /// Fences before the first case: every case begins with them.
    pub before: Vec<Fence>,
    /// The cases in order.
    pub cases: Vec<Case>,
}

/// One case.
pub struct Case {
    /// Its heading.
    pub name: String,
    /// Its fences in order.
    pub fences: Vec<Fence>,
}

/// One fence.
#[derive(Clone)]
pub struct Fence {
    /// What stands after the backticks.
    pub info: String,
    /// What stands between them.
    pub content: String,
    /// The content's lines in the file, counted from 0.
    pub lines: Range<usize>,
    /// What it means.
    pub kind: Kind,
}

/// What a fence means.
#[derive(Clone)]
pub enum Kind {
    /// A file of the newsroom; empty content after a build removes it.
    File(String),
    /// The default `newsroom.yaml` with these keys instead of its own.
    Settings,
    /// A PNG of that width and height.
    Image(String, u32, u32),
    /// A picture of that width and height with pixels, and what else is asked of it.
    Photo(String, u32, u32, Vec<String>),
    /// The text of the story `text`, with the default front matter.
    Text,
    /// No default files: a folder from somewhere else.
    Bare,
    /// The moment that counts as now.
    At(String),
    /// Who looks.
    Audience(String),
    /// What is to be found.
    Expect(Expect),
}

/// What is to be found in the outputs.
#[derive(Clone)]
pub enum Expect {
    /// A part of an output: path and selector (`main`, `head`, `.class`, or everything).
    Part(String, Option<String>),
    /// A node of a page's schema.org graph: path and type.
    Node(String, String),
    /// What a service or a channel makes of a page: the path and the name in its registry.
    Told(String, Registry, String),
    /// Lines that must each be in an output.
    Contains(String),
    /// Lines none of which may be in an output, or in any output or path (`*`).
    Lacks(String),
    /// All paths below a folder.
    Files(String),
    /// All diagnostics.
    Report,
    /// What was left out, and why.
    Held,
    /// The coming moments at which something changes.
    Calendar,
}

/// Which of the two registries of `share` a name is in.
#[derive(Clone, Copy)]
pub enum Registry {
    Service,
    Channel,
}

/// A fence before anybody knows what it means.
pub struct Raw {
    /// The case it is in.
    pub case: Option<String>,
    /// What stands after the backticks.
    pub info: String,
    /// What stands between them.
    pub content: String,
    /// The content's lines in the file, counted from 0.
    pub lines: Range<usize>,
}

/// Parses a spec.
///
/// # Errors
/// Says which line is no spec.
pub fn parse(text: &str) -> Result<Spec, String> {
    let (names, fences) = fences(text)?;
    let mut spec = Spec { before: Vec::new(), cases: Vec::new() };
    spec.cases.extend(names.into_iter().map(|name| Case { name, fences: Vec::new() }));
    for Raw { case, info, content, lines } in fences {
        let kind = kind(&info).ok_or_else(|| format!("line {}: `{info}` is no fence of a spec", lines.start))?;
        let list = spec.cases.iter_mut().find(|known| Some(&known.name) == case.as_ref());
        list.map_or(&mut spec.before, |case| &mut case.fences).push(Fence { info, content, lines, kind });
    }
    Ok(spec)
}

/// Returns the names of the cases and all fences, in order.
///
/// # Errors
/// Says which line is no case or no fence.
pub fn fences(text: &str) -> Result<(Vec<String>, Vec<Raw>), String> {
    let (mut names, mut fences) = (Vec::<String>::new(), Vec::new());
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        at += 1;
        if let Some(name) = line.strip_prefix("## ") {
            if names.iter().any(|known| known == name.trim()) {
                return Err(format!("line {at}: there are two cases `{name}`"));
            }
            names.push(name.trim().to_owned());
        }
        let Some(ticks) = opening(line) else { continue };
        let from = at;
        while lines.get(at).is_some_and(|line| !closes(line, ticks)) {
            at += 1;
        }
        if at == lines.len() {
            return Err(format!("line {from}: the fence never ends"));
        }
        let content = lines[from..at].iter().map(|line| format!("{line}\n")).collect();
        fences.push(Raw {
            case: names.last().cloned(),
            info: line[ticks..].trim().to_owned(),
            content,
            lines: from..at,
        });
        at += 1;
    }
    if names.is_empty() {
        return Err("there is no case: begin one with `## `".to_owned());
    }
    Ok((names, fences))
}

fn opening(line: &str) -> Option<usize> {
    let ticks = line.bytes().take_while(|b| *b == b'`').count();
    (ticks >= 3).then_some(ticks)
}

/// Tells whether a line ends a fence of so many backticks.
fn closes(line: &str, ticks: usize) -> bool {
    opening(line).is_some_and(|found| found >= ticks && line[found..].trim().is_empty())
}

fn kind(info: &str) -> Option<Kind> {
    let words: Vec<&str> = info.split_whitespace().collect();
    let owned = |text: &str| text.to_owned();
    Some(match words.as_slice() {
        ["at", moment] => Kind::At(owned(moment)),
        ["audience", who] => Kind::Audience(owned(who)),
        ["bare"] => Kind::Bare,
        ["md", "text"] => Kind::Text,
        ["html", "prose"] => Kind::Expect(Expect::Part(owned("stories/text/index.html"), Some(owned(".prose")))),
        ["yaml", "newsroom.yaml", "+"] => Kind::Settings,
        ["image", path, size] => {
            let (width, height) = size.split_once('x')?;
            Kind::Image(owned(path), width.parse().ok()?, height.parse().ok()?)
        }
        ["photo", path, size, traits @ ..] => {
            let (width, height) = size.split_once('x')?;
            let traits = traits.iter().map(|text| owned(text)).collect();
            Kind::Photo(owned(path), width.parse().ok()?, height.parse().ok()?, traits)
        }
        ["html", "expect", path] => Kind::Expect(Expect::Part(owned(path), Some(owned("main")))),
        ["html", "expect", path, selector] => Kind::Expect(Expect::Part(owned(path), Some(owned(selector)))),
        ["json", "expect", path, schema] => Kind::Expect(Expect::Node(owned(path), owned(schema))),
        ["service", name, path] => Kind::Expect(Expect::Told(owned(path), Registry::Service, owned(name))),
        ["channel", name, path] => Kind::Expect(Expect::Told(owned(path), Registry::Channel, owned(name))),
        [_, "expect", path] => Kind::Expect(Expect::Part(owned(path), None)),
        ["text", "contains", path] => Kind::Expect(Expect::Contains(owned(path))),
        ["text", "lacks", path] => Kind::Expect(Expect::Lacks(owned(path))),
        ["files"] => Kind::Expect(Expect::Files(String::new())),
        ["files", folder] => Kind::Expect(Expect::Files(owned(folder))),
        ["report"] => Kind::Expect(Expect::Report),
        ["held"] => Kind::Expect(Expect::Held),
        ["calendar"] => Kind::Expect(Expect::Calendar),
        [_, path] if path.contains(['.', '/']) => Kind::File(owned(path)),
        [lang, first, ..] if first.starts_with("content/") => Kind::File(owned(info[lang.len()..].trim())),
        _ => return None,
    })
}
