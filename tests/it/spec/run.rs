//! Runs a case: puts its files into a newsroom in memory, builds it, and compares.

use masthead::edition::Viewpoint;
use masthead::manuscript::Audience;
use masthead::share::{Cut, Facts, Said, Treatment, simulate};
use masthead::world::MemoryWorld;

use super::diff::diff;
use super::html::{select, tidy};
use super::parse::{Case, Expect, Fence, Kind, Registry, Spec};
use crate::photo::photo;
use crate::stand::{self, Built, build, moment};

/// What a fence of expectations should have said.
pub struct Found {
    /// Its content's lines in the file.
    pub lines: std::ops::Range<usize>,
    /// What is really there.
    pub actual: String,
}

/// What a case gave.
#[derive(Default)]
pub struct Outcome {
    /// What is wrong; empty when all is well.
    pub failures: Vec<String>,
    /// What `UPDATE=1` may write instead.
    pub found: Vec<Found>,
}

/// Runs a case.
pub fn run(spec: &Spec, case: &Case) -> Outcome {
    let bare = case.fences.iter().chain(&spec.before).any(|fence| matches!(fence.kind, Kind::Bare));
    let world = if bare { MemoryWorld::default() } else { stand::plain() };
    let viewpoint = Viewpoint { audience: Audience::Public, now: moment(stand::NOW) };
    let mut scene = Scene { world, viewpoint, built: None, reported: false, outcome: Outcome::default() };
    for fence in spec.before.iter().chain(&case.fences) {
        scene.fence(fence);
    }
    if scene.built.is_none() {
        scene.outcome.failures.push("nothing is expected after the last change".to_owned());
    }
    scene.leave();
    scene.outcome
}

struct Scene {
    world: MemoryWorld,
    viewpoint: Viewpoint,
    built: Option<Built>,
    /// Whether the last build's diagnostics were compared.
    reported: bool,
    outcome: Outcome,
}

impl Scene {
    fn fence(&mut self, fence: &Fence) {
        match &fence.kind {
            Kind::Expect(expect) => return self.expect(fence, expect),
            Kind::Bare => return,
            _ => self.leave(),
        }
        match &fence.kind {
            Kind::File(path) if fence.content.is_empty() => self.world.remove(path),
            Kind::File(path) => self.world.put(path, fence.content.as_str()),
            Kind::Settings => self.world.put("newsroom.yaml", stand::settings(&fence.content)),
            Kind::Image(path, width, height) => self.world.put(path, stand::png(*width, *height)),
            Kind::Photo(path, width, height, traits) => {
                self.world.put(path, photo(path, (*width, *height), traits));
            }
            Kind::Text => {
                self.world.put("content/stories/text.md", format!("{}{}", stand::TEXT_FRONT, fence.content));
            }
            Kind::At(text) => self.viewpoint.now = moment(text),
            Kind::Audience(who) => {
                self.viewpoint.audience = match who.as_str() {
                    "public" => Audience::Public,
                    "press" => Audience::Press,
                    "internal" => Audience::Internal,
                    other => panic!("there is no audience `{other}`"),
                };
            }
            Kind::Bare | Kind::Expect(_) => {}
        }
    }

    /// Returns an output as text, with `*` for the digests in names of assets.
    fn text(built: &Built, path: &str) -> Option<String> {
        let name = built.files.keys().find(|name| masked(name) == path)?;
        built.text(name).map(|text| masked(&text))
    }

    /// Ends the look at a build: what nobody expected must not be wrong.
    fn leave(&mut self) {
        let Some(built) = self.built.take() else { return };
        let errors = built.errors();
        if !self.reported && !errors.is_empty() {
            self.outcome.failures.push(format!("errors that no `report` expects:\n{errors}"));
        }
        self.reported = false;
    }

    fn expect(&mut self, fence: &Fence, expect: &Expect) {
        let built = self.built.get_or_insert_with(|| build(&self.world, &self.viewpoint));
        let failure = match expect {
            Expect::Part(path, selector) => match Self::text(built, path) {
                None => Some(format!("there is no output `{path}`{}", nearest(built))),
                Some(text) => {
                    let text = if selector.as_deref() == Some("head") { without_graph(&text) } else { text };
                    let part = selector.as_ref().map_or(Some(&*text), |selector| select(&text, selector));
                    let actual = if selector.is_some() { tidy(part.unwrap_or_default()) } else { trimmed(&text) };
                    let expected = if selector.is_some() { tidy(&fence.content) } else { trimmed(&fence.content) };
                    compare(&mut self.outcome, fence, &expected, &actual)
                }
            },
            Expect::Node(path, schema) => match built.text(path) {
                None => Some(format!("there is no output `{path}`{}", nearest(built))),
                Some(text) => compare(&mut self.outcome, fence, fence.content.trim_end(), &node(&text, schema)),
            },
            Expect::Told(path, registry, name) => {
                let actual = match stand::facts(&self.world, &self.viewpoint, path) {
                    None => format!("`{path}` is no page{}", nearest(built)),
                    Some(facts) => told(&facts, *registry, name),
                };
                compare(&mut self.outcome, fence, fence.content.trim_end(), &actual)
            }
            Expect::Contains(path) => match Self::text(built, path) {
                None => Some(format!("there is no output `{path}`{}", nearest(built))),
                Some(text) => {
                    let text = spaced(&text);
                    let missing: String = wanted(fence)
                        .filter(|line| !text.contains(&spaced(line)))
                        .map(|line| format!("    - {line}\n"))
                        .collect();
                    (!missing.is_empty()).then(|| format!("not in `{path}`:\n{missing}"))
                }
            },
            Expect::Lacks(path) => lacks(built, fence, path),
            Expect::Files(folder) => {
                // Every page has a card, whose address changes with each change of the drawing.
                let below = |path: &&String| match folder.as_str() {
                    "" => !path.starts_with("cards/"),
                    folder => *path == folder || path.starts_with(&format!("{folder}/")),
                };
                let actual: String =
                    built.files.keys().filter(below).map(|path| format!("{}\n", masked(path))).collect();
                compare(&mut self.outcome, fence, fence.content.trim_end(), actual.trim_end())
            }
            Expect::Report => {
                self.reported = true;
                compare(&mut self.outcome, fence, fence.content.trim_end(), built.report().trim_end())
            }
            Expect::Held => {
                let actual: String = built.held.iter().map(held).collect();
                compare(&mut self.outcome, fence, fence.content.trim_end(), actual.trim_end())
            }
            Expect::Calendar => {
                let actual: String = built.calendar.iter().map(change).collect();
                compare(&mut self.outcome, fence, fence.content.trim_end(), actual.trim_end())
            }
        };
        if let Some(failure) = failure {
            self.outcome.failures.push(format!("`{}` (line {}): {failure}", fence.info, fence.lines.start));
        }
    }
}

/// Writes `*` for the digest in a name such as `style.0123456789.css`, so that a change of the theme
/// changes no spec.
fn masked(text: &str) -> String {
    let digest = |part: &str| part.len() == 10 && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    let parts: Vec<&str> = text.split('.').collect();
    let inner = 1..parts.len().saturating_sub(1);
    let shown = parts.iter().enumerate().map(|(i, part)| if inner.contains(&i) && digest(part) { "*" } else { part });
    shown.collect::<Vec<_>>().join(".")
}

fn compare(outcome: &mut Outcome, fence: &Fence, expected: &str, actual: &str) -> Option<String> {
    if expected == actual {
        return None;
    }
    outcome.found.push(Found { lines: fence.lines.clone(), actual: actual.to_owned() });
    Some(format!("\n{}", diff(expected, actual)))
}

const GRAPH: &str = "<script type=\"application/ld+json\">";

fn without_graph(html: &str) -> String {
    let Some((before, rest)) = html.split_once(GRAPH) else { return html.to_owned() };
    let after = rest.split_once("</script>").map_or("", |(_, after)| after);
    format!("{before}{after}")
}

/// Returns the node of a type in a page's graph, a property a line.
fn node(html: &str, schema: &str) -> String {
    let graph = html.split_once(GRAPH).and_then(|(_, rest)| rest.split_once("</script>"));
    let Some((json, _)) = graph else { return "there is no graph".to_owned() };
    let graph: serde_json::Value = match serde_json::from_str(json) {
        Ok(graph) => graph,
        Err(e) => return format!("the graph is no JSON: {e}"),
    };
    let nodes = graph["@graph"].as_array().into_iter().flatten();
    let Some(node) = nodes.filter_map(|node| node.as_object()).find(|node| node["@type"] == schema) else {
        return format!("there is no {schema}");
    };
    let line = |(key, value): (&String, &serde_json::Value)| match value {
        serde_json::Value::Array(parts) if parts.iter().any(serde_json::Value::is_object) => {
            parts.iter().map(|part| format!("{key}: {part}\n")).collect()
        }
        _ => format!("{key}: {value}\n"),
    };
    node.iter().map(line).collect::<String>().trim_end().to_owned()
}

/// Writes what a service or a channel makes of a page, a part a line.
fn told(facts: &Facts, registry: Registry, name: &str) -> String {
    let simulation = simulate(facts);
    let mut lines = Vec::new();
    let said = |said: &Said| format!("{} | {}", said.ko, said.en);
    match registry {
        Registry::Service => {
            let Some(view) = simulation.services.into_iter().find(|view| view.id == name) else {
                return format!("there is no service `{name}`");
            };
            let cut = |cut: &Cut| match cut.rest.as_str() {
                "" => format!("({}) {}", cut.lines, cut.shown),
                rest => format!("({}) {} ✂ {rest}", cut.lines, cut.shown),
            };
            lines.push(format!("title: {}", cut(&view.title)));
            lines.extend(view.description.as_ref().map(|description| format!("description: {}", cut(description))));
            let Treatment { ratio: (wide, tall), fit, shown, small, why } = &view.image;
            lines.push(match (shown, small) {
                (false, _) => "picture: none".to_owned(),
                (true, false) => format!("picture: {wide}:{tall} {fit:?}"),
                (true, true) => format!("picture: small, {wide}:{tall} {fit:?}"),
            });
            lines.extend(why.as_ref().map(|why| format!("because: {}", said(why))));
            lines.push(format!("{}: {}", if view.fine { "fine" } else { "mend" }, said(&view.verdict)));
        }
        Registry::Channel => {
            let Some(view) = simulation.channels.into_iter().find(|view| view.id == name) else {
                return format!("there is no channel `{name}`");
            };
            lines.push(view.text);
            lines.push(format!("= {} of {} {}", view.used, view.limit, said(view.unit)));
            lines.extend(view.fold.map(|fold| format!("folded after {fold}")));
            lines.push(view.why.as_ref().map_or("fine".to_owned(), |why| format!("mend: {}", said(why))));
        }
    }
    lines.join("\n")
}

fn lacks(built: &Built, fence: &Fence, path: &str) -> Option<String> {
    let mut found = String::new();
    if path != "*" && !built.files.keys().any(|name| masked(name) == path) {
        return Some(format!("there is no output `{path}`{}", nearest(built)));
    }
    for line in wanted(fence) {
        for (name, bytes) in built.files.iter().filter(|(name, _)| path == "*" || masked(name) == path) {
            let text = String::from_utf8_lossy(bytes);
            if text.contains(line) || path == "*" && name.contains(line) {
                found.push_str(&format!("    + `{line}` in `{name}`\n"));
            }
        }
    }
    (!found.is_empty()).then(|| format!("\n{found}"))
}

fn nearest(built: &Built) -> String {
    let errors = built.errors();
    if !errors.is_empty() {
        return format!("; errors:\n{errors}");
    }
    let paths: Vec<&str> = built.files.keys().map(String::as_str).collect();
    format!("; there are {}", paths.join(", "))
}

fn held(held: &masthead::edition::Held) -> String {
    let until = held.until.map(|until| format!(" until {until}")).unwrap_or_default();
    format!("{}: {}{until}\n", held.source, held.why)
}

fn change(change: &masthead::edition::Change) -> String {
    let lines = |sign: char, list: &[masthead::edition::Due]| -> String {
        list.iter().map(|due| format!("  {sign} {due} ({})\n", due.source)).collect()
    };
    format!("{}\n{}{}", change.at, lines('+', &change.appears), lines('-', &change.goes))
}

fn wanted(fence: &Fence) -> impl Iterator<Item = &str> {
    fence.content.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn trimmed(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
