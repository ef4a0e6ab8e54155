// Owns the change from old stylesheets to new ones without a moment in which the page has none.
//
// A new <link> is put at its place with a `media` that fits no screen, so that it loads and is not seen. When all are
// there (or the time is up) they are let in and the old ones taken away, both before the next picture is drawn.

/** Milliseconds after which the page changes with or without its new stylesheets. */
const LONGEST = 2000;

const links = (tree) => [...tree.querySelectorAll("link[rel~=stylesheet]")];
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function loaded(link) {
  return new Promise((resolve) => {
    link.addEventListener("load", resolve, { once: true });
    link.addEventListener("error", resolve, { once: true });
  });
}

/**
 * Loads the stylesheets that `next` has and `last` has not. `twin` gives the element on the screen for a node of `last`.
 * Answers with: `swap()` lets them in and `take(node)` gives the element made for a node of `next`.
 */
export async function prepare(last, next, twin) {
  const known = new Map(links(last).map((link) => [link.outerHTML, link]));
  const made = new Map();
  const loads = [];
  let before = null;
  links(next).forEach((link, n) => {
    const same = known.get(link.outerHTML);
    if (same) {
      before = twin(same) ?? before;
      return;
    }
    const copy = document.importNode(link, true);
    copy.media = "not all";
    loads.push(loaded(copy));
    const neighbour = before ?? twin(links(last)[n]) ?? null;
    if (neighbour?.isConnected) neighbour.after(copy);
    else document.head.append(copy);
    made.set(link, copy);
    before = copy;
  });
  if (loads.length) await Promise.race([Promise.all(loads), wait(LONGEST)]);
  return {
    swap() {
      for (const [link, copy] of made) {
        if (link.hasAttribute("media")) copy.media = link.getAttribute("media");
        else copy.removeAttribute("media");
      }
    },
    take: (node) => made.get(node) ?? null,
  };
}

/** A digest in a name means that another content has another name. */
const HASHED = /[.-][0-9a-f]{8,}\.\w+$/;

/**
 * Keeps an eye on the stylesheets whose names stay when their contents change, of which no page tells. Returns the
 * function that looks at them again and swaps those that changed.
 */
export function looseSheets() {
  const known = new Map();
  const all = () => links(document).filter((link) => link.href.startsWith(location.origin) && !HASHED.test(new URL(link.href).pathname));
  const read = async (link) => (await fetch(link.href, { cache: "no-cache" })).text();
  const name = (link) => new URL(link.href).pathname;
  for (const link of all()) read(link).then((text) => known.set(name(link), text), () => {});
  return async (files) => {
    for (const link of all()) {
      // What the server names need not be compared first.
      if (files?.includes(new URL(link.href).pathname)) {
        known.delete(name(link));
        await renew(link);
        read(link).then((text) => known.set(name(link), text), () => {});
        continue;
      }
      const text = await read(link).catch(() => null);
      const was = known.get(name(link));
      if (text !== null) known.set(name(link), text);
      if (text !== null && was !== undefined && was !== text) await renew(link);
    }
  };
}

// Shows a changed file under its old name: a second element covers the moment in which the first has none.
async function renew(link) {
  const address = new URL(link.href);
  address.searchParams.set("desk", Date.now().toString(36));
  const cover = link.cloneNode();
  cover.href = address.href;
  const done = loaded(cover);
  link.after(cover);
  await Promise.race([done, wait(LONGEST)]);
  // The old element stays, because the mirror knows it.
  const swapped = loaded(link);
  link.href = address.href;
  await Promise.race([swapped, wait(LONGEST)]);
  cover.remove();
}
