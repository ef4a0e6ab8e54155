// Owns the making of elements. Text is always text: nothing that a writer typed is ever read as HTML.

/**
 * Makes an element. `what` is a name with classes, such as `button.tool.wide`. `about` holds attributes, `on…` listeners,
 * and `data-…`; what is null, undefined or false is left out. `children` may be nested; null and false are left out.
 */
export function make(what, about = {}, ...children) {
  const [name, ...classes] = what.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(about)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A text in which what stands in backticks is code. */
export function coded(text) {
  return text.split(/`([^`\n]+)`/).map((part, n) => (n % 2 ? make("code.typed", {}, part) : part));
}

const SVG = "http://www.w3.org/2000/svg";

/** Strokes in a box of 24 units. */
const ICONS = {
  share: "M12 15V3m-5 5 5-5 5 5M5 12v9h14v-9",
  clock: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm0 4v5l3.5 2",
  check: "m4 12.5 5 5L20 6.5",
  eye: "M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12Zm10-3a3 3 0 1 1 0 6 3 3 0 0 1 0-6Z",
  pen: "m4 20 1-5L16 4l4 4L9 19l-5 1Zm9-13 4 4",
  list: "M4 6h16M4 12h16M4 18h10",
  close: "m5 5 14 14M19 5 5 19",
  up: "m5 15 7-7 7 7",
  down: "m5 9 7 7 7-7",
  arrow: "M4 12h16m-6-6 6 6-6 6",
  copy: "M8 8h12v12H8ZM4 16V4h12",
  lock: "M5 11h14v10H5Zm3 0V8a4 4 0 0 1 8 0v3",
};

/** An icon that says nothing to screen readers; its button has words. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", width: 18, height: 18, fill: "none", stroke: "currentColor", "stroke-width": 1.8, "aria-hidden": "true", class: "icon" })) svg.setAttribute(key, value);
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button that copies `text()` and says so for two seconds. */
export function copyButton(label, done, text) {
  const words = make("span", { role: "status" }, label);
  return make("button.small", { type: "button", onclick: async () => {
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      return;
    }
    words.textContent = done;
    setTimeout(() => { words.textContent = label; }, 2000);
  } }, icon("copy"), words);
}
