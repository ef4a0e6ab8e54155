// Finds the pages to look at: of each kind and language the heaviest, because it has the most in it.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

/** Kinds by address, below the language's folder. The first that fits counts. */
const KINDS = [
  [/^$/, 'front'],
  [/^404\.html$/, '404'],
  [/^desks\/[^/]+\/$/, 'desk'],
  [/^tags\/$/, 'tags'],
  [/^tags\/[^/]+\/$/, 'tag'],
  [/^people\/$/, 'people'],
  [/^people\/[^/]+\/$/, 'person'],
  [/^series\/$/, 'series-index'],
  [/^series\/[^/]+\/$/, 'series'],
  [/^collections\/$/, 'collections'],
  [/^collections\/[^/]+\/$/, 'collection'],
  [/^archive\/$/, 'archive'],
  [/^archive\/\d+\/$/, 'year'],
  [/^archive\/\d+\/\d+\/$/, 'month'],
  [/(^|\/)page\/\d+\/$/, 'list-page'],
];

function* files(folder, below = '') {
  for (const entry of fs.readdirSync(path.join(folder, below), { withFileTypes: true })) {
    const name = path.posix.join(below, entry.name);
    if (entry.isDirectory()) yield* files(folder, name);
    else if (name.endsWith('.html')) yield name;
  }
}

function kind(address, html) {
  const byAddress = KINDS.find(([pattern]) => pattern.test(address))?.[1];
  if (byAddress) return byAddress;
  const said = html.match(/<(?:body|main|article)[^>]*\bdata-kind="?([\w-]+)/)?.[1];
  if (said) return said;
  if (!/property="?og:type"? content="?article/.test(html)) return 'page';
  return /class="stamp/.test(html) ? 'release' : 'story';
}

/** Returns `{ kind, lang, path, size }` for each page to look at; with `every`, for every page there is. */
function pages(site, { list, quick, every }) {
  const all = [];
  const found = [...files(site)].sort();
  const folders = new Set(found.filter((name) => /^[\w-]+\/index\.html$/.test(name)).map((name) => name.split('/')[0]));
  for (const name of found) {
    const html = fs.readFileSync(path.join(site, name), 'utf8');
    if (/<meta http-equiv="?refresh/.test(html)) continue;
    const lang = html.match(/<html[^>]*\blang="?([\w-]+)/)?.[1] ?? '';
    const address = name.replace(/(^|\/)index\.html$/, '$1');
    const below = folders.has(lang) && address.startsWith(lang + '/') ? address.slice(lang.length + 1) : address;
    all.push({ kind: kind(below, html), lang, path: '/' + address.split('/').map(encodeURIComponent).join('/'), size: html.length });
  }
  if (list) {
    const wanted = fs.readFileSync(list, 'utf8').split('\n').map((line) => line.trim()).filter(Boolean);
    return wanted.map((one) => all.find((page) => page.path === one) ?? { kind: 'listed', lang: '', path: one, size: 0 });
  }
  if (every) return all;
  const first = all.find((page) => page.path === '/')?.lang;
  const best = new Map();
  for (const page of all) {
    if (quick && page.lang !== first) continue;
    const key = `${page.kind} ${page.lang}`;
    if (!best.has(key) || best.get(key).size < page.size) best.set(key, page);
  }
  const order = ['front', 'story', 'release', 'desk', 'tag', 'person', 'series', 'collection', 'archive', 'page', '404'];
  const rank = (page) => (order.indexOf(page.kind) + order.length + 1) % (order.length + 1);
  const chosen = [...best.values()].sort((a, b) => rank(a) - rank(b) || a.kind.localeCompare(b.kind) || (a.lang === first ? -1 : 1));
  const light = ['front', 'story', 'release', 'desk', 'person', '404'];
  return quick ? chosen.filter((page) => light.includes(page.kind)) : chosen;
}

module.exports = { pages };
