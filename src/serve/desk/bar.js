// Owns the desk bar at the foot of the window: what this page is, the way to the panels, and the tab it folds into.
import { icon, make } from "./make.js";
import { brief } from "./moment.js";

const FOLDED = "masthead-desk-folded";
const remembered = () => {
  try {
    return localStorage.getItem(FOLDED) === "1";
  } catch {
    return false;
  }
};

/** What the clearance of the page is, in one sentence. `page` is the answer of /_desk/page.json. */
export function clearance(page, words) {
  const { state, view, held } = page;
  if (state) return state.until && words.clearUntil[state.name] ? words.clearUntil[state.name](brief(state.until.text, view.now.iso)) : words.clear[state.name] ?? state.name;
  if (held) return words.clear[held.why] ?? words.clear.audience;
  if (view.at) return words.seenAt(brief(view.now.text));
  return view.audience === "public" ? words.readersNow : words.readersOf(words.who[view.audience]);
}

export class Bar {
  /** `panels`: the sheet that the buttons open. `fold(folded)`: told when the bar folds. */
  constructor(root, words, panels, fold) {
    Object.assign(this, { root, words, panels, fold, faults: 0, line: true });
    this.buttons = new Map();
    this.clear = make("span.words");
    this.ms = make("span.ms");
    this.say = make("span.quiet", { role: "status" });
    this.mend = make("button.mend", { type: "button", hidden: true });
    this.edit = make("a.tool", { hidden: true }, icon("pen"), make("span.long", {}, words.edit), make("span.brief", {}, words.editShort));
    this.bar = make("section.bar", { "aria-label": words.desk },
      make("p.what", {}, make("strong.tag", {}, words.preview), this.mend, this.clear),
      make("div.tools", { role: "group", "aria-label": words.tools },
        this.button("share", "share", words.shareShort), this.button("time", "clock"), this.button("check", "check"), this.button("audience", "eye"),
        this.edit,
        make("a.tool", { href: "/_desk/" }, icon("list"), make("span.long", {}, words.stories), make("span.brief", {}, words.storiesShort))),
      make("p.end", {}, this.ms, this.say,
        make("button.square", { type: "button", "aria-label": words.hide, title: "Alt+D", "aria-keyshortcuts": "Alt+D", onclick: () => this.set(true, true) }, icon("down"))));
    this.tab = make("button.tab", { type: "button", "aria-label": `${words.preview}: ${words.show}`, title: "Alt+D", "aria-keyshortcuts": "Alt+D", onclick: () => this.set(false, true) },
      make("strong.tag", {}, words.preview), icon("up"));
    root.append(this.bar, this.tab);
    this.set(remembered(), false);
    addEventListener("keydown", (event) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.code !== "KeyD") return;
      event.preventDefault();
      this.set(!this.folded, true);
    }, true);
  }

  button(name, sign, brief = this.words[name]) {
    const count = make("span.count", { hidden: true });
    const long = make("span.long", {}, this.words[name]);
    const button = make("button.tool", { type: "button", "aria-expanded": "false", "aria-controls": "sheet", onclick: () => this.panels.toggle(name, button) },
      icon(sign), long, make("span.brief", {}, brief), count);
    this.buttons.set(name, { button, count, long });
    return button;
  }

  set(folded, byHand) {
    this.folded = folded;
    this.bar.hidden = folded;
    this.tab.hidden = !folded;
    if (folded) this.panels.shut();
    if (byHand) {
      (folded ? this.tab : this.bar.querySelector(".end .square")).focus({ preventScroll: true });
      try {
        localStorage.setItem(FOLDED, folded ? "1" : "0");
      } catch {
        // Without storage the bar is open again on the next page.
      }
    }
    this.fold(folded);
  }

  /** Marks the button of the open panel. */
  opened(name) {
    for (const [own, { button }] of this.buttons) button.setAttribute("aria-expanded", String(own === name));
  }

  /** Draws what the server says of the page. */
  draw(page) {
    const { words } = this;
    this.page = page;
    const sign = page.state && !page.state.public || page.held ? "lock" : "clock";
    this.clear.replaceChildren(icon(sign), make("span", {}, this.line ? clearance(page, words) : words.lost));
    const { view } = page;
    const named = (name, extra) => { this.buttons.get(name).long.textContent = extra ? `${words[name]}: ${extra}` : words[name]; };
    named("audience", words.who[view.audience]);
    this.buttons.get("audience").button.classList.toggle("other", view.audience !== "public");
    this.buttons.get("time").button.classList.toggle("other", Boolean(view.at));
    this.count("check", (page.findings?.length ?? 0) + (page.missing?.filter((part) => part.need === "must").length ?? 0), words.found);
    this.edit.hidden = !page.editor;
    if (page.editor) this.edit.href = page.editor;
  }

  /** How many shares are cut, or what there is to say about a button. */
  count(name, n, say) {
    const { count } = this.buttons.get(name);
    count.hidden = !n;
    count.replaceChildren(make("span", { "aria-hidden": "true" }, n > 99 ? "99+" : String(n)), make("span.quiet", {}, say(n)));
  }

  /** The page was patched; `ms` from the server's news to the new page. */
  updated(ms) {
    const round = ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms);
    this.ms.textContent = `${round}ms`;
    this.ms.title = this.words.took(round);
    this.say.textContent = this.words.changed;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.say.textContent = ""; }, 2000);
  }

  /** Whether the line to the server is there. */
  connected(line) {
    this.line = line;
    this.bar.classList.toggle("lost", !line);
    if (this.page) this.draw(this.page);
    else if (!line) this.clear.replaceChildren(make("span", {}, this.words.lost));
  }

  /** Shows that there are `n` faults and calls `open` when asked for them. */
  mending(n, open) {
    this.mend.hidden = !n;
    this.mend.textContent = this.words.faultsIn(n);
    this.mend.onclick = open;
    this.tab.classList.toggle("bad", n > 0);
  }
}
