// Owns the sheet that comes when the newsroom cannot be drawn: every fault with its place and what to type.
//
// It lies over the last good page, can be put aside to see that page, and goes by itself when all is mended.
import { coded, copyButton, icon, make } from "./make.js";

const FIRST = 30; // faults that are drawn at once

export class Faults {
  constructor(root, words, bar) {
    Object.assign(this, { root, words, bar, list: [], aside: false, all: false });
    this.sheet = make("div.faults", { role: "dialog", "aria-labelledby": "faults-title", hidden: true });
    this.say = make("p.quiet", { role: "alert" });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !event.defaultPrevented && !this.sheet.hidden) this.put(true); });
    this.sheet.addEventListener("click", (event) => { if (event.target === this.sheet) this.put(true); });
    root.append(this.sheet, this.say);
  }

  /** Takes the list of the server. Warnings alone do not open the sheet. */
  draw(faults) {
    const errors = faults.filter((fault) => fault.severity === "error");
    const had = this.list.length;
    const same = JSON.stringify(errors) === JSON.stringify(this.list);
    this.list = errors;
    if (!errors.length) {
      this.aside = false;
      this.all = false;
      if (had) this.say.textContent = this.words.mended;
    } else if (!same) {
      this.fill();
      this.say.textContent = this.words.faultsTitle(errors.length);
    }
    this.put(this.aside);
  }

  put(aside) {
    const focus = this.root.getRootNode().activeElement;
    const inside = this.sheet.contains(focus);
    const opens = this.sheet.hidden && this.list.length > 0 && !aside;
    this.aside = aside;
    this.sheet.hidden = !this.list.length || aside;
    this.bar.mending(this.list.length, () => {
      this.put(false);
      this.sheet.querySelector("h1").focus({ preventScroll: true });
    });
    // Who reads the page with the keyboard is taken along; who types in it is not.
    if (opens && document.hasFocus() && (document.activeElement === document.body || document.activeElement === document.documentElement)) this.sheet.querySelector("h1").focus({ preventScroll: true });
    if (inside && this.sheet.hidden && this.list.length) this.bar.mend.focus({ preventScroll: true });
  }

  fill() {
    const { words, list } = this;
    const shown = this.all ? list : list.slice(0, FIRST);
    const rest = list.length - shown.length;
    this.sheet.replaceChildren(make("div.paper", {},
      make("header", {},
        make("div", {}, make("p.top", {}, words.faultsTop), make("h1", { id: "faults-title", tabindex: "-1" }, words.faultsTitle(list.length)), make("p.lead", {}, words.faultsNote)),
        make("button.small", { type: "button", onclick: () => this.put(true) }, icon("eye"), words.faultsAway)),
      shown.map((fault) => this.article(fault)),
      rest > 0 ? make("p", {}, make("button.small", { type: "button", onclick: () => {
        this.all = true;
        this.fill();
      } }, words.moreFaults(rest))) : null));
  }

  article(fault) {
    const { words } = this;
    const place = fault.file && make("p.place", {}, [fault.file, fault.line ? words.place(fault.line, fault.column ?? 1) : null].filter(Boolean).join(" · "));
    const related = (fault.related ?? []).filter((one) => one.file || one.why);
    return make("article", {},
      make("h2", {}, coded(fault.message)), place,
      fault.frame?.length ? frame(fault, words) : hints(fault.hints),
      related.length ? make("ul.related", {}, related.map((one) => make("li", {}, one.why ? `${one.why}: ` : "", one.file ? make("code", {}, one.line ? `${one.file}:${one.line}` : one.file) : null))) : null,
      make("div.ways", {}, fault.editor ? make("a.small.strong", { href: fault.editor }, icon("pen"), words.openHere) : null,
        fault.text ? make("details", {}, make("summary.small", {}, words.terminal), make("div.terminal", {}, make("pre", { tabindex: "0", role: "region", "aria-label": words.terminal }, fault.text), copyButton(words.copy, words.copied, () => fault.text))) : null));
  }
}

const hints = (list) => (list?.length ? make("ul.hints", {}, list.map((hint) => make("li", {}, coded(hint)))) : null);

// The lines of the file, the wrong words with a wave under them, and the hints under these.
function frame(fault, words) {
  const lines = fault.frame.flatMap(({ n, text, from, to }) => {
    if (from === undefined || from === null) return [make("div.line", {}, make("span.n", {}, String(n)), make("code", {}, text || " "))];
    const end = Math.max(from, to ?? from);
    const [before, under, after] = [text.slice(0, from), text.slice(from, end), text.slice(end)];
    const line = make("div.line.here", {}, make("span.n", {}, String(n)), make("code", {}, before, under ? make("u", {}, under) : make("u.point", {}), after || (under ? "" : " ")));
    const told = (fault.hints ?? []).map((hint) => make("div.line.hint", {}, make("span.n"), make("span.ghost", { "aria-hidden": "true" }, before), make("span.said", {}, make("span", {}, coded(hint)))));
    return [line, ...told];
  });
  const marked = fault.frame.some((line) => line.from !== undefined && line.from !== null);
  return [make("div.frame", { tabindex: "0", role: "region", "aria-label": words.code }, make("div.lines", {}, lines)), marked ? null : hints(fault.hints)];
}
