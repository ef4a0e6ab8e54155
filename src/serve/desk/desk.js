// Owns the beginning: puts the desk over the page, opens the line to the server and hands on what comes.
import { audiencePanel } from "./audience.js";
import { Bar } from "./bar.js";
import { checkPanel } from "./check.js";
import { Faults } from "./faults.js";
import { heldPanel } from "./held.js";
import { Live } from "./live.js";
import { make } from "./make.js";
import { Mirror } from "./morph.js";
import { Notes } from "./notes.js";
import { Panels } from "./panel.js";
import { sharePanel } from "./share.js";
import { looseSheets } from "./sheets.js";
import { timePanel } from "./time.js";
import * as view from "./view.js";
import { pick } from "./words.js";

const SHEETS = ["desk.css", "panels.css", "share.css", "faults.css"];
const OWN_SCRIPT = /<script type="module" src="\/_desk\/desk\.js" data-etag="([^"]*)"[^>]*><\/script>/g;

const script = document.querySelector('script[type=module][src^="/_desk/desk.js"]');
const words = pick(script?.dataset.ui);
const state = { page: null, etag: script?.dataset.etag ?? "", path: location.pathname };

const host = document.createElement("masthead-desk");
host.dataset.etag = state.etag;
const root = host.attachShadow({ mode: "open" });
const area = make("div.desk", { lang: words.ui });
root.append(area);

// What the page was made from. Fetched once, now, because later the server has another text.
const mirror = fetch(location.href, { cache: "no-store" }).then((answer) => answer.text()).then((html) => {
  const own = [...html.matchAll(OWN_SCRIPT)].find(([, etag]) => etag === state.etag);
  if (own) return new Mirror(html.slice(0, own.index) + html.slice(own.index + own[0].length));
  throw new Error("the page changed while it was loaded");
}).catch(() => {
  // Then the screen itself is the best that is known.
  const copy = document.documentElement.cloneNode(true);
  for (const own of copy.querySelectorAll('masthead-desk, script[src^="/_desk/"]')) own.remove();
  return new Mirror(`<!doctype html>${copy.outerHTML}`);
});

const fetchJson = async (name) => {
  const answer = await fetch(`/_desk/${name}.json?path=${encodeURIComponent(location.pathname)}`, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${name}.json: ${answer.status}`);
  return answer.json();
};

const panels = new Panels(area, words, (name) => bar?.opened(name));
let bar = null;
const notes = new Notes(area, words);
bar = new Bar(area, words, panels, (folded) => {
  host.toggleAttribute("data-folded", folded);
  notes.fold(folded);
});
const faults = new Faults(area, words, bar);

function setView(change) {
  view.set(change);
  live.watch();
  refresh();
}

const share = sharePanel(words, fetchJson, bar, () => state.page?.kind === "missing");
const time = timePanel(words, fetchJson, setView, state);
share.bind(panels);
time.bind(panels);
panels.add("share", share);
panels.add("time", time);
panels.add("check", checkPanel(words, state, notes, () => panels.shut()));
panels.add("audience", audiencePanel(words, setView, state));
panels.add("held", heldPanel(words, setView, state));

// Asks what the server says of the page; several wishes at once are one question, and the last answer counts.
let asked = null;
let again = false;
async function refresh() {
  if (asked) {
    again = true;
    return asked;
  }
  asked = fetchJson("page").then((page) => {
    state.page = page;
    bar.draw(page);
    try {
      notes.draw(page);
    } catch (fault) {
      console.error(fault); // the rest of the desk does without them
    }
    if (page.held && panels.open !== "time" && panels.open !== "audience") panels.show("held");
    else if (!page.held && panels.open === "held") panels.shut();
    for (const name of ["check", "audience"]) panels.redraw(name);
    share.stale(page.kind !== "missing");
    time.stale();
  }, () => {}).finally(() => {
    asked = null;
    if (!again) return;
    again = false;
    refresh();
  });
  return asked;
}

// Texts are followed one after the other; of those that wait only the newest counts.
let next = null;
let busy = false;
async function follow(message) {
  next = message;
  if (busy) return;
  busy = true;
  const known = await mirror;
  while (next) {
    const { html, etag, ms } = next;
    next = null;
    // What cannot be followed, for whatever reason, is loaded. What stands in <noscript> is text here and markup there.
    const took = /<noscript[\s>]/i.test(html) ? null : await known.follow(html).catch(() => null);
    if (took === null) {
      location.reload();
      return;
    }
    state.etag = etag;
    host.dataset.etag = etag;
    bar.updated((ms ?? 0) + took);
    document.dispatchEvent(new CustomEvent("masthead:patched", { detail: { ms: took, etag } }));
    refresh();
  }
  busy = false;
}

const loose = looseSheets();
const live = new Live(() => ({ path: location.pathname, etag: state.etag, view: view.text() }), {
  page: follow,
  faults: (message) => {
    faults.draw(message.faults);
    host.dataset.ready = "";
  },
  desk: ({ files }) => {
    loose(files);
    refresh();
  },
  follow: ({ path }) => {
    if (decodeURI(new URL(path, location.href).pathname) !== decodeURI(location.pathname)) location.assign(path);
  },
  line: (open) => {
    bar.connected(open);
    if (open) refresh();
  },
});
view.onChange(() => {
  live.watch();
  refresh();
});

// The desk follows the page's own choice of light or dark.
const dress = () => { host.dataset.theme = document.documentElement.dataset.theme ?? ""; };
new MutationObserver(dress).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
dress();

// Constructed sheets are allowed whatever the page's own content security policy says of styles.
Promise.all(SHEETS.map(async (name) => {
  const sheet = new CSSStyleSheet();
  return sheet.replace(await (await fetch(new URL(name, import.meta.url))).text());
})).then((sheets) => {
  root.adoptedStyleSheets = sheets;
  const room = new CSSStyleSheet();
  room.replaceSync(":where(html) { scroll-padding-block-end: 72px }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, room];
  document.documentElement.append(host);
  notes.soon();
});
