// Stories come, go and move: the front page and the address follow, in place.
'use strict';

const STORY = 'content/stories/2026/fresh-ink.md';
const ADDRESS = '/stories/fresh-ink/';
const fresh = (title = '갓 나온 이야기', more = '') => `---\ntitle: ${title}\ndate: 2026-11-20T15:00\nauthors: [yun-seoha]\ndesk: faces\n${more}---\n\n잉크가 마르지 않았다.\n`;

module.exports = async (stage) => {
  const newsroom = stage.newsroom();
  const server = await stage.serve(newsroom);
  const context = await stage.context();
  const front = await stage.tab(server, '/', { context });
  const story = await stage.tab(server, ADDRESS, { context });
  stage.same('an address without a story: 404', (await server.ask(ADDRESS)).status, 404);
  stage.holds('with the page for that', !(await story.says('잉크가 마르지')) && (await story.texts('h1')).length === 1);

  newsroom.write(STORY, fresh());
  await stage.becomes('a new story is at its address, in place', () => story.says('잉크가 마르지 않았다'));
  await stage.becomes('and on the front page', () => front.says('갓 나온 이야기'));
  stage.same('answered with 200', (await server.ask(ADDRESS)).status, 200);

  newsroom.rename(STORY, 'content/stories/2025/fresh-ink.md');
  await stage.becomes('a story in another folder keeps its address', async () => (await server.json(`/_desk/page.json?path=${ADDRESS}`)).source === 'content/stories/2025/fresh-ink.md');
  stage.same('still 200', (await server.ask(ADDRESS)).status, 200);

  newsroom.rename('content/stories/2025/fresh-ink.md', 'content/stories/2025/dry-ink.md');
  const dry = await stage.tab(server, '/', { context });
  await stage.becomes('under another name it is at another address', async () => (await server.ask('/stories/dry-ink/')).status === 200);
  await stage.becomes('and the old one says that there is none', async () => !(await story.says('잉크가 마르지')));
  stage.same('with 404', (await server.ask(ADDRESS)).status, 404);
  await stage.becomes('links of the front page lead to the new one', () => front.page.evaluate(() => Boolean(document.querySelector('a[href="/stories/dry-ink/"]')) && !document.querySelector('a[href="/stories/fresh-ink/"]')));
  await dry.close();

  await story.go('/stories/dry-ink/');
  newsroom.remove('content/stories/2025/dry-ink.md');
  await stage.becomes('a story that is deleted leaves the page for missing ones, in place', async () => !(await story.says('잉크가 마르지')) && (await story.says('404') || (await story.texts('h1'))[0] !== '갓 나온 이야기'));
  stage.holds('without a reload', await story.marked());
  await stage.becomes('and goes from the front page', async () => !(await front.says('갓 나온 이야기')));

  // A folder with its pictures gets another name.
  const [folder, other] = ['content/stories/2024', 'content/stories/early'];
  const [source, address] = ['hamburg-parts-centre/index.md', '/stories/hamburg-parts-centre/'];
  await story.go(address);
  const picture = await story.page.evaluate(() => document.querySelector('article figure img').currentSrc);
  newsroom.rename(folder, other);
  await stage.becomes('a renamed folder: the source is the new one', async () => (await server.json(`/_desk/page.json?path=${address}`)).source === `${other}/${source}`);
  stage.same('the address is the old one', (await server.ask(address)).status, 200);
  await stage.becomes('and the page shows its picture, from there', () => story.page.evaluate(async (old) => {
    const { currentSrc } = document.querySelector('article figure img');
    return currentSrc !== old && (await fetch(currentSrc)).ok;
  }, picture));
  newsroom.edit(`${other}/${source}`, 'title: ', 'title: 새 ');
  await stage.becomes('files in the new folder are watched', () => story.says('새 '));
  newsroom.write('content/stories/2025/inkwell/index.md', fresh('먹물통'));
  await stage.becomes('a story in a folder of its own', async () => (await server.ask('/stories/inkwell/')).status === 200);
  newsroom.rename('content/stories/2025/inkwell', 'content/stories/2025/inkpot');
  await stage.becomes('its folder renamed: another address', async () => (await server.ask('/stories/inkpot/')).status === 200 && (await server.ask('/stories/inkwell/')).status === 404);
  newsroom.rename('content/stories/2025', 'content/stories/last-year');
  await stage.becomes('a folder to which links lead: they are told', () => story.sees('.faults'));
  newsroom.rename('content/stories/last-year', 'content/stories/2025');
  await stage.becomes('and mended when it has its name again', async () => !(await story.desk('.faults').isVisible()));

  // A folder that comes filled, and one that comes empty and is filled later.
  newsroom.write('elsewhere/deep/one.md', fresh('먼 데서 온 글'));
  newsroom.rename('elsewhere/deep', 'content/stories/deep');
  await stage.becomes('a folder that is moved in', async () => (await server.ask('/stories/one/')).status === 200);
  newsroom.write('content/stories/a/b/c/two.md', fresh('깊은 곳의 글'));
  await stage.becomes('folders in folders, made at once', async () => (await server.ask('/stories/two/')).status === 200);
  newsroom.edit('content/stories/a/b/c/two.md', '깊은 곳의', '더 깊은 곳의');
  await stage.becomes('and the next edit in them', async () => (await server.ask('/stories/two/')).body.includes('더 깊은 곳의'));
  newsroom.remove('content/stories/a');
  await stage.becomes('all of them deleted', async () => (await server.ask('/stories/two/')).status === 404);
  stage.same('no script failed', [...front.errors, ...story.errors], []);
};
