// What the desk says of a page: how it is shared, what check finds beside the paragraph, and the list of all stories.
'use strict';
const { PANELS } = require('../tab.cjs');

const STORY = 'content/stories/2025/third-owner/index.md';
const ADDRESS = '/stories/third-owner/';
const SERVICES = ['kakaotalk', 'x', 'facebook', 'linkedin', 'naver', 'slack', 'google'];
const squeeze = (text) => text.replace(/\s+/g, '');

async function share(stage, server, newsroom) {
  const tab = await stage.tab(server, ADDRESS);
  const { page } = tab;
  await tab.panel(PANELS.share);
  await stage.becomes('the share panel has a box for each service', async () => (await tab.desk('.shot').count()) === SERVICES.length + 1);
  stage.same('these services', await tab.desk('.shot').evaluateAll((boxes) => boxes.map((box) => box.dataset.service).filter((name) => name !== 'card').sort()), [...SERVICES].sort());
  const meta = await page.evaluate(() => Object.fromEntries([...document.querySelectorAll('meta[property^="og:"]')].map((tag) => [tag.getAttribute('property'), tag.content])));
  const answer = await server.json(`/_desk/share.json?path=${ADDRESS}`);
  stage.same('the title is that of og:title', answer.page.title, meta['og:title']);
  stage.same('the description that of og:description', answer.page.description, meta['og:description']);
  stage.same('the address that of og:url', answer.page.url, meta['og:url']);
  for (const { id, title, description } of answer.services) {
    const box = tab.desk(`.shot[data-service=${id}]`);
    // What is cut off is in the box as well, out of sight.
    const seen = await box.locator('.title').evaluate((element) => [...element.childNodes].map((node) => (node.nodeType === 3 ? node.data : node.matches('del') ? node.lastChild.data : '')).join(''));
    stage.same(`${id}: shows the title that it was given`, squeeze(seen), squeeze(title.shown + title.rest));
    const words = id === 'google' ? `${title.shown}${title.rest}`.split(/ [-–—|] /)[0] : title.shown + title.rest;
    stage.holds(`${id}: which is that of the page`, squeeze(meta['og:title']).startsWith(squeeze(words)) || squeeze(words).startsWith(squeeze(meta['og:title'])), words);
    if (description) stage.holds(`${id}: a description from the page`, squeeze(meta['og:description']).startsWith(squeeze(description.shown).replace(/…$/, '')), description.shown);
  }
  await stage.becomes('every picture in it is there', () => tab.desk('.shot img').evaluateAll((images) => images.length > 3 && images.every((image) => image.complete && image.naturalWidth > 0)));
  const card = await tab.desk('.shot[data-service=card] img').evaluate((image) => [image.naturalWidth, image.naturalHeight, new URL(image.src).pathname]);
  stage.same('the card has the size it says', card.slice(0, 2), [answer.page.card.width, answer.page.card.height]);
  stage.same('and is that of og:image', card[2], new URL(meta['og:image']).pathname);
  stage.same('a box for each channel', await tab.desk('.channels li').count(), answer.channels.length);
  newsroom.edit(STORY, 'title: 세 번째 주인', 'title: 네 번째 주인');
  await stage.becomes('a new title is in the open panel', async () => (await tab.desk('.shot[data-service=kakaotalk] .title').innerText()).includes('네 번째 주인'));
  await page.keyboard.press('Escape');
  await stage.becomes('Escape closes it', async () => !(await tab.desk('.sheet').isVisible()));
  stage.same('and the focus is on its button', await page.evaluate(() => document.querySelector('masthead-desk').shadowRoot.activeElement?.getAttribute('aria-controls')), 'sheet');
  stage.same('no script failed', tab.errors, []);
}

async function notes(stage, server, newsroom) {
  const tab = await stage.tab(server, '/stories/early-payment/');
  const first = '명절 앞 조기 지급은 2012년부터 해 왔다.';
  newsroom.edit('content/stories/2025/early-payment.md', first, `${first} ![](../2024/hamburg-parts-centre/harbour.jpg) <form>이름</form>`);
  await stage.becomes('what check finds stands beside the text', async () => (await tab.desk('.note').count()) >= 1);
  const findings = (await server.json('/_desk/page.json?path=/stories/early-payment/')).findings;
  stage.holds('as many as there are', findings.length >= 1 && (await tab.desk('.note').count()) <= findings.length, JSON.stringify(findings.map((one) => one.rule)));
  await stage.becomes('beside its paragraph', () => tab.page.evaluate((words) => {
    const block = [...document.querySelectorAll('.prose p')].find((p) => p.textContent.startsWith(words)).getBoundingClientRect();
    const note = document.querySelector('masthead-desk').shadowRoot.querySelector('.note .flag').getBoundingClientRect();
    return note.top >= block.top - 60 && note.top <= block.bottom + 60;
  }, first));
  stage.holds('the bar counts them', (await tab.desk('.bar .count').allInnerTexts()).join(' ').includes(String(findings.length)));
  await tab.desk('.note .flag').first().click();
  stage.holds('pressed, it tells what to do', (await tab.desk('.note .card').first().innerText()).includes(findings.find((one) => one.near?.text || one.near?.image).message.split('`')[0].trim()));
  await tab.panel(PANELS.check);
  stage.same('the panel has all of them', await tab.desk('.sheet .finding').count(), findings.length);
  newsroom.edit('content/stories/2025/early-payment.md', ' ![](../2024/hamburg-parts-centre/harbour.jpg) <form>이름</form>', '');
  await stage.becomes('mended, they are gone', async () => (await tab.desk('.note').count()) === 0 && (await tab.desk('.sheet .finding').count()) === 0);
  await tab.page.keyboard.press('Escape');
  await tab.page.keyboard.press('Alt+KeyD');
  await stage.becomes('Alt+D folds the bar away', async () => !(await tab.desk('.bar').isVisible()) && tab.desk('.tab').isVisible());
  await tab.page.keyboard.press('Alt+KeyD');
  await stage.becomes('and brings it back', () => tab.desk('.bar').isVisible());
  stage.same('no script failed', tab.errors, []);
}

async function list(stage, server, newsroom) {
  const page = await (await stage.context()).newPage();
  await page.goto(`${server.origin}/_desk/`);
  const { stories } = await server.json('/_desk/stories.json');
  const rows = () => page.locator('.row').count();
  await stage.becomes('/_desk/ lists all stories', async () => (await rows()) === stories.length);
  await page.locator('#find').fill('제습기');
  await stage.becomes('a search finds a title', async () => (await rows()) >= 1 && (await page.locator('.row .headline').allInnerTexts()).every((text) => text.includes('제습기')));
  await page.locator('#find').fill('ㅈㅅㄱ');
  await stage.becomes('by its first consonants, too', async () => (await page.locator('.row .headline').allInnerTexts()).some((text) => text.includes('제습기')));
  await page.locator('#find').fill('옥지원');
  const mine = stories.filter((story) => story.authors.includes('옥지원')).length;
  await stage.becomes('by a reporter', async () => (await rows()) === mine);
  await page.locator('#find').fill('');
  await page.locator('button[data-state=draft]').click();
  await stage.becomes('a filter by state', async () => (await rows()) === stories.filter((story) => story.state === 'draft').length);
  await page.locator('button[data-state=""]').click();
  await page.locator('#desk').selectOption('기술');
  await stage.becomes('by desk', async () => (await rows()) === stories.filter((story) => story.desk === '기술').length);
  await page.locator('#desk').selectOption('');
  await page.locator('#author').selectOption('문하람');
  await stage.becomes('by reporter', async () => (await rows()) === stories.filter((story) => story.authors.includes('문하람')).length);
  await page.reload();
  await stage.becomes('the choice is in the address', async () => (await rows()) === stories.filter((story) => story.authors.includes('문하람')).length);
  await page.locator('#author').selectOption('');
  newsroom.write('content/stories/2026/listed.md', '---\ntitle: 목록에 오를 글\nstatus: draft\nauthors: [yun-seoha]\ndesk: faces\n---\n\n글.\n');
  await stage.becomes('a new draft is in the list by itself', async () => (await page.locator('.row .headline').allInnerTexts()).some((text) => text.includes('목록에 오를 글')));
  await page.locator('.row a.open', { hasText: '목록에 오를 글' }).click();
  await page.locator('masthead-desk[data-ready]').waitFor({ state: 'attached' });
  await stage.becomes('and opens as the company sees it', async () => new URL(page.url()).pathname === '/stories/listed/' && (await page.locator('h1').innerText()) === '목록에 오를 글');
}

module.exports = async (stage) => {
  const newsroom = stage.newsroom();
  const server = await stage.serve(newsroom);
  await share(stage, server, newsroom);
  await notes(stage, server, newsroom);
  await list(stage, server, newsroom);
};
