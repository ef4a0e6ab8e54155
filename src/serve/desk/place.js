// Owns the place that is being read: what comes or goes above it must not push it away.
//
// Browsers hold that place themselves, but not everywhere: Chromium does not in a page that is laid out as a grid, and
// Safari not at all.

/** Parts of the window's height at which something is looked for that may stay. */
const HEIGHTS = [0.12, 0.2, 0.3, 0.45, 0.6, 0.75, 0.9];

function isFixed(element) {
  for (let up = element; up; up = up.parentElement) if (/fixed|sticky/.test(getComputedStyle(up).position)) return true;
  return false;
}

/** Remembers where the elements in the window stand; the answer, called after the page changed, scrolls them back there. */
export function keepPlace() {
  if (!scrollY) return () => {};
  const root = document.documentElement;
  const top = (element) => element.getBoundingClientRect().top;
  const seen = HEIGHTS.map((part) => document.elementFromPoint(innerWidth / 2, innerHeight * part))
    .filter((element) => element && element.localName !== "masthead-desk" && element.getBoundingClientRect().height < innerHeight && !isFixed(element))
    .map((element) => ({ element, was: top(element) }));
  // If the browser held the place as well, the page would move twice.
  const own = root.style.overflowAnchor;
  root.style.overflowAnchor = "none";
  return () => {
    const still = seen.filter(({ element }) => element.isConnected && element.getClientRects().length);
    // What was put somewhere else went far; what stayed was moved by what came above all of them.
    const by = still.map(({ element, was }) => top(element) - was).sort((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0;
    if (Math.abs(by) >= 1) scrollBy({ top: by, behavior: "instant" });
    requestAnimationFrame(() => {
      root.style.overflowAnchor = own;
      if (!root.getAttribute("style")) root.removeAttribute("style");
    });
  };
}
