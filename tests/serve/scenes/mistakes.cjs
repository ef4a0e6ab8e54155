// Somebody makes a mistake: it is told over the last good page, to everybody, and goes when it is mended.
'use strict';

const STORY = 'content/stories/2025/early-payment.md';
const ADDRESS = '/stories/early-payment/';
const WORDS = '협력사 214곳에 9월 납품 대금 186억 원';

/**
 * Each mistake: what is done, the file that must be named, and the line where one is known. `late` is found only when
 * the page is rendered, so the terminal does not know of it.
 */
const MISTAKES = [
  { name: 'a key that does not exist', file: STORY, edit: ['kind: release', 'kidn: release'], place: `${STORY} · 5줄` },
  { name: 'YAML that cannot be read', file: STORY, edit: ['tags: [협력사, 상생]', 'tags: [협력사, 상생'], place: STORY },
  { name: 'a desk that does not exist', file: STORY, edit: ['desk: company', 'desk: kitchen'], place: `${STORY} · 6줄` },
  { name: 'a date that is none', file: STORY, edit: ['date: 2025-09-29T09:00+09:00', 'date: soon'], place: `${STORY} · 4줄` },
  { name: 'settings that cannot be read', file: 'newsroom.yaml', edit: ['page_size: 12', 'page_size: [12'], place: 'newsroom.yaml' },
  { name: 'an empty file of settings', file: 'newsroom.yaml', text: 'name: {', place: 'newsroom.yaml' },
  { name: 'a template that cannot be read', file: 'themes/press/templates/footer.html', text: '<footer>{% if %}</footer>', place: 'footer.html' },
  { name: 'a template that asks for what is not there', file: 'themes/press/templates/footer.html', text: '<footer>{{ site.nmae }}</footer>', place: 'footer.html', late: true },
  { name: 'a stylesheet that cannot be read', file: 'themes/press/assets/custom.css', text: 'h1 { color: }}} red', place: 'custom.css' },
  { name: 'a text that is no text', file: STORY, text: Buffer.from([0xff, 0xfe, 0x00, 0x41, 0xc3, 0x28]), place: STORY },
];

module.exports = async (stage) => {
  const newsroom = stage.newsroom();
  const server = await stage.serve(newsroom);
  const tab = await stage.tab(server, ADDRESS);
  const context = await stage.context();
  const there = (one) => one.desk('.faults').isVisible();

  for (const { name, file, edit, text, place, late: unprinted } of MISTAKES) {
    const before = file.startsWith('themes/') ? null : newsroom.read(file);
    const said = server.said.length;
    if (edit) newsroom.edit(file, ...edit);
    else newsroom.write(file, text);
    await stage.becomes(`${name}: told over the page`, () => there(tab));
    const told = await tab.desk('.faults').innerText();
    stage.holds(`${name}: with its place`, told.includes(place), told.replace(/\s+/g, ' ').slice(0, 300));
    stage.holds(`${name}: the page is behind it`, await tab.says(WORDS));
    if (!unprinted) await stage.becomes(`${name}: the terminal says it, too`, () => server.said.slice(said).includes('error'));
    const late = await stage.tab(server, ADDRESS, { context });
    await stage.becomes(`${name}: a tab that is opened now is told`, () => there(late));
    stage.holds(`${name}: and shows the page`, await late.says(WORDS));
    if (before === null) newsroom.remove(file);
    else newsroom.write(file, before);
    await stage.becomes(`${name}: mended, it goes`, async () => !(await there(tab)) && !(await there(late)));
    await late.close();
  }
  stage.holds('nothing was loaded again', await tab.marked());

  // Aside and back; more mistakes than one; the words of the terminal and the way to the editor.
  newsroom.edit(STORY, 'desk: company', 'desk: kitchen');
  newsroom.edit('content/stories/2025/steel-tariff.md', 'desk:', 'dsek:');
  await stage.becomes('two mistakes are told together', async () => (await tab.desk('.faults article').count()) === 2);
  const link = await tab.desk('.faults article a').first().getAttribute('href');
  stage.holds('a link opens the file in an editor', /^vscode:\/\/file\/.*\.md:\d+:\d+$/.test(link), link);
  const { faults } = await server.json(`/_desk/faults.json?path=${ADDRESS}`);
  await stage.becomes('the words are those of the terminal', () => faults.length === 2 && faults.every((fault) => server.said.includes(fault.text.trim())));
  await tab.page.keyboard.press('Tab');
  await tab.desk('.faults header button').click();
  await stage.becomes('the sheet can be put aside', async () => !(await there(tab)));
  stage.holds('the bar says how many there are', (await tab.desk('.bar .mend').innerText()).includes('2'));
  await tab.desk('.bar .mend').click();
  await stage.becomes('and brings it back', () => there(tab));
  newsroom.edit(STORY, 'desk: kitchen', 'desk: company');
  await stage.becomes('one is mended, one is left', async () => (await tab.desk('.faults article').count()) === 1);
  newsroom.edit('content/stories/2025/steel-tariff.md', 'dsek:', 'desk:');
  await stage.becomes('both are mended', async () => !(await there(tab)));
  newsroom.edit(STORY, '186억 원을', '187억 원을');
  await stage.becomes('the next edit is shown', () => tab.says('187억 원을'));
  stage.same('no script failed', tab.errors, []);

  // A newsroom that is broken from the start.
  const ruin = stage.newsroom();
  ruin.edit(STORY, 'kind: release', 'kidn: release');
  const second = await stage.serve(ruin);
  const page = await second.ask('/');
  stage.same('broken from the start: 503', page.status, 503);
  stage.holds('with the words of the mistake', page.body.includes('kidn') && page.body.includes(`${STORY}:5`));
  const waiting = await stage.tab(second, ADDRESS, { ready: false });
  await stage.becomes('it is told in the browser', () => waiting.says('kidn').then(async (says) => says || (await waiting.desk('.faults').innerText()).includes('kidn')));
  ruin.edit(STORY, 'kidn: release', 'kind: release');
  await stage.becomes('mended, the page is there by itself', () => waiting.says(WORDS));
  await stage.becomes('and nothing lies over it', async () => !(await there(waiting)));
  await waiting.live();
  ruin.edit(STORY, '186억 원을', '188억 원을');
  await stage.becomes('and it is live', () => waiting.says('188억 원을'));
};
