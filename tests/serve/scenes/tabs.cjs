// Many tabs: only those are told whose bytes changed, all of them are live, and with --follow they go along.
'use strict';
const { SCRIPT } = require('../tab.cjs');

const ONE = { file: 'content/stories/2025/third-owner/index.md', address: '/stories/third-owner/', from: '함부르크' };
const OTHER = '/stories/early-payment/';

module.exports = async (stage) => {
  const newsroom = stage.newsroom();
  const server = await stage.serve(newsroom);
  const context = await stage.context();
  const one = await stage.tab(server, ONE.address, { context });
  const other = await stage.tab(server, OTHER, { context });
  for (let n = 1; n <= 3; n += 1) {
    newsroom.edit(ONE.file, ONE.from, `${n}째 ${ONE.from}`);
    await stage.becomes(`edit ${n}: the tab that shows it`, () => one.says(`${n}째 `));
    await stage.becomes(`edit ${n}: the other hears that something changed`, () => other.count('desk') >= n);
  }
  stage.same('the one was told of three pages', one.count('page'), 3);
  stage.same('the other of none', other.count('page'), 0);
  stage.holds('and was not loaded again', await other.marked());
  await stage.becomes('the desk of the other asked no more than once for each', () => other.page.evaluate(() => performance.getEntriesByType('resource').filter((entry) => entry.name.includes('/_desk/page.json')).length <= 6));

  // A tab that was loaded before an edit and connects after it: its etag is old.
  const late = await stage.tab(server, ONE.address, { context });
  await late.page.route('**/_desk/live', (route) => route.abort());
  stage.same('the bytes of a page are those that are sent', await one.page.evaluate(async () => (await (await fetch(location.href)).text()).includes('3째')), true);
  await late.close();

  // Six connections are all that a browser opens to one host; eight tabs must be live.
  const eight = [];
  for (let n = 0; n < 8; n += 1) eight.push(await stage.tab(server, ONE.address, { context }));
  newsroom.edit(ONE.file, ONE.from, `여덟 탭 ${ONE.from}`);
  for (const [n, tab] of eight.entries()) await stage.becomes(`tab ${n + 1} of eight is live`, () => tab.says('여덟 탭'));
  stage.same('each was told once', eight.map((tab) => tab.count('page')), Array(8).fill(1));
  for (const tab of eight) await tab.close();

  // The line breaks and comes back: what was missed is made good.
  const { port } = server;
  await server.stop();
  await stage.becomes('without a server the bar says so', () => one.page.evaluate(() => Boolean(document.querySelector('masthead-desk').shadowRoot.querySelector('.bar.lost'))));
  newsroom.edit(ONE.file, ONE.from, `그사이 ${ONE.from}`);
  const again = await stage.serve(newsroom, { args: ['--port', String(port)] });
  stage.servers.splice(stage.servers.indexOf(server), 1);
  await stage.becomes('a new server at the port: what was missed is shown', () => one.says('그사이'), 30000);
  stage.holds('in place', await one.marked());

  const page = (await again.ask(OTHER)).body.toString();
  stage.holds('the one thing added is the script, at the beginning of the head', SCRIPT.test(page) && /<head[^>]*><script type="module" src="\/_desk\//.test(page));

  // --follow
  const second = stage.newsroom();
  const following = await stage.serve(second, { args: ['--follow'] });
  const reader = await stage.tab(following, '/');
  second.edit(ONE.file, ONE.from, `따라 ${ONE.from}`);
  await stage.becomes('--follow: the tab goes to the story that is edited', async () => new URL(reader.page.url()).pathname === ONE.address && reader.says('따라 '));
  await reader.live();
  second.edit('content/stories/2025/early-payment.md', '186억', '189억');
  await stage.becomes('and on to the next one', async () => new URL(reader.page.url()).pathname === OTHER && reader.says('189억'));
  await reader.live();
  second.edit('content/stories/2025/early-payment.md', '189억', '190억');
  await stage.becomes('there it is patched in place', () => reader.says('190억'));
  stage.holds('without a reload', await reader.marked());
};
