// As of when, and for whom: the time slider, the audience, what is held, and a moment that passes by itself.
'use strict';
const { PANELS } = require('../tab.cjs');

const HELD = { title: '물통을 비우는 날을 알려 주는 제습기 D5 출시', address: '/stories/d5-dehumidifier/', iso: '2027-01-12T09:00:00+09:00' };
const LATER = { title: '동네 수리 교실, 3월에 첫 수업', iso: '2027-03-04T09:00:00+09:00' };
const DRAFT = { address: '/stories/kimchi-fridge-year-later/', words: 'R9 김치냉장고를 처음 산 고객 서른 명에게' };

const view = (tab) => tab.page.evaluate(() => decodeURIComponent(/masthead-view-\d+=([^;]*)/.exec(document.cookie)?.[1] ?? ''));

async function slider(stage, server) {
  const tab = await stage.tab(server, '/');
  const { page } = tab;
  const thumb = tab.desk('.thumb');
  const now = () => thumb.getAttribute('aria-valuenow');
  stage.holds('under embargo it is not on the front page', !(await tab.says(HELD.title)));
  await tab.panel(PANELS.time);
  await stage.becomes('the slider stands at now', async () => (await now()) === '0');
  const stops = Number(await thumb.getAttribute('aria-valuemax')) + 1;
  const times = await server.json('/_desk/times.json');
  stage.same('with a stop for each coming change, and now', stops, times.stops.length + 1);
  const at = 1 + times.stops.findIndex((stop) => stop.iso === HELD.iso);
  stage.holds('one of them is the end of the embargo', at > 0);

  // By keyboard.
  await thumb.focus();
  for (let n = 0; n < at; n += 1) await page.keyboard.press('ArrowRight');
  await stage.becomes('by keyboard: at the end of the embargo the story is there', () => tab.says(HELD.title));
  stage.same('the cookie says when', await view(tab), `@${HELD.iso}`);
  stage.holds('the slider says it aloud', (await thumb.getAttribute('aria-valuetext')).includes(HELD.title));
  stage.same('the address has a page', (await server.ask(HELD.address, { headers: { cookie: `masthead-view-${server.port}=${encodeURIComponent(await view(tab))}` } })).status, 200);
  stage.same('but not for others', (await server.ask(HELD.address)).status, 404);
  stage.holds('the focus stays on the slider', await page.evaluate(() => document.querySelector('masthead-desk').shadowRoot.activeElement?.classList.contains('thumb')));
  await page.keyboard.press('ArrowLeft');
  await stage.becomes('one step back it is gone', async () => !(await tab.says(HELD.title)));
  await page.keyboard.press('End');
  await stage.becomes('at the last stop all is there', () => tab.says(LATER.title));
  await page.keyboard.press('Home');
  await stage.becomes('and at the first it is now again', async () => (await view(tab)) === '' && !(await tab.says(LATER.title)));

  // By pointer: a press on a stop, and dragging the thumb.
  await tab.desk('button.stop').nth(at).click();
  await stage.becomes('by pointer: a press on the stop', () => tab.says(HELD.title));
  await stage.becomes('the slider stands there, too', async () => (await now()) === String(at));
  const rail = await stage.until(() => tab.desk('.rail').boundingBox());
  const to = (n, steps = 1) => page.mouse.move(rail.x + 1 + (rail.width - 2) * (n / (stops - 1)), rail.y + rail.height / 2, { steps });
  await to(at);
  await page.mouse.down();
  await to(at - 1, 6);
  await stage.becomes('dragged one stop back, the story goes', async () => !(await tab.says(HELD.title)));
  await to(stops - 1, 6);
  await stage.becomes('and dragged on, without letting go, all is there', () => tab.says(LATER.title));
  await to(0, 6);
  await page.mouse.up();
  await stage.becomes('let go at now, all is as before', async () => (await view(tab)) === '' && !(await tab.says(HELD.title)));

  // Another moment, typed.
  await tab.desk('#any-moment').fill('2027-02-01T08:00');
  await tab.desk('form.other button').click();
  await stage.becomes('a moment that is typed', async () => (await tab.says(HELD.title)) && !(await tab.says(LATER.title)));
  await stage.becomes('stands among the stops', async () => Number(await thumb.getAttribute('aria-valuemax')) + 1 === stops + 1);
  await tab.go(HELD.address);
  await stage.becomes('another page has the same view', () => tab.says(HELD.title));
  stage.holds('nothing but that load', await tab.marked());
  stage.same('no script failed', tab.errors, []);
}

async function audience(stage, server) {
  const context = await stage.context();
  const tab = await stage.tab(server, '/', { context });
  const other = await stage.tab(server, HELD.address, { context });
  await tab.panel(PANELS.audience);
  await tab.desk('#audience-large-press').check();
  await stage.becomes('the press sees what is under embargo', () => tab.says(HELD.title));
  await stage.becomes('so does the other tab of the browser', () => other.says(HELD.title));
  stage.same('but not the draft', (await server.ask(DRAFT.address, { headers: { cookie: `masthead-view-${server.port}=press%40` } })).status, 404);
  await tab.desk('#audience-large-internal').check();
  await stage.becomes('the company sees what is planned', () => tab.says(LATER.title));
  stage.same('and drafts', (await server.ask(DRAFT.address, { headers: { cookie: `masthead-view-${server.port}=internal%40` } })).status, 200);
  await tab.desk('#audience-large-public').check();
  await stage.becomes('readers see none of it', async () => !(await tab.says(HELD.title)) && !(await tab.says(LATER.title)));
  stage.holds('all without a reload', await tab.marked());

  // An address at which something is held.
  await tab.go(DRAFT.address);
  await stage.becomes('at the address of a draft the desk says that it is there', () => tab.sees('.sheet.held'));
  stage.holds('the page itself does not', !(await tab.says(DRAFT.words)));
  await tab.desk('.sheet.held [data-keep=show]').click();
  await stage.becomes('and shows it when asked', () => tab.says(DRAFT.words));
  stage.holds('in place', await tab.marked());
  await stage.becomes('the bar says that readers do not see it', async () => (await tab.desk('.bar .what').innerText()).includes('초안'));
  await tab.panel(PANELS.audience);
  await tab.desk('#audience-large-public').check();
  await stage.becomes('back to readers, it is gone', async () => !(await tab.says(DRAFT.words)));
  await tab.go(HELD.address);
  await tab.desk('.sheet.held [data-keep=later]').click();
  await stage.becomes('a story under embargo can be seen at its moment', async () => (await tab.says(HELD.title)) && (await view(tab)).includes(HELD.iso));
}

async function passing(stage) {
  const newsroom = stage.newsroom();
  const server = await stage.serve(newsroom, { clock: null });
  const tab = await stage.tab(server, '/');
  const story = await stage.tab(server, '/stories/any-moment-now/');
  const internal = await stage.context();
  await internal.addCookies([{ name: `masthead-view-${server.port}`, value: 'internal%40', url: server.origin }]);
  const inside = await stage.tab(server, '/stories/any-moment-now/', { context: internal });
  const moment = new Date(Math.ceil(Date.now() / 1000) * 1000 + 4000);
  const iso = moment.toISOString().replace('.000Z', '+00:00');
  newsroom.write('content/stories/2026/any-moment-now.md', `---\ntitle: 이제 곧\ndate: ${iso}\nembargo: ${iso}\nauthors: [yun-seoha]\ndesk: faces\n---\n\n때가 되었다.\n`);
  await stage.becomes('those inside see it before', () => inside.says('때가 되었다'));
  const early = Date.now() < moment.getTime();
  stage.holds('before its moment it is not on the front page', !early || !(await tab.says('이제 곧')));
  await stage.becomes('at its moment it is there by itself', () => tab.says('이제 곧'));
  const after = Date.now() - moment.getTime();
  stage.holds('not before', after >= 0, `${after} ms`);
  stage.holds('and within two seconds', after < 2000, `${after} ms`);
  await stage.becomes('at its address as well', () => story.says('때가 되었다'));
  stage.holds('in place', (await tab.marked()) && (await story.marked()));
}

module.exports = async (stage) => {
  const server = await stage.serve(stage.newsroom());
  await slider(stage, server);
  await audience(stage, server);
  await passing(stage);
  const later = await stage.serve(stage.newsroom(), { args: ['--at', HELD.iso, '--audience', 'press'] });
  stage.same('--at and --audience say what a tab sees that says nothing', (await later.ask(HELD.address)).status, 200);
};
