// Runs the scenes one after the other, each with a newsroom and a server of its own, and tells what holds.
//
//   node all.cjs WORK MASTHEAD_BINARY     called by run
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { createRequire } = require('node:module');
const { Newsroom, Server, until } = require('./newsroom.cjs');
const { Tab } = require('./tab.cjs');

const [work, program] = process.argv.slice(2);
const fetched = createRequire(path.join(work, 'package.json'));
const { chromium } = fetched('playwright-core');

const SCENES = ['words', 'looks', 'mistakes', 'stories', 'tabs', 'views', 'panels', 'doors', 'pictures'];
const chosen = process.env.SERVE_SCENES?.split(',') ?? SCENES;

let passed = 0;
let failed = 0;

function tell(scene, name, ok, detail) {
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${scene}: ${name}${ok || detail === undefined ? '' : ` (${detail})`}`);
}

/** What a scene works with. */
class Stage {
  constructor(name, browser) {
    Object.assign(this, { name, browser, program, fetched, newsrooms: [], servers: [], contexts: [] });
    this.out = process.env.OUT_DIR ? path.resolve(process.env.OUT_DIR) : null;
  }

  /** Something that holds now. */
  holds(name, ok, detail) {
    tell(this.name, name, Boolean(ok), detail);
  }

  same(name, actual, expected) {
    const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
    tell(this.name, name, a === b, `${a} instead of ${b}`);
  }

  /** Something that must come to hold by itself. */
  async becomes(name, ask, longest = 15000) {
    let why;
    const from = Date.now();
    const came = await until(ask, longest).catch((error) => { why = error.message.split('\n')[0]; });
    const took = Date.now() - from;
    tell(this.name, took < 1000 ? name : `${name} [${(took / 1000).toFixed(1)} s]`, came, why ?? 'it did not');
    return came;
  }

  until(ask) {
    return until(ask);
  }

  newsroom() {
    const newsroom = new Newsroom(this.name);
    this.newsrooms.push(newsroom);
    return newsroom;
  }

  async serve(newsroom, options) {
    const server = await Server.start(program, newsroom.folder, options);
    this.servers.push(server);
    return server;
  }

  /** A browser profile of its own. */
  async context(options = {}) {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce', locale: 'ko', ...options });
    context.setDefaultTimeout(15000);
    this.contexts.push(context);
    return context;
  }

  async tab(server, address, { context, ...options } = {}) {
    return Tab.open(context ?? await this.context(), server, address, options);
  }

  async clear() {
    for (const server of this.servers) {
      tell(this.name, 'the server is still there', server.alive, server.said);
      await server.stop();
    }
    for (const context of this.contexts) await context.close();
    for (const newsroom of this.newsrooms) newsroom.gone();
  }
}

async function main() {
  if (process.env.OUT_DIR) fs.mkdirSync(process.env.OUT_DIR, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run', '--mute-audio', '--autoplay-policy=no-user-gesture-required'],
  });
  const began = Date.now();
  for (const name of chosen) {
    const stage = new Stage(name, browser);
    const from = Date.now();
    const before = failed;
    try {
      await require(`./scenes/${name}.cjs`)(stage);
    } catch (error) {
      tell(name, 'goes to its end', false, error.stack ?? error);
    }
    if (failed > before) for (const server of stage.servers) console.log(server.said.replace(/^/gm, '     | '));
    await stage.clear();
    console.log(`     ${name}: ${((Date.now() - from) / 1000).toFixed(1)} s`);
  }
  await browser.close();
  console.log(`\n${passed} checks hold, ${failed} do not, in ${Math.round((Date.now() - began) / 1000)} s`);
  process.exit(failed ? 1 : 0);
}

main().catch((error) => {
  console.error(`serve: ${error.stack ?? error}`);
  process.exit(2);
});
