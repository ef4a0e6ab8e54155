// Owns the notes beside the paragraphs that a finding speaks of. They lie over the page and are no part of it.
import { icon, make } from "./make.js";
import { shape, telling } from "./check.js";

const SHOWN = "masthead-desk-notes";
const BLOCKS = "h1,h2,h3,h4,h5,h6,p,li,dt,dd,td,th,figcaption,blockquote,pre,summary";
const NEEDED = 24; // letters that must agree
const STEP = 40; // px from one note to the next

const squeeze = (text) => text.replace(/[\s​]+/g, " ").replace(/[‘’“”"']/g, "").trim();
const decoded = (address) => {
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // a percent sign that is one
  }
};
const fileOf = (address) => decoded(address ?? "").split("/").pop().split("?")[0];
// Renditions carry a width or a digest behind the name of their original.
const stem = (name) => fileOf(name).replace(/\.\w+$/, "").toLowerCase();

export class Notes {
  constructor(root, words) {
    Object.assign(this, { root, words, notes: [], page: null });
    this.layer = make("div.notes", { role: "group", "aria-label": words.check });
    root.append(this.layer);
    try {
      this.shown = localStorage.getItem(SHOWN) !== "0";
    } catch {
      this.shown = true;
    }
    const soon = () => this.soon();
    this.watcher = new ResizeObserver(soon);
    this.watcher.observe(document.body);
    addEventListener("resize", soon);
    document.addEventListener("toggle", soon, true);
    document.fonts?.ready.then(soon);
  }

  show(shown) {
    this.shown = shown;
    try {
      localStorage.setItem(SHOWN, shown ? "1" : "0");
    } catch {
      // Without storage they are back on the next page.
    }
    this.place();
  }

  /** Whether the bar is folded away, and the notes with it. */
  fold(folded) {
    this.folded = folded;
    this.place();
  }

  /** Takes the findings of a page; also after the page was patched. */
  draw(page) {
    this.page = page;
    const open = new Set(this.notes.filter((note) => note.open).map((note) => note.name));
    const blocks = index();
    this.notes = [];
    for (const finding of page.findings ?? []) {
      const block = find(finding.near, blocks);
      if (!block) continue;
      const name = `${finding.rule} ${finding.message}`;
      this.notes.push({ finding, block, name, open: open.has(name) });
    }
    this.layer.replaceChildren(...this.notes.map((note) => this.element(note)));
    this.place();
  }

  has(finding) {
    return this.notes.some((note) => note.finding === finding);
  }

  /** Scrolls to the note of a finding and opens it. */
  go(finding) {
    const note = this.notes.find((one) => one.finding === finding);
    if (!note) return;
    if (!this.shown) this.show(true);
    // A fifth down the window, where no panel lies over it.
    scrollTo({ top: note.block.getBoundingClientRect().top + scrollY - innerHeight * 0.2, behavior: matchMedia("(prefers-reduced-motion: no-preference)").matches ? "smooth" : "instant" });
    this.set(note, true);
    note.button.focus({ preventScroll: true });
  }

  element(note) {
    const { words } = this;
    const { finding } = note;
    note.button = make("button.flag", { type: "button", onclick: () => this.set(note, !note.open) }, shape(finding.severity), make("span.text", {}, finding.message.replaceAll("`", "")));
    note.card = make("div.card", {}, telling(finding, words), finding.editor ? make("p.ways", {}, make("a.small", { href: finding.editor }, icon("pen"), words.openHere)) : null);
    note.element = make("div.note", { "data-severity": finding.severity, onkeydown: (press) => {
      if (press.key !== "Escape" || !note.open) return;
      press.stopPropagation();
      this.set(note, false);
      note.button.focus({ preventScroll: true });
    } }, note.button, note.card);
    this.set(note, note.open);
    return note.element;
  }

  set(note, open) {
    if (open) for (const other of this.notes) if (other !== note && other.open) this.set(other, false);
    note.open = open;
    note.card.hidden = !open;
    note.element.classList.toggle("open", open);
    note.button.setAttribute("aria-expanded", String(open));
    note.button.setAttribute("aria-label", `${this.words.severity[note.finding.severity]}: ${note.finding.message.replaceAll("`", "")}`);
  }

  soon() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.place());
  }

  // Beside the block where there is room, else at the right edge of the window, one under the other.
  place() {
    this.layer.hidden = !this.shown || this.folded || !this.notes.length;
    if (this.layer.hidden) return;
    const width = document.documentElement.clientWidth;
    const places = this.notes.map((note) => ({ note, box: note.block.getBoundingClientRect(), seen: note.block.checkVisibility?.() ?? true }));
    places.sort((a, b) => a.box.top - b.box.top);
    let free = -Infinity;
    for (const { note, box, seen } of places) {
      note.element.hidden = !seen;
      if (!seen) continue;
      const top = Math.max(box.top + scrollY, free);
      free = top + STEP;
      const room = width - box.right - 24;
      const roomy = room >= 180;
      note.element.classList.toggle("roomy", roomy);
      Object.assign(note.element.style, roomy
        ? { insetBlockStart: `${top}px`, insetInlineStart: `${box.right + 16 + scrollX}px`, inlineSize: `${Math.min(room, 260)}px` }
        : { insetBlockStart: `${top}px`, insetInlineStart: `${width - 26 + scrollX}px`, inlineSize: "26px" });
    }
  }
}

// The blocks of the page that carry words, and its pictures.
function index() {
  const main = document.querySelector("main, [role=main]") ?? document.body;
  return {
    texts: [...main.querySelectorAll(BLOCKS)].map((element) => [element, squeeze(element.textContent)]).filter(([, text]) => text),
    pictures: [...main.querySelectorAll("img, video, picture source")],
  };
}

function find(near, { texts, pictures }) {
  if (!near) return null;
  if (near.image) {
    const name = stem(near.image);
    const fits = pictures.find((element) => [element.getAttribute("src"), element.getAttribute("srcset"), element.getAttribute("poster")].some((address) => address && (stem(address) === name || stem(address).startsWith(`${name}.`) || stem(address).startsWith(`${name}-`))));
    if (fits) return fits.closest("picture")?.querySelector("img") ?? fits;
  }
  if (!near.text) return null;
  const wanted = squeeze(near.text).replace(/[….]+$/, "");
  if (!wanted) return null;
  const begins = texts.filter(([, text]) => text.startsWith(wanted));
  // The innermost: a list item inside a quotation begins with the same words as the quotation.
  if (begins.length) return begins.reduce((best, one) => (one[1].length <= best[1].length ? one : best))[0];
  const some = wanted.slice(0, NEEDED);
  return (texts.find(([, text]) => text.startsWith(some)) ?? (some.length >= 8 ? texts.find(([, text]) => text.includes(some)) : null))?.[0] ?? null;
}
