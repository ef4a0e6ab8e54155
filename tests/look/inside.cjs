// What is asked of a page from inside of it. Each function runs in the browser and sees nothing of this file.
'use strict';

/** Counts layout shifts from the first moment on. */
function watch() {
  window.lookShifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      const nodes = entry.sources.map((source) => source.node).filter((node) => node?.nodeType === 1);
      const named = nodes.map((node) => node.tagName.toLowerCase() + (node.classList[0] ? '.' + node.classList[0] : ''));
      window.lookShifts.push({ value: entry.value, of: [...new Set(named)].slice(0, 3).join(', ') });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Scrolls through the page, so that what is lazy is there, and back; waits for pictures. */
async function settle() {
  const step = Math.max(200, innerHeight * 0.8);
  for (let at = 0; at < document.documentElement.scrollHeight; at += step) {
    scrollTo(0, at);
    await new Promise((next) => requestAnimationFrame(() => setTimeout(next, 15)));
  }
  scrollTo(0, 0);
  const pending = [...document.images].filter((image) => !image.complete && image.getClientRects().length);
  const late = new Promise((next) => setTimeout(next, 5000));
  await Promise.race([late, Promise.all(pending.map((image) => new Promise((next) => { image.onload = image.onerror = next; })))]);
  await document.fonts.ready;
  await new Promise((next) => setTimeout(next, 100));
}

/** Returns pictures that cannot be shown. */
function broken() {
  const bad = (image) => image.complete && image.getClientRects().length && !image.naturalWidth && image.currentSrc;
  return [...document.images].filter(bad).map((image) => new URL(image.currentSrc).pathname);
}

/** Tells whether the page scrolls sideways, and which elements are to blame. */
function sideways() {
  const before = scrollY;
  scrollTo(10000, before);
  const by = scrollX;
  scrollTo(0, before);
  const cut = [document.documentElement, document.body]
    .filter((element) => /hidden|clip/.test(getComputedStyle(element).overflowX))
    .map((element) => element.tagName.toLowerCase());
  if (!by && !cut.length) return null;
  const within = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && element.offsetWidth > 1 && !within(element))
    .map((element) => element.tagName.toLowerCase() + (element.classList[0] ? '.' + element.classList[0] : ''));
  if (!by && !wide.length) return null;
  return { by, cut: cut.join(' and '), wide: [...new Set(wide)].slice(0, 4).join(', ') };
}

/** Marks every place where the Tab key must stop, in the order of the page; returns their names. */
function stops() {
  const many = 'a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], [tabindex], [contenteditable=""], [contenteditable="true"]';
  const reachable = (element) => {
    if (element.tabIndex < 0 || element.disabled || element.type === 'hidden' || element.closest('[inert]')) return false;
    if (element.type === 'radio' && element.name) {
      const group = [...document.getElementsByName(element.name)];
      return element.checked || (!group.some((one) => one.checked) && group[0] === element);
    }
    return element.checkVisibility({ visibilityProperty: true });
  };
  const found = [...document.querySelectorAll(many)].filter(reachable);
  const name = (element) => {
    const text = (element.getAttribute('aria-label') || element.textContent || element.title || '').trim().replace(/\s+/g, ' ');
    return `<${element.tagName.toLowerCase()}> "${text.slice(0, 40)}"`;
  };
  found.forEach((element, i) => { element.lookStop = i; });
  return found.map(name);
}

/** Tells where the focus is and whether it can be seen. */
function focus() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return { out: true };
  const outlined = (of, pseudo) => {
    const style = getComputedStyle(of, pseudo);
    if (pseudo && style.content === 'none') return false;
    const clear = /rgba\(.*, 0\)|transparent/.test(style.outlineColor);
    return style.outlineStyle !== 'none' && !clear && (style.outlineStyle === 'auto' || parseFloat(style.outlineWidth) >= 2);
  };
  // A link that is stretched over its teaser has its outline there.
  let ring = [null, '::before', '::after'].some((pseudo) => outlined(element, pseudo));
  for (let up = element.parentElement; up && !ring && up !== document.body; up = up.parentElement) ring = outlined(up, null);
  const rects = [...element.getClientRects()];
  const seen = rects.some((r) => r.width > 1 && r.height > 1 && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth);
  const rect = rects[0] ?? { left: 0, top: 0, width: 0, height: 0 };
  const over = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
  let cover = null;
  for (let up = over; up && up !== document.body; up = up.parentElement) {
    if (up.contains(element) || element.contains(up)) break;
    if (/fixed|sticky/.test(getComputedStyle(up).position)) cover = up.tagName.toLowerCase();
  }
  const scroller = element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight;
  return { at: element.lookStop ?? null, tag: element.tagName.toLowerCase(), ring, seen, cover, scroller };
}

/** Returns what the page has kept on the reader's machine. */
function kept() {
  const of = (store) => { try { return Object.keys(store); } catch { return []; } };
  return [...of(localStorage), ...of(sessionStorage)];
}

module.exports = { watch, settle, broken, sideways, stops, focus, kept };
