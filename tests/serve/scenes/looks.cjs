// Somebody changes how the newsroom looks: its stylesheet, a template, its words, its name and its colour.
'use strict';

const ADDRESS = '/stories/third-owner/';
const CSS = 'themes/press/assets/custom.css';
const FOOTER = 'themes/press/templates/footer.html';

module.exports = async (stage) => {
  const newsroom = stage.newsroom();
  const server = await stage.serve(newsroom);
  const tab = await stage.tab(server, ADDRESS);
  const { page } = tab;
  const style = (selector, name) => page.evaluate(([s, n]) => getComputedStyle(document.querySelector(s)).getPropertyValue(n), [selector, name]);
  const usual = await style('h1', 'outline-offset');

  newsroom.write(CSS, 'h1 { outline-offset: 7px }\n');
  await stage.becomes('a rule in a stylesheet that was not there before counts', async () => (await style('h1', 'outline-offset')) === '7px');
  newsroom.write(CSS, 'h1 { outline-offset: 9px }\n');
  await stage.becomes('so does its next form', async () => (await style('h1', 'outline-offset')) === '9px');
  // Two in a row: the last one counts.
  newsroom.write(CSS, 'h1 { outline-offset: 4px }\n');
  newsroom.write(CSS, 'h1 { outline-offset: 5px }\n');
  await stage.becomes('of two quick ones the last', async () => (await style('h1', 'outline-offset')) === '5px');
  newsroom.remove(CSS);
  await stage.becomes('without the file all is as before', async () => (await style('h1', 'outline-offset')) === usual);
  stage.holds('the page was not loaded again', await tab.marked());
  stage.same('and has one stylesheet', await page.locator('head link[rel=stylesheet]').count(), 1);

  newsroom.write(FOOTER, '<footer class="page-foot">발치에 쓴 말 {{ site.name }}</footer>\n');
  await stage.becomes('a template of the newsroom\'s own', () => tab.says('발치에 쓴 말 모루내전자 뉴스룸'));
  newsroom.edit(FOOTER, '발치에', '아래에');
  await stage.becomes('and its next form', () => tab.says('아래에 쓴 말'));
  newsroom.write('themes/press/words/ko.ftl', 'share = 널리 알리기\n');
  await stage.becomes('a word of the theme', () => page.evaluate(() => document.documentElement.outerHTML.includes('널리 알리기')));

  newsroom.edit('newsroom.yaml', 'ko: 모루내전자 뉴스룸', 'ko: 모루내전자 소식방');
  await stage.becomes('the newsroom\'s name', () => tab.says('아래에 쓴 말 모루내전자 소식방'));
  stage.holds('in the title as well', (await page.title()).includes('모루내전자 소식방'));
  const accent = await style(':root', '--accent');
  newsroom.edit('newsroom.yaml', 'colour: "#aa311a"', 'colour: "#1a5aaa"');
  await stage.becomes('its colour', async () => (await style(':root', '--accent')) !== accent);
  stage.holds('and the page was not loaded again', await tab.marked());
  stage.same('no script failed', tab.errors, []);
};
