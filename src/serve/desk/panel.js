// Owns the sheet above the bar: one panel is open at a time, Escape closes it, and the focus goes back where it was.
import { icon, make } from "./make.js";

// What has the focus inside the desk.
const focused = (area) => area.getRootNode().activeElement;

export class Panels {
  /** `root`: where the sheet is put. `changed(name)`: told which panel is open, or null. */
  constructor(root, words, changed) {
    Object.assign(this, { root, words, changed, panels: new Map(), open: null });
    this.sheet = make("div.sheet", { role: "dialog", "aria-labelledby": "sheet-title", id: "sheet", hidden: true, tabindex: "-1" });
    root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.open) return;
      event.stopPropagation();
      this.shut();
    });
    root.append(this.sheet);
  }

  /** `panel`: `{title, note?, size?, tools?(), draw(body)}`, asked for whenever it is opened or drawn again. */
  add(name, panel) {
    this.panels.set(name, panel);
  }

  toggle(name, opener) {
    if (this.open === name) this.shut();
    else this.show(name, opener);
  }

  show(name, opener = null) {
    this.opener = opener ?? this.opener;
    this.open = name;
    this.redraw();
    this.sheet.hidden = false;
    this.sheet.scrollTop = 0;
    this.changed(name);
    if (opener) this.sheet.focus({ preventScroll: true });
  }

  /** Draws the open panel again, if it is `name` or none is named. */
  redraw(name = this.open) {
    if (!this.open || name !== this.open) return;
    const panel = this.panels.get(name);
    const focus = focused(this.root);
    const had = this.sheet.contains(focus) ? focus.dataset?.keep ?? "" : null;
    const typed = [...this.sheet.querySelectorAll("input[data-keep]:not([type=radio])")].filter((field) => field.value !== field.defaultValue);
    const body = make("div.body");
    this.sheet.className = `sheet ${name} ${panel.size ?? ""}`;
    this.sheet.replaceChildren(
      make("header.head", {},
        make("div", {}, make("h2", { id: "sheet-title" }, panel.title()), panel.note ? make("p", {}, panel.note()) : null),
        make("div.tools", {}, panel.tools?.() ?? [],
          make("button.square", { type: "button", "aria-label": this.words.close, "data-keep": "close", onclick: () => this.shut() }, icon("close")))),
      body);
    panel.draw(body);
    for (const field of typed) {
      const again = body.querySelector(`[data-keep="${CSS.escape(field.dataset.keep)}"]`);
      if (again) again.value = field.value;
    }
    if (had !== null) (this.sheet.querySelector(`[data-keep="${CSS.escape(had)}"]`) ?? this.sheet).focus({ preventScroll: true });
  }

  shut() {
    if (!this.open) return;
    const name = this.open;
    this.open = null;
    const inside = this.sheet.contains(focused(this.root));
    this.sheet.hidden = true;
    this.sheet.replaceChildren();
    this.panels.get(name).left?.();
    this.changed(null);
    if (inside && this.opener?.isConnected) this.opener.focus({ preventScroll: true });
    this.opener = null;
  }
}
