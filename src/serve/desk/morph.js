// Owns how the page on the screen follows a new HTML text without being loaded again.
//
// The page is never compared with the new text. What is compared is the last text with the new one, and only the
// difference is done to the page. So a menu that is open, a class that the theme's script set, words in a field and
// a film that plays are not in the way: neither text speaks of them. The last text is kept as a tree of its own, the
// mirror, whose nodes know their twins on the screen. What cannot be patched (other scripts) is loaded again.
import { match, origin, steady } from "./match.js";
import { keepPlace } from "./place.js";
import { prepare } from "./sheets.js";

const MEDIA = new Set(["VIDEO", "AUDIO"]);
const DATA_SCRIPT = /json|^text\/(plain|x-)|template/i;

const parse = (text) => new DOMParser().parseFromString(text, "text/html");
const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;

/** The page as last heard of, tied to the page on the screen. */
export class Mirror {
  /** `text`: the HTML that the screen was made from, without the preview's own script. */
  constructor(text) {
    this.tree = parse(text);
    this.twins = new WeakMap();
    const { documentElement: html, head, body } = this.tree;
    for (const [mine, live] of [[html, document.documentElement], [head, document.head], [body, document.body]]) this.twins.set(mine, live);
    this.pairChildren(head, document.head);
    this.pairChildren(body, document.body);
  }

  /**
   * Makes the screen follow `text`. Returns the milliseconds it took, or null if the page has to be loaded again.
   * Stylesheets that are new are loaded first.
   */
  async follow(text) {
    const next = parse(text);
    if (frozen(this.tree) !== frozen(next)) return null;
    this.sheets = await prepare(this.tree, next, (node) => this.twins.get(node));
    const start = performance.now();
    const focus = keepFocus();
    const place = keepPlace();
    this.sheets.swap();
    this.patchAttributes(this.tree.documentElement, next.documentElement);
    this.patch(this.tree.head, next.head);
    this.patch(this.tree.body, next.body);
    focus();
    place();
    return performance.now() - start;
  }

  // Ties the children of `mine` to those of `live`. Scripts may have added, removed or changed some.
  pairChildren(mine, live) {
    if (mine.nodeName === "NOSCRIPT") return;
    let at = live.firstChild;
    for (const node of mine.childNodes) {
      const twin = findTwin(node, at);
      if (!twin) continue;
      this.twins.set(node, twin);
      if (isElement(node)) this.pairChildren(node, twin);
      at = twin.nextSibling;
    }
  }

  // Ties a tree to its own copy.
  pairCopy(mine, live) {
    this.twins.set(mine, live);
    if (mine.nodeName === "NOSCRIPT") return;
    let twin = live.firstChild;
    for (const child of mine.childNodes) {
      if (!twin) return;
      this.pairCopy(child, twin);
      twin = twin.nextSibling;
    }
  }

  patch(mine, next) {
    if (mine.isEqualNode(next)) return;
    if (!isElement(mine)) return this.patchText(mine, next);
    const media = MEDIA.has(mine.nodeName) && origin(mine);
    this.patchAttributes(mine, next);
    this.patchChildren(mine, next);
    // A film reads its <source> children only once.
    if (media && media !== origin(mine) && !mine.hasAttribute("src")) this.twins.get(mine)?.load();
  }

  // Touches only the letters that differ, so that a selection beside them stays.
  patchText(mine, next) {
    const [was, is] = [mine.data, next.data];
    const twin = this.twins.get(mine);
    mine.data = is;
    if (!twin) return;
    if (twin.data !== was) {
      twin.data = is;
      return;
    }
    const least = Math.min(was.length, is.length);
    let head = 0;
    while (head < least && was[head] === is[head]) head++;
    let tail = 0;
    while (tail < least - head && was[was.length - 1 - tail] === is[is.length - 1 - tail]) tail++;
    twin.replaceData(head, was.length - head - tail, is.slice(head, is.length - tail));
  }

  patchAttributes(mine, next) {
    const twin = this.twins.get(mine);
    for (const { name, value } of [...next.attributes]) {
      if (mine.getAttribute(name) === value) continue;
      if (name === "class" && twin) patchClasses(twin, mine.getAttribute("class"), value);
      else setAttribute(twin, name, value);
      setAttribute(mine, name, value);
    }
    for (const { name } of [...mine.attributes]) {
      if (next.hasAttribute(name)) continue;
      if (name === "class" && twin) patchClasses(twin, mine.className, "");
      else twin?.removeAttribute(name);
      mine.removeAttribute(name);
    }
  }

  patchChildren(mine, next) {
    const twin = this.twins.get(mine);
    let a = [...mine.childNodes];
    let b = [...next.childNodes];
    if (twin && this.isLost(mine, twin, a)) return this.refill(mine, twin, b);
    let head = 0;
    while (head < a.length && head < b.length && a[head].isEqualNode(b[head])) head++;
    let tail = 0;
    while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail].isEqualNode(b[b.length - 1 - tail])) tail++;
    const end = a[a.length - tail] ?? null;
    a = a.slice(head, a.length - tail);
    b = b.slice(head, b.length - tail);

    const pairs = match(a, b);
    const kept = new Set(pairs);
    a.forEach((node, i) => {
      if (kept.has(i)) return;
      this.twins.get(node)?.remove();
      node.remove();
    });
    const stay = steady(pairs, (j) => this.weight(a[pairs[j]]));
    let after = end;
    for (let j = b.length - 1; j >= 0; j--) {
      const old = a[pairs[j]];
      const node = old ?? b[j];
      if (!old) {
        mine.insertBefore(node, after);
        this.insertCopy(node, twin);
      } else {
        if (!stay.has(j)) this.move(mine, node, after, twin);
        this.patch(node, b[j]);
      }
      after = node;
    }
  }

  // How bad it is to move what is on the screen: a frame would load again, the focus would be lost.
  weight(node) {
    const twin = this.twins.get(node);
    if (!twin || !isElement(twin)) return 1;
    if (twin.matches("iframe,video,audio") || twin.querySelector("iframe,video,audio")) return 1000;
    return twin.contains(document.activeElement) ? 500 : 2;
  }

  // The place on the screen for a node of the mirror: before the twin of what follows it.
  place(node, parent) {
    const isHere = (twin) => twin && twin.parentNode === parent;
    for (let next = node.nextSibling; next; next = next.nextSibling) {
      const twin = this.twins.get(next);
      if (isHere(twin)) return twin;
    }
    for (let last = node.previousSibling; last; last = last.previousSibling) {
      const twin = this.twins.get(last);
      if (isHere(twin)) return twin.nextSibling;
    }
    return null;
  }

  insertCopy(node, parent) {
    if (!parent) return;
    const ready = this.sheets?.take(node);
    if (ready) {
      this.twins.set(node, ready);
      return;
    }
    const copy = document.importNode(node, true);
    this.pairCopy(node, copy);
    if (isElement(copy)) for (const hidden of copy.matches("noscript") ? [copy] : copy.querySelectorAll("noscript")) hidden.textContent = hidden.innerHTML;
    parent.insertBefore(copy, this.place(node, parent));
  }

  move(mine, node, after, parent) {
    mine.insertBefore(node, after);
    const twin = this.twins.get(node);
    if (!twin || twin.parentNode !== parent || !parent) return;
    const place = this.place(node, parent);
    if (place === twin) return;
    // moveBefore keeps frames, films and the focus as they are; older browsers do not have it.
    if (parent.moveBefore) parent.moveBefore(twin, place);
    else parent.insertBefore(twin, place);
  }

  // Whether a script replaced the words of an element, so that nothing on the screen answers to them.
  isLost(mine, twin, children) {
    return children.length > 0 && mine.childElementCount === 0 && mine.nodeName !== "NOSCRIPT"
      && children.some((child) => this.twins.get(child)?.parentNode !== twin);
  }

  refill(mine, twin, children) {
    mine.replaceChildren(...children);
    twin.replaceChildren();
    for (const child of children) this.insertCopy(child, twin);
  }
}

// What a page runs or is bound to from its first moment. If that changed, only loading it again helps.
function frozen(tree) {
  const scripts = [...tree.querySelectorAll("script")].filter((script) => !DATA_SCRIPT.test(script.type)).map((script) => script.outerHTML);
  const others = [...tree.querySelectorAll("base,meta[http-equiv]")].map((element) => element.outerHTML);
  const templates = [...tree.querySelectorAll("template")].map((template) => template.innerHTML);
  return [tree.doctype?.name, ...scripts.sort(), ...others, ...templates].join("\n");
}

// The first of the live nodes from `at` on that `node` can have become: the same, else one of its class, else one of its name.
function findTwin(node, at) {
  const isSame = (live) => live.nodeType === node.nodeType && live.nodeName === node.nodeName;
  if (at && isSame(at) && at.isEqualNode(node)) return at;
  let best = null;
  let grade = 0;
  let looked = 0;
  for (let live = at; live && looked < 40; live = live.nextSibling, looked++) {
    if (!isSame(live)) continue;
    if (!isElement(node)) {
      if (live.data === node.data) return live;
      if (grade < 1 && /\S/.test(live.data) === /\S/.test(node.data)) [best, grade] = [live, 1];
      continue;
    }
    if (node.id ? live.id !== node.id : false) continue;
    if (node.id || live.isEqualNode(node)) return live;
    const shared = [...node.classList].every((name) => live.classList.contains(name));
    const mine = shared ? (live.firstElementChild?.nodeName === node.firstElementChild?.nodeName ? 3 : 2) : 1;
    if (mine > grade) [best, grade] = [live, mine];
  }
  return best;
}

// Classes that a script added or took away stay so, unless the text speaks of them.
function patchClasses(twin, was, is) {
  const names = (text) => new Set((text ?? "").split(/\s+/).filter(Boolean));
  const [old, now] = [names(was), names(is)];
  for (const name of old) if (!now.has(name)) twin.classList.remove(name);
  for (const name of now) if (!old.has(name)) twin.classList.add(name);
  if (!twin.classList.length) twin.removeAttribute("class");
}

// A text may carry names of attributes that only a parser may write.
function setAttribute(element, name, value) {
  try {
    element?.setAttribute(name, value);
  } catch {
    // Such an attribute means nothing to a page.
  }
}

// Remembers where the writer is; the answer puts them back if the patch threw them out.
function keepFocus() {
  const element = document.activeElement;
  if (!element || element === document.body || element.localName === "masthead-desk") return () => {};
  let range = null;
  try {
    range = [element.selectionStart, element.selectionEnd, element.selectionDirection];
  } catch {
    // Checkboxes have no selection.
  }
  return () => {
    if (document.activeElement === element || !element.isConnected) return;
    element.focus({ preventScroll: true });
    try {
      if (range && range[0] !== null && range[0] !== undefined) element.setSelectionRange(...range);
    } catch {
      // Number fields refuse to be told.
    }
  };
}
