// Thousands of changes under a preview with many open tabs; afterwards every byte and the memory are looked at.
//
//   node storm.cjs WORK MASTHEAD_BINARY     called by storm
'use strict';
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { createRequire } = require('node:module');
const { execFileSync } = require('node:child_process');
const { NOW, Newsroom, Server, until } = require('./newsroom.cjs');
const { SCRIPT, Tab } = require('./tab.cjs');

const [work, program] = process.argv.slice(2);
const fetched = createRequire(path.join(work, 'package.json'));
const { chromium } = fetched('playwright-core');
const { WebSocket } = fetched('ws');

const STORIES = Number(process.env.STORIES ?? 5000);
const TABS = Number(process.env.TABS ?? 200);
const EDITS = Number(process.env.EDITS ?? 1000);
/** How much more memory than before may be held after the storm: what allocators keep is not returned to the last page. */
const MARGIN = 1.35;
const REST = 10000;

const wait = (ms) => new Promise((next) => setTimeout(next, ms));
const name = (n) => `content/stories/storm/s${String(n).padStart(4, '0')}.md`;
const address = (n) => `/stories/s${String(n).padStart(4, '0')}/`;
const story = (n, words) => `---\ntitle: 폭풍 ${n}\ndate: 2026-${String(1 + (n % 10)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}\nauthors: [yun-seoha]\ndesk: faces\ntags: [폭풍 ${n % 50}]\n---\n\n${words}\n\n${`${n}번 글의 문단이다. `.repeat(30)}\n`;

let bad = 0;
const mib = (kilobytes) => `${Math.round(kilobytes / 1024)} MiB`;
/** Prints how much memory the server has at this point. */
const now = (server, what) => console.log(`     memory ${what}: ${mib(server.memory())}`);

function tell(text, ok, detail = '') {
  if (!ok) bad += 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${text}${ok || !detail ? '' : ` (${detail})`}`);
}

/** A tab without a browser: says what it shows and counts what it hears. */
function socket(server, watched) {
  const line = new WebSocket(`ws://127.0.0.1:${server.port}/_desk/live`, { origin: server.origin });
  const tab = { line, watched, pages: 0, faults: 0, open: false, html: null };
  line.on('open', () => {
    tab.open = true;
    line.send(JSON.stringify({ type: 'watch', path: watched, etag: '', view: '' }));
  });
  line.on('message', (text) => {
    const message = JSON.parse(text);
    if (message.type === 'page') {
      tab.pages += 1;
      tab.html = message.html;
    } else if (message.type === 'faults') tab.faults = message.faults.length;
  });
  line.on('close', () => { tab.open = false; });
  line.on('error', () => { tab.open = false; });
  return tab;
}

/** Compares everything that a cold build writes with what is served. */
async function compare(server, newsroom) {
  const out = fs.mkdtempSync(path.join(os.tmpdir(), 'masthead-storm-out-'));
  execFileSync(program, ['build', '--root', newsroom.folder, '--out', path.join(out, 'public')], { env: { ...process.env, SOURCE_DATE_EPOCH: String(NOW) }, stdio: 'ignore' });
  const root = path.join(out, 'public');
  const files = fs.readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)));
  const differ = [];
  let next = 0;
  await Promise.all(Array.from({ length: 8 }, async () => {
    while (next < files.length) {
      const file = files[next];
      next += 1;
      const url = `/${file.split('/').map(encodeURIComponent).join('/')}`.replace(/(^|\/)index\.html$/, '$1');
      const { status, body } = await server.ask(url);
      const built = fs.readFileSync(path.join(root, file));
      const served = file.endsWith('.html') ? Buffer.from(body.toString().replace(SCRIPT, '')) : body;
      if (!served.equals(built)) differ.push(`${file}: ${status}, ${served.length} bytes instead of ${built.length}`);
    }
  }));
  fs.rmSync(out, { recursive: true });
  tell(`all ${files.length} files of a cold build are served, byte for byte`, differ.length === 0, `${differ.length} differ: ${differ.slice(0, 5).join('; ')}`);
}

async function main() {
  const newsroom = new Newsroom('storm');
  for (let n = 0; n < STORIES; n += 1) newsroom.write(name(n), story(n, '첫 글.'));
  const server = await Server.start(program, newsroom.folder);
  console.log(`${STORIES} stories more than the example, ready after ${Math.round(server.readyAfter)} ms`);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'] });
  let most = 0;
  const watch = setInterval(() => { if (server.alive) most = Math.max(most, server.memory()); }, 50);
  try {
    const context = await browser.newContext();
    const real = [];
    for (const at of [address(0), address(7), '/', '/stories/third-owner/']) real.push(await Tab.open(context, server, at));
    const tabs = Array.from({ length: TABS }, (_, n) => socket(server, n % 10 === 9 ? '/' : address((n * 37) % STORIES)));
    tell(`${TABS} tabs are open`, await until(() => tabs.every((tab) => tab.open && tab.pages > 0)));
    // One change of all, so that what is remembered from change to change is there already.
    for (let n = 0; n < STORIES; n += 1) newsroom.write(name(n), story(n, '둘째 글.'));
    await until(async () => (await server.ask(address(STORIES - 1))).body.includes('둘째 글'), 120000);
    await wait(REST);
    const before = server.memory();

    now(server, 'before');

    // All at once.
    let began = Date.now();
    for (let n = 0; n < STORIES; n += 1) newsroom.write(name(n), story(n, '셋째 글.'));
    const written = Date.now() - began;
    tell(`${STORIES} files at once are shown`, await until(async () => (await server.ask(address(STORIES - 1))).body.includes('셋째 글') && (await server.ask(address(0))).body.includes('셋째 글'), 120000));
    console.log(`     written in ${written} ms, served ${Date.now() - began - written} ms after the last`);
    tell('every tab has it', await until(() => tabs.filter((tab) => tab.watched !== '/').every((tab) => tab.html.includes('셋째 글')), 60000));
    tell('and so have the real ones', await until(() => real[1].says('셋째 글')));

    now(server, 'after all at once');
    // Half written: in pieces, with pauses.
    const whole = story(1, `넷째 글. ${'조각조각 쓴다. '.repeat(4000)}`);
    const bytes = Buffer.from(whole);
    const file = fs.openSync(newsroom.at(name(1)), 'w');
    const statuses = new Set();
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 25)) {
      fs.writeSync(file, bytes, at, Math.min(Math.ceil(bytes.length / 25), bytes.length - at));
      statuses.add((await server.ask(address(1))).status);
      await wait(20);
    }
    fs.closeSync(file);
    tell('while a file is half written its page is answered', [...statuses].every((status) => status === 200 || status === 404), [...statuses].join());
    tell('written to its end it is shown whole', await until(async () => (await server.ask(address(1))).body.toString().split('조각조각').length > 4000));

    now(server, 'after the half written file');
    // Removed while it is read, and put back.
    for (let n = 0; n < 100; n += 1) {
      newsroom.write(name(STORIES), story(STORIES, `${n}`));
      await wait(n % 9);
      newsroom.remove(name(STORIES));
      if (n % 10 === 0) await server.ask(address(STORIES));
    }
    tell('a file that comes and goes a hundred times is gone', await until(async () => (await server.ask(address(STORIES))).status === 404));
    for (let n = 0; n < 20; n += 1) newsroom.rename('content/stories/storm', `content/stories/storm-${n}`), newsroom.rename(`content/stories/storm-${n}`, 'content/stories/storm');
    tell('a folder of all of them that moves to and fro is back', await until(async () => (await server.ask(address(3))).status === 200));

    now(server, 'after what came and went');
    // The theme broken and mended.
    const footer = 'themes/press/templates/footer.html';
    for (let n = 0; n < 5; n += 1) {
      newsroom.write(footer, '<footer>{% if %}</footer>');
      tell(`theme broken, ${n + 1}: tabs are told`, await until(() => tabs.every((tab) => tab.faults > 0)));
      tell(`theme broken, ${n + 1}: the last good page is there`, (await server.ask(address(5))).body.includes('셋째 글'));
      newsroom.write(footer, `<footer>${n}번째 발 {{ site.name }}</footer>`);
      tell(`mended, ${n + 1}: tabs are told`, await until(() => tabs.every((tab) => tab.faults === 0)));
      tell(`mended, ${n + 1}: the new footer is there`, await until(async () => (await server.ask(address(5))).body.includes(`${n}번째 발`)));
    }
    newsroom.remove(footer);
    now(server, 'after the theme');

    // One edit after the other, without waiting for any to be shown.
    began = Date.now();
    for (let n = 1; n <= EDITS; n += 1) {
      newsroom.write(name(7), story(7, `${n}번째로 고친 글.`));
      await wait(5 + (n % 7) * 5);
    }
    tell(`${EDITS} edits in ${Math.round((Date.now() - began) / 1000)} s, the last is on the screen`, await until(() => real[1].says(`${EDITS}번째로 고친 글`)));
    tell('without a reload', await real[1].marked());
    tell('no script failed', real.every((tab) => tab.errors.length === 0), real.flatMap((tab) => tab.errors).join());
    tell('all tabs are still connected', tabs.every((tab) => tab.open), `${tabs.filter((tab) => !tab.open).length} are not`);

    now(server, 'after the edits');
    await wait(REST);
    const after = server.memory();
    tell(`memory: ${mib(before)} before, ${mib(most)} at the most, ${mib(after)} after ${REST / 1000} s of rest`, after <= before * MARGIN, `more than ${MARGIN} times`);
    for (const tab of tabs) tab.line.terminate();
    await compare(server, newsroom);
    tell('the server is still there', server.alive, server.said);
  } finally {
    clearInterval(watch);
    await browser.close();
    if (server.alive) await server.stop();
    newsroom.gone();
  }
  process.exit(bad ? 1 : 0);
}

main().catch((error) => {
  console.error(`storm: ${error.stack ?? error}`);
  process.exit(2);
});
