// Owns the question which node of an old list of children became which node of a new one.
//
// `match` answers with the pairs, `steady` with those among them that need not be moved. Neither changes anything.

const STATEFUL = "video,audio,iframe,embed,object";
const PICKY = new Set(["DETAILS", "DIALOG", "INPUT", "SELECT", "TEXTAREA", "VIDEO", "AUDIO", "IFRAME"]);
/** Above this many comparisons a gap is paired in order and not by likeness. */
const MOST_COMPARED = 2500;

const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
const isBlank = (node) => node.nodeType === Node.TEXT_NODE && !/\S/.test(node.data);
const print = (node) => (isElement(node) ? node.outerHTML : `${node.nodeType} ${node.data}`);

/** Where a film, a sound or a frame comes from. */
export function origin(element) {
  return element.getAttribute("src") ?? element.getAttribute("data")
    ?? [...element.querySelectorAll("source")].map((source) => source.getAttribute("src")).join(" ");
}

/** What a node is known by, whatever else changes about it; null for most nodes. */
function key(node) {
  if (!isElement(node)) return null;
  const name = node.nodeName;
  if (node.id) return `${name}#${node.id}`;
  const get = (attribute) => node.getAttribute(attribute) ?? "";
  if (name === "TITLE") return name;
  if (name === "META") return `META ${get("name")} ${get("property")} ${get("http-equiv")} ${get("media")}`;
  if (name === "LINK") return node.rel === "stylesheet" ? null : `LINK ${get("rel")} ${get("hreflang")}${get("type")}${get("sizes")}`;
  if (name === "SCRIPT") return `SCRIPT ${get("src")} ${get("type")}`;
  if (node.matches(STATEFUL)) return `${name} ${origin(node)}`;
  const inside = node.querySelector(STATEFUL);
  return inside && `${name} holds ${inside.id || origin(inside)}`;
}

/** How much two nodes of one name look alike, from 0 to 1: by what their texts begin and end with. */
function likeness(a, b) {
  const [x, y] = isElement(a) ? [a.textContent.trim(), b.textContent.trim()] : [a.data, b.data];
  const most = Math.max(x.length, y.length);
  if (!most) return a.className === b.className ? 1 : 0;
  const least = Math.min(x.length, y.length);
  let head = 0;
  while (head < least && x[head] === y[head]) head++;
  let tail = 0;
  while (tail < least - head && x[x.length - 1 - tail] === y[y.length - 1 - tail]) tail++;
  return (head + tail) / most;
}

/** Whether `a` may become `b`, and how gladly: 0 is never. */
function worth(a, b) {
  if (a.nodeType !== b.nodeType || a.nodeName !== b.nodeName) return 0;
  if (!isElement(a)) return isBlank(a) === isBlank(b) ? 1 + likeness(a, b) : 0.1;
  if (a.id !== b.id && a.id && b.id) return 0;
  // A stylesheet is swapped (sheets.js), never turned into another one.
  if (a.nodeName === "LINK" && (a.rel === "stylesheet" || b.rel === "stylesheet")) return 0;
  const like = likeness(a, b);
  if (PICKY.has(a.nodeName) && like < 0.3 && a.getAttribute("name") !== b.getAttribute("name")) return 0;
  return 1 + 3 * like + (a.className === b.className ? 1 : 0);
}

/** Pairs the nodes of a gap so that the sum of their worths is the largest, and nothing crosses. */
function pairGap(a, b, from, to, pairs) {
  if (!from.length || !to.length) return;
  if (from.length * to.length > MOST_COMPARED) {
    let next = 0;
    for (const j of to) {
      const at = from.findIndex((i, n) => n >= next && worth(a[i], b[j]) > 0);
      if (at < 0) continue;
      pairs[j] = from[at];
      next = at + 1;
    }
    return;
  }
  const width = to.length + 1;
  const best = new Float64Array((from.length + 1) * width);
  const values = new Float64Array(from.length * to.length);
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      const value = worth(a[from[i]], b[to[j]]);
      values[i * to.length + j] = value;
      const both = value > 0 ? value + best[(i + 1) * width + j + 1] : 0;
      best[i * width + j] = Math.max(both, best[(i + 1) * width + j], best[i * width + j + 1]);
    }
  }
  for (let i = 0, j = 0; i < from.length && j < to.length;) {
    const value = values[i * to.length + j];
    if (value > 0 && best[i * width + j] === value + best[(i + 1) * width + j + 1]) pairs[to[j++]] = from[i++];
    else if (best[i * width + j] === best[(i + 1) * width + j]) i++;
    else j++;
  }
}

/**
 * For each node of `b` the index of the node of `a` that it was, or -1 if it is new.
 * Same nodes first, then those known by an id or an address, then the most alike between them.
 */
export function match(a, b) {
  const pairs = new Array(b.length).fill(-1);
  const taken = new Array(a.length).fill(false);
  const pass = (name, fits) => {
    const places = new Map();
    a.forEach((node, i) => {
      const value = !taken[i] && fits(node) ? name(node) : null;
      if (value === null) return;
      if (!places.has(value)) places.set(value, []);
      places.get(value).push(i);
    });
    if (!places.size) return;
    b.forEach((node, j) => {
      const value = pairs[j] < 0 && fits(node) ? name(node) : null;
      const i = value === null ? undefined : places.get(value)?.shift();
      if (i === undefined) return;
      pairs[j] = i;
      taken[i] = true;
    });
  };
  if (a.length && b.length) {
    pass(print, (node) => !isBlank(node));
    pass(key, isElement);
  }
  const firm = steady(pairs, () => 1);
  let i = 0;
  let j = 0;
  const gap = (endA, endB) => {
    const from = [];
    const to = [];
    for (; i < endA; i++) if (!taken[i]) from.push(i);
    for (; j < endB; j++) if (pairs[j] < 0) to.push(j);
    pairGap(a, b, from, to, pairs);
    i = endA + 1;
    j = endB + 1;
  };
  for (let at = 0; at < b.length; at++) if (firm.has(at)) gap(pairs[at], at);
  gap(a.length, b.length);
  return pairs;
}

/**
 * The places of `b` whose nodes may stay where they are while the others are moved around them: the heaviest
 * rising run of `pairs`. `weight` of a place says how bad it would be to move its node.
 */
export function steady(pairs, weight) {
  const size = pairs.reduce((most, i) => Math.max(most, i), -1) + 1;
  const tree = new Array(size + 1).fill(null);
  const before = new Array(pairs.length).fill(-1);
  let best = null;
  pairs.forEach((i, j) => {
    if (i < 0) return;
    let top = null;
    for (let n = i; n > 0; n -= n & -n) if (tree[n] && (!top || tree[n].sum > top.sum)) top = tree[n];
    before[j] = top ? top.j : -1;
    const mine = { sum: (top ? top.sum : 0) + weight(j), j };
    for (let n = i + 1; n <= size; n += n & -n) if (!tree[n] || mine.sum > tree[n].sum) tree[n] = mine;
    if (!best || mine.sum > best.sum) best = mine;
  });
  const stay = new Set();
  for (let j = best ? best.j : -1; j >= 0; j = before[j]) stay.add(j);
  return stay;
}
