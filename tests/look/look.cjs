// Opens each page in each view, asks what is wrong with it, and tells.
//
//   node look.cjs WORK SITE_DIR [OUT_DIR]     called by run
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');
const { createRequire } = require('node:module');
const inside = require('./inside.cjs');
const { pages } = require('./pages.cjs');
const { serve } = require('./serve.cjs');

const [work, site, out] = process.argv.slice(2);
const fetched = createRequire(path.join(work, 'package.json'));
const { chromium } = fetched('playwright-core');
const axe = fs.readFileSync(fetched.resolve('axe-core/axe.min.js'), 'utf8');

const quick = Boolean(process.env.LOOK_QUICK);
const VIEWS = [320, 768, 1280].flatMap((width) => ['light', 'dark'].map((scheme) => ({ width, scheme })));
const HEIGHTS = { 320: 640, 768: 1024, 1280: 800 };
const QUICK = (view) => (view.width === 320 && view.scheme === 'light') || (view.width === 1280 && view.scheme === 'dark');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Kilobytes after gzip, and requests before anybody did anything, pictures and fonts aside. */
const MOST = { stylesheet: 20, script: 6, document: { front: 30, story: 25, release: 25, other: 30 }, requests: 4 };
/** The spacing that WCAG 1.4.12 lets a reader choose. */
const SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }';

const name = (view) => `${view.width} ${view.scheme}`;

/** What was found on one page: each finding once, with the views that have it. */
class Findings {
  constructor(page) {
    this.page = page;
    this.all = new Map();
  }

  add(check, what, view) {
    const key = `${check}: ${what}`;
    if (!this.all.has(key)) this.all.set(key, []);
    if (view) this.all.get(key).push(name(view));
  }

  print() {
    const { kind, lang, path: address } = this.page;
    console.log(`${this.all.size ? 'FOUND' : 'ok   '} ${kind} ${lang} ${decodeURIComponent(address)}`);
    for (const [key, views] of this.all) console.log(`      ${key}${views.length ? ` [${views.join(', ')}]` : ''}`);
  }
}

async function open(browser, host, page, view, findings) {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height ?? HEIGHTS[view.width] },
    colorScheme: view.scheme,
    reducedMotion: 'reduce',
    locale: page.lang || 'en',
  });
  const tab = await context.newPage();
  const files = [];
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.origin === host.origin || url.protocol === 'data:' || url.protocol === 'blob:') return route.continue();
    findings.add('other host', url.host + url.pathname, view);
    return route.abort();
  });
  tab.on('response', (response) => files.push(response));
  const missing = (text) => page.kind === '404' && /status of 404/.test(text);
  tab.on('console', (message) => {
    if (message.type() === 'error' && !missing(message.text())) findings.add('console', message.text().slice(0, 200), view);
  });
  tab.on('pageerror', (error) => findings.add('script', String(error).slice(0, 200), view));
  await tab.addInitScript(inside.watch);
  await tab.goto(host.front + page.path, { waitUntil: 'load' });
  return { context, tab, files };
}

/** Weighs what the page loaded before anybody did anything. */
async function weigh(page, files, findings) {
  const sum = { document: 0, stylesheet: 0, script: 0 };
  let requests = 0;
  for (const response of files) {
    const type = response.request().resourceType();
    if (type !== 'image' && type !== 'media' && type !== 'font') requests += 1;
    if (!(type in sum)) continue;
    const body = await response.body().catch(() => Buffer.alloc(0));
    sum[type] += zlib.gzipSync(body, { level: 9 }).length;
  }
  for (const [type, bytes] of Object.entries(sum)) {
    const most = type === 'document' ? MOST.document[page.kind] ?? MOST.document.other : MOST[type];
    if (bytes > most * 1024) findings.add('weight', `${type}: ${(bytes / 1024).toFixed(1)} KB, at most ${most}`);
  }
  if (requests > MOST.requests) findings.add('weight', `${requests} requests, at most ${MOST.requests}`);
  return sum;
}

/** Goes through the page with the Tab key. */
async function keyboard(tab, findings, view) {
  const names = await tab.evaluate(inside.stops);
  const visited = [];
  let last = null;
  for (let presses = 0; presses < names.length * 2 + 40; presses += 1) {
    await tab.keyboard.press('Tab');
    const now = await tab.evaluate(inside.focus);
    if (now.out) break;
    if (now.at === null) {
      if (!now.scroller) findings.add('keyboard', `the focus goes to a <${now.tag}> that is no control`, view);
      continue;
    }
    if (now.at === last) continue; // inside of a player's own controls
    if (visited.includes(now.at)) break;
    visited.push(now.at);
    last = now.at;
    if (!now.ring) findings.add('focus', `no outline on ${names[now.at]}`, view);
    if (!now.seen) findings.add('focus', `out of sight: ${names[now.at]}`, view);
    if (now.cover) findings.add('focus', `${names[now.at]} is covered by a <${now.cover}>`, view);
  }
  const missed = names.filter((_, i) => !visited.includes(i));
  if (missed.length) findings.add('keyboard', `${missed.length} of ${names.length} are not reached: ${missed.slice(0, 3).join(', ')}`, view);
  const back = visited.findIndex((at, i) => i && at < visited[i - 1]);
  if (back > 0) findings.add('keyboard', `${names[visited[back]]} comes after ${names[visited[back - 1]]}, which stands behind it`, view);
}

/** Looks for a sideways scroll as the page is, with the space between letters and lines that readers may choose. */
async function width(tab, findings, view) {
  const tell = (check, found) => {
    if (found) findings.add(check, `${found.cut ? `hidden by the overflow of ${found.cut}` : `by ${found.by} px`}: ${found.wide || '?'}`, view);
  };
  tell('sideways', await tab.evaluate(inside.sideways));
  const style = await tab.addStyleTag({ content: SPACING });
  tell('sideways with wide spacing', await tab.evaluate(inside.sideways));
  await style.evaluate((element) => element.remove());
}

async function look(browser, host, page) {
  const findings = new Findings(page);
  const picture = (view) => `${page.kind}-${page.lang}-${view.width}-${view.scheme}.jpg`;
  const pictures = [];
  let weight = null;
  for (const view of VIEWS.filter((view) => !quick || QUICK(view))) {
    const { context, tab, files } = await open(browser, host, page, view, findings);
    try {
      await tab.evaluate(inside.settle);
      weight ??= await weigh(page, files, findings);
      const shifts = await tab.evaluate(() => window.lookShifts);
      const moved = shifts.reduce((sum, shift) => sum + shift.value, 0);
      if (moved > 0) findings.add('layout shift', `${moved.toFixed(4)}: ${[...new Set(shifts.map((s) => s.of))].join('; ')}`, view);
      for (const image of await tab.evaluate(inside.broken)) findings.add('picture', `cannot be shown: ${image}`, view);
      if (out && !quick) {
        pictures.push(picture(view));
        await tab.screenshot({ path: path.join(out, picture(view)), fullPage: true, type: 'jpeg', quality: 60, scale: 'css' });
      }
      await width(tab, findings, view);
      await tab.evaluate(axe);
      const result = await tab.evaluate((rules) => window.axe.run(document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] }), RULES);
      for (const rule of result.violations) {
        const at = rule.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ');
        const why = rule.nodes[0].any[0]?.message ?? rule.help;
        findings.add(`axe ${rule.id}`, `${rule.nodes.length}× ${at}: ${why.slice(0, 160)}`, view);
      }
      if ((view.width === 1280 && view.scheme === (quick ? 'dark' : 'light')) || (view.width === 320 && !quick && view.scheme === 'light')) {
        await keyboard(tab, findings, view);
      }
      const kept = [...(await context.cookies()).map((cookie) => cookie.name), ...(await tab.evaluate(inside.kept))];
      if (kept.length) findings.add('kept on the reader\'s machine', kept.join(', '), view);
    } catch (error) {
      findings.add('cannot be looked at', String(error.message ?? error).split('\n')[0], view);
    }
    await context.close();
  }
  // 1280 px at 400 %: as wide as a phone, and a hand high.
  const zoomed = { width: 320, height: 256, scheme: 'light at 400 %' };
  const { context, tab } = await open(browser, host, page, { ...zoomed, scheme: 'light' }, findings);
  const found = await tab.evaluate(inside.sideways);
  if (found) findings.add('sideways', `by ${found.by} px: ${found.wide || '?'}`, zoomed);
  if (out && !quick && (page.kind === 'story' || page.kind === 'release')) {
    await tab.setViewportSize({ width: 794, height: 1123 });
    await tab.emulateMedia({ media: 'print' });
    pictures.push(`${page.kind}-${page.lang}-print.jpg`);
    await tab.screenshot({ path: path.join(out, pictures.at(-1)), fullPage: true, type: 'jpeg', quality: 60 });
  }
  await context.close();
  return { page, findings, pictures, weight };
}

/** Writes a page that shows all pictures. */
function album(results) {
  const cell = (file) => `<a href="${file}"><img src="${file}" alt="${file}" height="360" loading="lazy"></a>`;
  const row = ({ page, pictures }) => `<h2>${page.kind} ${page.lang} <small>${page.path}</small></h2><p>${pictures.map(cell).join(' ')}</p>`;
  fs.writeFileSync(path.join(out, 'index.html'), `<!doctype html><meta charset="utf-8"><title>Look</title>${results.map(row).join('\n')}`);
}

async function main() {
  const chosen = pages(site, { list: process.env.LOOK_PAGES, quick });
  if (out) fs.mkdirSync(out, { recursive: true });
  const host = await serve(site);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run', '--hide-scrollbars'],
  });
  const queue = chosen.map((page, i) => ({ page, i }));
  const results = [];
  const started = Date.now();
  const jobs = Number(process.env.LOOK_JOBS ?? 2);
  await Promise.all(Array.from({ length: jobs }, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      results[next.i] = await look(browser, host, next.page);
      results[next.i].findings.print();
    }
  }));
  await browser.close();
  host.stop();
  if (out && !quick) album(results);
  const heaviest = (type) => (Math.max(...results.map((result) => result.weight?.[type] ?? 0)) / 1024).toFixed(1);
  console.log(`\nthe heaviest page, after gzip: HTML ${heaviest('document')} KB, CSS ${heaviest('stylesheet')} KB, JS ${heaviest('script')} KB`);
  const bad = results.filter((result) => result.findings.all.size);
  const total = bad.reduce((sum, result) => sum + result.findings.all.size, 0);
  console.log(`${results.length} pages in ${Math.round((Date.now() - started) / 1000)} s: ${results.length - bad.length} are fine, ${bad.length} have ${total} findings`);
  process.exit(bad.length ? 1 : 0);
}

main().catch((error) => {
  console.error(`look: ${error.stack ?? error}`);
  process.exit(2);
});
