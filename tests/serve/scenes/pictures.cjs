// How the desk looks: axe on the bar and each open panel, nothing sticks out sideways, and pictures for people to look at.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { PANELS } = require('../tab.cjs');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const HEIGHTS = { 320: 640, 768: 1024, 1280: 800 };
const ALL = [320, 768, 1280].flatMap((width) => ['light', 'dark'].map((scheme) => ({ width, scheme })));
/** Without OUT_DIR the two that differ most. */
const FEW = ALL.filter(({ width, scheme }) => (width === 320 && scheme === 'light') || (width === 1280 && scheme === 'dark'));

const STORY = 'content/stories/2025/third-owner/index.md';
const ADDRESS = '/stories/third-owner/';
const DRAFT = '/stories/kimchi-fridge-year-later/';

async function look(stage, page, name, view, ready) {
  const label = `${name} at ${view.width} ${view.scheme}`;
  await stage.until(() => page.evaluate(() => document.fonts.status === 'loaded'));
  if (ready) await stage.until(ready);
  if (stage.out) await page.screenshot({ path: path.join(stage.out, `${name}-${view.width}-${view.scheme}.png`) });
  await page.evaluate(stage.axe);
  // The page under it is looked at by tests/look.
  const found = await page.evaluate(async (rules) => {
    const host = document.querySelector('masthead-desk');
    const result = await window.axe.run(host ? { include: [['masthead-desk']] } : document, { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] });
    return result.violations.map((rule) => `${rule.id}: ${rule.nodes.slice(0, 3).map((node) => `${node.target.flat().slice(1).join(' ') || node.target} ${node.any[0]?.message ?? ''}`).join(' | ').slice(0, 400)}`);
  }, RULES);
  stage.same(`${label}: axe finds nothing`, found, []);
  const wide = await page.evaluate(() => {
    const root = document.querySelector('masthead-desk')?.shadowRoot ?? document;
    const within = (element) => {
      for (let up = element.parentElement; up; up = up.parentElement) if (getComputedStyle(up).overflowX !== 'visible') return true;
      return false;
    };
    const out = [...root.querySelectorAll('*')].filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && element.getBoundingClientRect().width > 1 && !within(element));
    return out.slice(0, 3).map((element) => `${element.localName}.${element.className}`);
  });
  stage.same(`${label}: nothing sticks out`, wide, []);
}

module.exports = async (stage) => {
  stage.axe = fs.readFileSync(stage.fetched.resolve('axe-core/axe.min.js'), 'utf8');
  const newsroom = stage.newsroom();
  newsroom.edit(STORY, 'title: 세 번째 주인', 'title: 함부르크 알토나의 수리 모임에서 모루내 세탁기 한 대가 세 번째 주인을 만나기까지, 짐자전거를 따라간 하루의 기록');
  newsroom.edit(STORY, '\n---\n', '\n---\n\n짐자전거 앞에 선 사람. ![](../../2024/hamburg-parts-centre/harbour.jpg)\n');
  const server = await stage.serve(newsroom);
  for (const view of stage.out ? ALL : FEW) {
    const context = await stage.context({ viewport: { width: view.width, height: HEIGHTS[view.width] }, colorScheme: view.scheme });
    const tab = await stage.tab(server, ADDRESS, { context });
    const { page } = tab;
    await stage.until(async () => (await tab.desk('.bar .what').innerText()).length > 5 && (await tab.desk('.note').count()) > 0);
    await look(stage, page, 'bar', view);
    for (const name of Object.keys(PANELS)) {
      await tab.panel(PANELS[name]);
      const pictures = () => tab.desk('.sheet .shot img').evaluateAll((images) => images.length > 3 && images.every((image) => image.complete));
      const ready = { share: pictures, time: () => tab.desk('.sheet .thumb').isVisible() }[name];
      await look(stage, page, name, view, ready);
      if (name === 'share' && stage.out) {
        await tab.desk('.sheet .shots').evaluate((shots) => shots.scrollIntoView({ block: 'end', behavior: 'instant' }));
        await page.screenshot({ path: path.join(stage.out, `share-end-${view.width}-${view.scheme}.png`) });
      }
      await tab.desk('.sheet [data-keep=close]').click();
    }
    if (await tab.desk('.note .flag').first().isVisible()) {
      await tab.desk('.note .flag').first().click();
      await look(stage, page, 'note', view);
    }
    newsroom.edit(STORY, 'desk:', 'dsek:');
    newsroom.edit('content/stories/2025/early-payment.md', 'tags: [협력사, 상생]', 'tags: [협력사, 상생');
    await stage.until(async () => (await tab.desk('.faults article').count()) === 2);
    await look(stage, page, 'faults', view);
    newsroom.edit(STORY, 'dsek:', 'desk:');
    newsroom.edit('content/stories/2025/early-payment.md', 'tags: [협력사, 상생', 'tags: [협력사, 상생]');
    await stage.until(async () => !(await tab.desk('.faults').isVisible()));
    await tab.go(DRAFT);
    await tab.sees('.sheet.held');
    await look(stage, page, 'held', view);
    await page.goto(`${server.origin}/_desk/`);
    await page.locator('.row').first().waitFor();
    await look(stage, page, 'list', view);
    await context.close();
    stage.contexts.splice(stage.contexts.indexOf(context), 1);
  }
};
