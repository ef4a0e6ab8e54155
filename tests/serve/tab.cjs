// Owns one tab of the browser: what it heard from the server, and short ways to ask the page.
'use strict';
const { until } = require('./newsroom.cjs');

/** The same script that the server adds, to be taken off when bytes are compared. */
const SCRIPT = /<script type="module" src="\/_desk\/desk\.js" data-etag="[^"]*" data-ui="[^"]*"><\/script>/;

class Tab {
  /** Opens an address in a context and waits until the desk hears the server. */
  static async open(context, server, address, { ready = true } = {}) {
    const tab = new Tab();
    tab.server = server;
    tab.page = await context.newPage();
    tab.heard = [];
    tab.errors = [];
    tab.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => tab.heard.push(JSON.parse(payload))));
    tab.page.on('pageerror', (error) => tab.errors.push(String(error)));
    await tab.go(address, ready);
    return tab;
  }

  async go(address, ready = true) {
    await this.page.goto(this.server.origin + address, { waitUntil: 'domcontentloaded' });
    if (ready) await this.live();
  }

  /** Waits for the desk: it has asked about the page and been told of faults, if only that there are none. */
  async live() {
    await this.page.locator('masthead-desk[data-ready]').waitFor({ state: 'attached' });
    await this.mark();
  }

  /** Marks the window, so that a reload can be seen. */
  mark() {
    return this.page.evaluate(() => { window.marked = true; });
  }

  marked() {
    return this.page.evaluate(() => window.marked === true);
  }

  /** Whether the page's text has some words. */
  says(words) {
    return this.page.evaluate((text) => document.body.innerText.includes(text), words);
  }

  /** Gives the page's own HTML element texts for a selector. */
  texts(selector) {
    return this.page.locator(selector).allInnerTexts();
  }

  count(type) {
    return this.heard.filter((message) => message.type === type).length;
  }

  /** An element of the desk. */
  desk(selector) {
    return this.page.locator(`masthead-desk ${selector}`);
  }

  /** Opens a panel by the button with that id in the words of the bar, and waits for its sheet. */
  async panel(nth) {
    await this.desk('.bar .tools button.tool').nth(nth).click();
    await this.desk('.sheet').waitFor({ state: 'visible' });
  }

  sees(selector) {
    return until(() => this.desk(selector).first().isVisible(), 15000);
  }

  close() {
    return this.page.close();
  }
}

/** Panels in the order of the bar's buttons. */
const PANELS = { share: 0, time: 1, check: 2, audience: 3 };

module.exports = { PANELS, SCRIPT, Tab };
