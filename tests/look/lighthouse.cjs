// Runs Lighthouse on a page of each of three kinds and prints its scores.
//
//   node lighthouse.cjs WORK SITE_DIR [OUT_DIR]     called by lighthouse
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { createRequire } = require('node:module');
const { pathToFileURL } = require('node:url');
const { pages } = require('./pages.cjs');
const { serve } = require('./serve.cjs');

const [work, site, out] = process.argv.slice(2);
const fetched = createRequire(path.join(work, 'package.json'));
const LEAST = Number(process.env.LEAST ?? 98);

async function main() {
  const bring = async (name) => import(pathToFileURL(fetched.resolve(name)).href);
  const { default: lighthouse } = await bring('lighthouse');
  const launcher = await bring('chrome-launcher');
  const all = pages(site, { list: process.env.LOOK_PAGES });
  const kinds = ['front', 'story', 'release'];
  const chosen = process.env.LOOK_PAGES ? all : kinds.map((kind) => all.find((page) => page.kind === kind)).filter(Boolean);
  const host = await serve(site);
  let low = 0;
  for (const page of chosen) {
    const chrome = await launcher.launch({
      chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    });
    const result = await lighthouse(host.front + page.path, { port: chrome.port, logLevel: 'error', output: 'html' });
    chrome.kill();
    const { categories, audits } = result.lhr;
    const scores = Object.values(categories).map((category) => `${category.title} ${Math.round((category.score ?? 0) * 100)}`);
    console.log(`${page.kind} ${decodeURIComponent(page.path)}: ${scores.join(', ')}`);
    for (const category of Object.values(categories)) {
      if (Math.round((category.score ?? 0) * 100) < LEAST) low += 1;
      const lost = category.auditRefs.filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 0.95);
      for (const { id } of lost) console.log(`      ${id}: ${audits[id].title}${audits[id].displayValue ? ` (${audits[id].displayValue})` : ''}`);
    }
    if (out) {
      fs.mkdirSync(out, { recursive: true });
      fs.writeFileSync(path.join(out, `lighthouse-${page.kind}.html`), result.report);
    }
  }
  host.stop();
  console.log(low ? `${low} scores are below ${LEAST}` : `no score is below ${LEAST}`);
  process.exit(low || !chosen.length ? 1 : 0);
}

main().catch((error) => {
  console.error(`lighthouse: ${error.stack ?? error}`);
  process.exit(2);
});
