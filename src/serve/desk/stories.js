// Owns the page /_desk/: all stories by state, reporter and desk, found as one types.
//
// It draws no more rows than are asked for, so that a newsroom of ten thousand stories opens at once.
import { shape } from "./check.js";
import { Live } from "./live.js";
import { icon, make } from "./make.js";
import { brief } from "./moment.js";
import { finds, fold, place, words as split } from "./search.js";
import * as view from "./view.js";
import { pick } from "./words.js";

const AT_ONCE = 150;
const STATES = ["draft", "review", "approved", "embargo", "scheduled", "audience", "published", "expired", "withdrawn"];
const SEVERITIES = ["error", "warning", "advice"];

const words = pick(document.querySelector("script[data-ui]")?.dataset.ui ?? document.documentElement.lang);
const asked = new URLSearchParams(location.search);
const choice = { q: asked.get("q") ?? "", state: asked.get("state") ?? "", desk: asked.get("desk") ?? "", author: asked.get("author") ?? "", by: asked.get("by") ?? "state" };
let list = null;
let most = AT_ONCE;

const status = make("p.count", { role: "status" });
const field = make("input", { type: "search", id: "find", value: choice.q, placeholder: words.search, autocomplete: "off", spellcheck: "false", "aria-describedby": "find-hint", oninput: () => choose({ q: field.value }) });
const states = make("div.states", { role: "group", "aria-label": words.state });
const desk = make("select", { id: "desk", onchange: () => choose({ desk: desk.value }) });
const author = make("select", { id: "author", onchange: () => choose({ author: author.value }) });
const by = make("select", { id: "by", onchange: () => choose({ by: by.value }) });
const off = make("button.small", { type: "button", hidden: true, onclick: () => {
  field.value = "";
  choose({ q: "", state: "", desk: "", author: "" });
  field.focus();
} }, words.clearAll);
const results = make("div.results");
const mend = make("p.mending", { hidden: true });
const named = (label, control) => make("label.pick", { for: control.id }, make("span", {}, label), control);

function frame() {
  document.body.classList.add("desk-page");
  document.body.lang = words.ui;
  document.body.replaceChildren(
    make("header.top", {}, make("p.name", {}, make("strong.tag", {}, words.preview), make("span", {}, list?.name ?? "")), make("a.small", { href: "/" }, icon("eye"), words.toSite)),
    make("main", { id: "main" },
      make("div.title", {}, make("h1", {}, words.listTitle), status),
      mend,
      make("search.finder", {}, make("div.field", {}, make("label.quiet", { for: "find" }, words.search), field, make("p.hint", { id: "find-hint" }, make("span", {}, words.searchHint), make("span.keys", {}, words.keys))),
        states, make("div.picks", {}, named(words.by, by), named(words.deskName, desk), named(words.author, author), off)),
      results));
}

const option = (value, label, now) => {
  const element = make("option", { value }, label);
  element.selected = value === now;
  return element;
};

function choose(change) {
  Object.assign(choice, change);
  most = AT_ONCE;
  const query = new URLSearchParams(Object.entries(choice).filter(([name, value]) => value && !(name === "by" && value === "state")));
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  draw();
}

async function load() {
  const answer = await fetch("/_desk/stories.json", { cache: "no-store" });
  if (!answer.ok) throw new Error(String(answer.status));
  const first = !list;
  list = await answer.json();
  for (const story of list.stories) {
    story.texts = [story.title, story.source ?? "", ...story.authors, story.desk ?? ""].map(fold);
    story.texts.push(story.texts[0].replace(/\s/g, ""));
  }
  if (first) frame();
  document.querySelector(".name span").textContent = list.name;
  document.title = `${words.listTitle} – ${list.name}`;
  by.replaceChildren(option("state", words.byState, choice.by), option("author", words.byAuthor, choice.by), option("desk", words.byDesk, choice.by), option("none", words.byNone, choice.by));
  desk.replaceChildren(option("", words.all, choice.desk), ...list.desks.map((name) => option(name, name, choice.desk)));
  author.replaceChildren(option("", words.all, choice.author), ...list.authors.map((name) => option(name, name, choice.author)));
  draw();
}

function draw() {
  if (!list) return;
  const query = split(choice.q);
  // The counts on the states are those of the other filters, so that one sees where the rest is.
  const some = list.stories.filter((story) => (!choice.desk || story.desk === choice.desk) && (!choice.author || story.authors.includes(choice.author)) && finds(story.texts, query));
  const counts = new Map();
  for (const story of some) counts.set(story.state, (counts.get(story.state) ?? 0) + 1);
  const found = choice.state ? some.filter((story) => story.state === choice.state) : some;
  const held = document.activeElement?.dataset?.state;
  states.replaceChildren(...[["", words.all, some.length], ...STATES.filter((name) => list.counts[name]).map((name) => [name, words.states[name], counts.get(name) ?? 0])]
    .map(([name, label, n]) => make("button.chip", { type: "button", "aria-pressed": String(choice.state === name), "data-state": name, onclick: () => choose({ state: name }) }, label, make("span.n", {}, n.toLocaleString()))));
  if (held !== undefined) states.querySelector(`[data-state="${held}"]`)?.focus();
  status.textContent = words.shown(found.length);
  off.hidden = !(choice.q || choice.state || choice.desk || choice.author);
  rows(found, query);
}

// Which groups a story belongs to.
const GROUPS = {
  state: (story) => [words.states[story.state] ?? story.state],
  desk: (story) => [story.desk ?? words.noDesk],
  author: (story) => (story.authors.length ? story.authors : [words.noAuthor]),
  none: () => [""],
};

function rows(found, query) {
  const groups = new Map(choice.by === "state" ? STATES.map((name) => [words.states[name], []]) : []);
  for (const story of found) {
    for (const name of (GROUPS[choice.by] ?? GROUPS.state)(story)) {
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(story);
    }
  }
  let left = most;
  const parts = [];
  for (const [name, stories] of groups) {
    if (!stories.length || left <= 0) continue;
    const shown = stories.slice(0, left);
    left -= shown.length;
    parts.push(make("section.rail", { "aria-label": name || words.listTitle }, name ? make("h2", {}, name, make("span.n", {}, stories.length.toLocaleString())) : make("span"), make("ul", {}, shown.map((story) => row(story, query)))));
  }
  const rest = [...groups.values()].reduce((sum, stories) => sum + stories.length, 0) - (most - left);
  if (rest > 0) {
    parts.push(make("p.more", {}, make("button.small", { type: "button", onclick: () => {
      const at = results.querySelectorAll(".row").length;
      most += AT_ONCE * 2;
      draw();
      results.querySelectorAll(".row a.open")[at]?.focus();
    } }, words.more(Math.min(rest, AT_ONCE * 2)))));
  }
  results.replaceChildren(...(parts.length ? parts : [make("p.none", {}, words.none)]));
}

function row(story, query) {
  const show = () => { if (story.state !== "published") view.set({ audience: "internal", at: "" }); };
  const title = marked(story.title, query);
  const until = story.until ? words.clearUntil[story.state]?.(brief(story.until.text)) ?? brief(story.until.text) : null;
  const found = SEVERITIES.filter((name) => story.findings?.[name]);
  return make("li.row", {},
    make("div.main", {},
      make("p.headline", { lang: story.lang }, story.path ? make("a.open", { href: story.path, onclick: show, onauxclick: show }, title) : make("span.open", { tabindex: "0" }, title)),
      make("p.meta", {}, [choice.by === "state" ? null : words.states[story.state] ?? story.state, until, choice.by === "desk" ? null : story.desk, story.authors.join(", ")].filter(Boolean).map((part) => make("span", {}, part)),
        story.path ? null : make("span", {}, words.noPage))),
    make("p.found", {}, found.map((name) => make("span.mark", {}, shape(name), make("span", { "aria-hidden": "true" }, String(story.findings[name])), make("span.quiet", {}, words.findings(words.severity[name], story.findings[name]))))),
    make("p.when", {}, story.date ? make("time", { datetime: story.date.iso }, story.date.text) : null, story.minutes ? make("span", {}, words.minutes(story.minutes)) : null),
    story.editor ? make("a.square", { href: story.editor, "aria-label": words.editFile(story.title), title: story.source }, icon("pen")) : make("span"));
}

// The title with what was found in it marked.
function marked(title, query) {
  const text = fold(title);
  if (!query.length || text.length !== title.length) return title;
  const hits = query.map((word) => place(text, word)).filter(Boolean).sort((a, b) => a.start - b.start);
  const parts = [];
  let at = 0;
  for (const { start, length } of hits) {
    if (start < at) continue;
    parts.push(title.slice(at, start), make("mark", {}, title.slice(start, start + length)));
    at = start + length;
  }
  return [...parts, title.slice(at)];
}

document.addEventListener("keydown", (press) => {
  if (press.isComposing || press.altKey || press.ctrlKey || press.metaKey) return;
  const typing = press.target.matches("input, select, textarea");
  if (press.key === "/" && !typing) {
    press.preventDefault();
    field.focus();
    field.select();
    return;
  }
  if (press.key === "Escape" && press.target === field && field.value) {
    press.preventDefault();
    field.value = "";
    choose({ q: "" });
    return;
  }
  if ((press.key !== "ArrowDown" && press.key !== "ArrowUp") || press.target.matches("select")) return;
  const links = [...results.querySelectorAll(".open")];
  const at = links.indexOf(document.activeElement);
  if (at < 0 && press.target !== field) return;
  press.preventDefault();
  const next = at + (press.key === "ArrowDown" ? 1 : -1);
  (next < 0 ? field : links[Math.min(next, links.length - 1)])?.focus();
});

// The shell may name the common stylesheet only.
if (!document.querySelector('link[href$="stories.css"]')) document.head.append(make("link", { rel: "stylesheet", href: "/_desk/stories.css" }));

const reload = () => load().catch(() => {
  if (!list) document.body.replaceChildren(make("main", {}, make("p.none", {}, words.failed)));
});
new Live(() => ({ path: location.pathname, etag: "", view: view.text() }), {
  desk: reload,
  line: (open) => { if (open) reload(); },
  faults: ({ faults }) => {
    const errors = faults.filter((fault) => fault.severity === "error");
    mend.hidden = !errors.length;
    mend.replaceChildren(shape("error"), make("span", {}, make("b", {}, words.faultsIn(errors.length)), " ", errors[0]?.message ?? "", " "), errors[0]?.editor ? make("a.small", { href: errors[0].editor }, words.openHere) : "");
  },
});
