// Edits a story while a browser shows it, and takes the time until the browser has the edit.
//
//   node serve.cjs NPM_WORK BENCH_WORK MASTHEAD HUGO SIZES...     called by serve
'use strict';
const fs = require('node:fs');
const http = require('node:http');
const net = require('node:net');
const path = require('node:path');
const { createRequire } = require('node:module');
const { spawn } = require('node:child_process');

const [packages, work, masthead, hugo, ...sizes] = process.argv.slice(2);
const { chromium } = createRequire(path.join(packages, 'package.json'))('playwright-core');
const EDITS = Number(process.env.EDITS ?? 30);
/** Milliseconds that an edit may take before it counts as lost. */
const LONGEST = 15000;
/** What the preview is to keep: median in ms by size; the 95th percentile may be twice that. */
const GOALS = { 1000: { words: 50, style: 60 }, 10000: { words: 80, style: 60 } };

const clock = () => performance.timeOrigin + performance.now();
const wait = (ms) => new Promise((next) => setTimeout(next, ms));
const STYLE = 'static/style.css';

/**
 * The programs: their folder of a size, how they are started to serve at a port, and the milliseconds of rest between
 * two edits. Hugo is asked every two milliseconds over HTTP until it serves the edit, and no browser is waited for: that
 * is to its advantage, and counts no edit as lost that came while its page was being loaded again.
 */
const PROGRAMS = {
  masthead: { site: 'plain', rest: 250, command: (port) => [masthead, 'serve', '--no-open', '--port', port, '--base-url', `http://127.0.0.1:${port}/`] },
  hugo: { site: 'hugo', polled: true, rest: 1000, command: (port) => [hugo, 'server', '--bind', '127.0.0.1', '--port', port, '--baseURL', `http://127.0.0.1:${port}/`] },
};

/** Each sort of edit: the file, and its text with a mark that was not there before. */
const SORTS = {
  'paragraph at the end': { edit: (text, mark) => `${text}\n${mark}\n` },
  'word in the first paragraph': { edit: (text, mark) => text.replace(/^(---\n[^]*?\n---\n\s*)(?:#+ .*\n\s*)?/, (head) => `${head}${mark} `) },
  title: { edit: (text, mark) => text.replace(/^(title:\s*["']?)/m, (head) => `${head}${mark} `) },
  style: { style: true, edit: (text, mark, n) => `${text}\nh1 { outline-offset: ${n + 1}px }\n` },
};

/** Runs in every document: tells when a mark is in it for the first time, and when the headline's style is another. */
function watch() {
  const known = new Set();
  const now = () => performance.timeOrigin + performance.now();
  const look = () => {
    const text = document.documentElement?.textContent ?? '';
    for (const [mark] of text.matchAll(/probe\d+x/g)) {
      if (known.has(mark)) continue;
      known.add(mark);
      window.benchSeen(mark, now());
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  let style = null;
  const frame = () => {
    const headline = document.querySelector('h1');
    const offset = headline && getComputedStyle(headline).outlineOffset;
    if (offset && offset !== style) {
      style = offset;
      window.benchSeen(`style${offset}`, now());
    }
    requestAnimationFrame(frame);
  };
  frame();
}

function freePort() {
  return new Promise((done) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(String(port)));
    });
  });
}

function answers(address) {
  return new Promise((done) => {
    http.get(address, { agent: false }, (answer) => {
      answer.resume();
      answer.on('end', () => done(answer.statusCode === 200));
    }).on('error', () => done(false));
  });
}

function read(address) {
  return new Promise((done) => {
    http.get(address, { agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part) => { text += part; });
      answer.on('end', () => done(text));
      answer.on('error', () => done(''));
    }).on('error', () => done(''));
  });
}

/** Asks for an address until a mark is in the answer; gives the moment, or null when it never is. */
async function served(address, mark, until) {
  while (clock() < until) {
    if ((await read(address)).includes(mark)) return clock();
    await wait(2);
  }
  return null;
}

/** The difference of the browser's clock to ours, from the quickest of some questions. */
async function offset(page) {
  let best = { trip: Infinity, by: 0 };
  for (let i = 0; i < 20; i += 1) {
    const before = clock();
    const theirs = await page.evaluate(() => performance.timeOrigin + performance.now());
    const trip = clock() - before;
    if (trip < best.trip) best = { trip, by: theirs - (before + trip / 2) };
  }
  return best.by;
}

async function measure(browser, name, size) {
  const { site, polled, rest, command } = PROGRAMS[name];
  const folder = path.join(work, `${site}-${size}`);
  const stories = path.join(folder, 'content/stories');
  const story = fs.readdirSync(stories).filter((file) => file.endsWith('.md') && !file.startsWith('_')).sort()[0];
  const files = { words: path.join(stories, story), style: path.join(folder, STYLE) };
  // A run that was stopped may have left an edit.
  const clean = (text) => text.replace(/\n?probe\d+x ?\n?/g, '').replace(/\nh1 \{ outline-offset: \d+px \}\n/g, '');
  const originals = Object.fromEntries(Object.entries(files).map(([what, file]) => [what, clean(fs.readFileSync(file, 'utf8'))]));
  for (const [what, file] of Object.entries(files)) fs.writeFileSync(file, originals[what]);
  for (const leftover of ['public', 'resources', '.hugo_build.lock', '.masthead']) fs.rmSync(path.join(folder, leftover), { recursive: true, force: true });

  const port = await freePort();
  const address = `http://127.0.0.1:${port}/stories/${story.replace(/\.md$/, '')}/`;
  const [program, ...args] = command(port);
  const began = clock();
  const child = spawn(program, args, { cwd: folder, stdio: 'ignore', env: { ...process.env, HUGO_PAGINATION_DISABLEALIASES: 'true' } });
  const result = { name, size, times: {} };
  try {
    while (!(await answers(address))) {
      if (child.exitCode !== null || clock() - began > 300000) throw new Error(`${name} does not serve ${address}`);
      await wait(5);
    }
    result.ready = clock() - began;
    const waiting = new Map();
    const page = polled ? null : await browser.newPage();
    let by = 0;
    if (page) {
      await page.exposeFunction('benchSeen', (mark, at) => waiting.get(mark)?.(at));
      await page.addInitScript(watch);
      await page.goto(address);
      await page.locator('masthead-desk[data-ready]').waitFor({ state: 'attached' });
      by = await offset(page);
    }
    await wait(1500);
    let count = 0;
    for (const [sort, { style, edit }] of Object.entries(SORTS)) {
      const what = style ? 'style' : 'words';
      const times = [];
      for (let n = 0; n < EDITS; n += 1) {
        count += 1;
        const mark = `probe${process.pid}${String(count).padStart(4, '0')}x`;
        const text = edit(originals[what], mark, n);
        const seen = new Promise((done) => { waiting.set(style ? `style${n + 1}px` : mark, done); });
        const from = clock();
        fs.writeFileSync(files[what], text);
        const [where, sign] = style ? [`http://127.0.0.1:${port}/style.css`, `offset: ${n + 1}px`] : [address, mark];
        const at = await Promise.race([page ? seen : served(where, sign, from + LONGEST), wait(LONGEST).then(() => null)]);
        if (at === null) result.lost = (result.lost ?? 0) + 1;
        times.push(at === null ? LONGEST : at - by - from);
        await wait(rest + Math.random() * 100);
      }
      fs.writeFileSync(files[what], originals[what]);
      await wait(name === 'hugo' ? 3000 : 500);
      result.times[sort] = times;
    }
    if (child.exitCode !== null || child.signalCode) throw new Error(`${name} has ended by itself`);
    result.memory = Number(/VmHWM:\s+(\d+)/.exec(fs.readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024;
    await page?.close();
  } finally {
    for (const [what, file] of Object.entries(files)) fs.writeFileSync(file, originals[what]);
    child.kill('SIGTERM');
    await new Promise((done) => { if (child.exitCode !== null || child.signalCode) done(); else child.on('exit', done); });
  }
  return result;
}

const sorted = (times) => [...times].sort((a, b) => a - b);
const median = (times) => { const s = sorted(times); return (s[(s.length - 1) >> 1] + s[s.length >> 1]) / 2; };
const high = (times) => { const s = sorted(times); return s[Math.min(s.length - 1, Math.ceil(s.length * 0.95) - 1)]; };

function table(results) {
  const ms = (value) => (value === undefined ? '-' : value < 100 ? value.toFixed(1) : value.toFixed(0));
  const rows = [['stories', 'from the write to the screen', 'masthead', '95 %', 'hugo', '95 %', 'ratio', 'goal']];
  for (const size of sizes) {
    const [ours, theirs] = ['masthead', 'hugo'].map((name) => results.find((one) => one.name === name && one.size === size));
    const ratio = (a, b) => (a && b ? `${(b / a).toFixed(1)}x` : '-');
    for (const [sort, { style }] of Object.entries(SORTS)) {
      const [a, b] = [ours, theirs].map((one) => one?.times[sort]);
      const goal = GOALS[size]?.[style ? 'style' : 'words'];
      const kept = a && goal ? (median(a) < goal && high(a) < 2 * goal ? `< ${goal}` : `over ${goal}`) : '-';
      rows.push([size, sort, ms(a && median(a)), ms(a && high(a)), ms(b && median(b)), ms(b && high(b)), ratio(a && median(a), b && median(b)), kept]);
    }
    rows.push([size, 'start to the first page', ms(ours?.ready), '', ms(theirs?.ready), '', ratio(ours?.ready, theirs?.ready), '']);
    rows.push([size, 'memory at the most, MiB', ms(ours?.memory), '', ms(theirs?.memory), '', ratio(ours?.memory, theirs?.memory), '']);
  }
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => String(row[i]).length)));
  return rows.map((row) => row.map((cell, i) => (i === 1 ? String(cell).padEnd(widths[i]) : String(cell).padStart(widths[i]))).join('  ')).join('\n');
}

async function main() {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'] });
  const results = [];
  for (const size of sizes) {
    for (const name of Object.keys(PROGRAMS)) {
      if (process.env.ONLY && process.env.ONLY !== name) continue;
      console.error(`bench: ${name} with ${size} stories`);
      results.push(await measure(browser, name, size));
      if (results.at(-1).lost) console.log(`${name} with ${size} stories: ${results.at(-1).lost} edits were never seen`);
    }
  }
  await browser.close();
  console.log(`\n${table(results)}\n\nmilliseconds: the median, and what 95 of 100 edits stay below`);
}

main().catch((error) => {
  console.error(`bench: ${error.stack ?? error}`);
  process.exit(2);
});
