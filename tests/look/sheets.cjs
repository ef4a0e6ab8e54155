// Takes a picture of a page of each kind, whole, in each view: KIND-LANG-WIDTH-SCHEME.png.
//
//   node sheets.cjs WORK SITE_DIR OUT_DIR [hard]     called by sheets; `hard` takes front page and story alone
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { createRequire } = require('node:module');
const inside = require('./inside.cjs');
const { pages } = require('./pages.cjs');
const { serve } = require('./serve.cjs');

const [work, site, out, hard] = process.argv.slice(2);
const { chromium } = createRequire(path.join(work, 'package.json'))('playwright-core');
const VIEWS = [320, 768, 1280].flatMap((width) => ['light', 'dark'].map((scheme) => ({ width, scheme })));
/** What a story's page has when a photo stands over its text. */
const PHOTO = /<figure class="?body cover/;

/** Of each kind and language a page; of stories one with a photo and one without. */
function chosen() {
  const found = pages(site, {});
  if (hard) return found.filter((page) => page.kind === 'front' || page.kind === 'story');
  const stories = pages(site, { every: true }).filter((page) => page.kind === 'story');
  const photo = (page) => PHOTO.test(fs.readFileSync(path.join(site, decodeURIComponent(page.path), 'index.html'), 'utf8'));
  const split = [];
  for (const lang of new Set(stories.map((story) => story.lang))) {
    const own = stories.filter((story) => story.lang === lang).sort((a, b) => b.size - a.size);
    for (const [kind, has] of [['story', true], ['story-plain', false]]) {
      const one = own.find((story) => photo(story) === has);
      if (one) split.push({ ...one, kind });
    }
  }
  return [...split, ...found.filter((page) => page.kind !== 'story')];
}

async function shoot(browser, host, page, view) {
  const tab = await browser.newPage({ viewport: { width: view.width, height: 900 }, colorScheme: view.scheme, reducedMotion: 'reduce' });
  await tab.goto(host.front + page.path, { waitUntil: 'load' });
  await tab.evaluate(inside.settle);
  // A lazy picture that is not on the page in this width never comes.
  await tab.evaluate(() => Promise.all([...document.images].filter((image) => image.getClientRects().length)
    .map((image) => Promise.race([image.decode().catch(() => null), new Promise((next) => setTimeout(next, 3000))]))));
  const file = `${page.kind}-${page.lang}-${view.width}-${view.scheme}.png`;
  await tab.screenshot({ path: path.join(out, file), fullPage: true });
  await tab.close();
}

async function main() {
  fs.mkdirSync(out, { recursive: true });
  const host = await serve(site);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run', '--hide-scrollbars'],
  });
  const queue = chosen().flatMap((page) => VIEWS.map((view) => [page, view]));
  await Promise.all([0, 1].map(async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await shoot(browser, host, ...next);
  }));
  await browser.close();
  host.stop();
}

main().catch((error) => {
  console.error(`sheets: ${error.stack ?? error}`);
  process.exit(2);
});
