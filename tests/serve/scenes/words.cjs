// A reporter edits a text: the page follows in place, and nothing that the reader of the preview did is lost.
'use strict';

const STORY = 'content/stories/2026/long-day/index.md';
const ADDRESS = '/stories/long-day/';
const PARAGRAPHS = 60;

/** A tone of some seconds, as a WAV file. */
function tone(seconds = 30, rate = 8000) {
  const samples = Buffer.alloc(seconds * rate);
  for (let i = 0; i < samples.length; i += 1) samples[i] = 128 + 20 * Math.sin((i * 440 * 2 * Math.PI) / rate);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/** A short film, recorded by the browser itself. */
async function film(page) {
  const text = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 36 });
    const pen = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm;codecs=vp8' });
    const parts = [];
    recorder.ondataavailable = (event) => parts.push(event.data);
    recorder.start(100);
    for (let i = 0; i < 30; i += 1) {
      pen.fillStyle = `hsl(${i * 12} 80% 50%)`;
      pen.fillRect(0, 0, 64, 36);
      await new Promise((next) => setTimeout(next, 40));
    }
    const stopped = new Promise((done) => { recorder.onstop = done; });
    recorder.stop();
    await stopped;
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  });
  return Buffer.from(text, 'base64');
}

const text = (extra = '') => `---
title: 긴 하루
date: 2026-11-20
authors: [yun-seoha]
desk: faces
---

첫 문단은 여기에서 시작한다.
${extra}
<details><summary>펴 보기</summary><p>접힌 글</p></details>

<p><label>찾기 <input id="typed" type="search"></label></p>

::: audio talk.wav
title: 울림
duration: 0:30

소리가 난다.
:::

::: video film.webm
title: 색
duration: 0:01

색이 바뀐다.
:::

${Array.from({ length: PARAGRAPHS }, (_, i) => `${i + 1}번째 문단이다. 글은 길고 하루는 짧다. `.repeat(6)).join('\n\n')}

마지막 문단.
`;

module.exports = async (stage) => {
  const newsroom = stage.newsroom();
  newsroom.edit('newsroom.yaml', 'raw_html: sanitize', 'raw_html: allow');
  const blank = await (await stage.context()).newPage();
  newsroom.write('content/stories/2026/long-day/film.webm', await film(blank));
  newsroom.write('content/stories/2026/long-day/talk.wav', tone());
  newsroom.write(STORY, text());
  const server = await stage.serve(newsroom);
  const tab = await stage.tab(server, ADDRESS);
  const { page } = tab;

  await stage.becomes('the desk bar says what the page is', async () => (await tab.desk('.bar .what').innerText()).includes('공개'));
  newsroom.edit(STORY, '첫 문단은 여기에서', '첫 문단은 새벽에');
  await stage.becomes('new words are in the page', () => tab.says('첫 문단은 새벽에'));
  stage.holds('the page was not loaded again', await tab.marked());

  // What the reader did before the next edit.
  await page.evaluate(() => {
    const found = (name) => document.querySelector(name);
    window.kept = { audio: found('audio'), video: found('video'), field: found('#typed'), details: found('.prose details'), menu: found('details.menu') };
    for (const media of [kept.audio, kept.video]) {
      media.loop = true;
      window.kept.started = [...(kept.started ?? []), media.play()];
    }
    kept.details.open = true;
    kept.menu.open = true;
    return Promise.all(kept.started).then(() => true);
  });
  await page.locator('#typed').fill('치다 만 말');
  await page.evaluate(() => {
    kept.field.focus({ preventScroll: true });
    kept.field.setSelectionRange(1, 3);
    const low = [...document.querySelectorAll('.prose p')].find((p) => p.textContent.startsWith('50번째'));
    low.scrollIntoView({ block: 'start', behavior: 'instant' });
    window.low = low;
  });
  await stage.becomes('film and sound play', () => page.evaluate(() => kept.video.currentTime > 0 && kept.audio.currentTime > 0));
  const before = await page.evaluate(() => ({ top: low.getBoundingClientRect().top, height: document.body.scrollHeight, sound: kept.audio.currentTime }));
  const more = Array.from({ length: 12 }, (_, i) => `새로 쓴 ${i + 1}번 문단. ${'위에서 자리를 차지한다. '.repeat(20)}`).join('\n\n');
  newsroom.write(STORY, text(`\n${more}\n`));
  await stage.becomes('twelve paragraphs above are in the page', () => tab.says('새로 쓴 12번 문단'));
  // What is above grows in one picture and the browser moves the page in the next.
  await stage.becomes('what was read stands where it stood', () => page.evaluate((top) => low.isConnected && Math.abs(low.getBoundingClientRect().top - top) < 3, before.top));
  const after = await page.evaluate(() => ({
    height: document.body.scrollHeight,
    same: kept.audio === document.querySelector('audio') && kept.video === document.querySelector('video'),
    plays: !kept.audio.paused && !kept.video.paused, sound: kept.audio.currentTime,
    focus: document.activeElement === kept.field, typed: kept.field.value, selected: [kept.field.selectionStart, kept.field.selectionEnd],
    open: kept.details.open && kept.details.isConnected && kept.menu.open && kept.menu.isConnected,
  }));
  stage.holds('the page is longer', after.height > before.height + 500, `${before.height} to ${after.height}`);
  stage.holds('film and sound are the same elements', after.same);
  stage.holds('they were not stopped', after.plays);
  const sound = Math.max(before.sound, after.sound);
  await stage.becomes('they go on', () => page.evaluate((from) => kept.audio.currentTime > from, sound));
  stage.holds('the focus is where it was', after.focus);
  stage.same('with the typed words', after.typed, '치다 만 말');
  stage.same('and what was selected', after.selected, [1, 3]);
  stage.holds('what was open is open', after.open);
  stage.holds('and nothing was loaded again', await tab.marked());

  // Somebody saves through another file, as many editors do.
  newsroom.write('content/stories/2026/long-day/.index.md.swp', text().replace('마지막 문단', '갈아 끼운 문단'));
  newsroom.rename('content/stories/2026/long-day/.index.md.swp', STORY);
  await stage.becomes('a file that is put in the place of another is seen', () => tab.says('갈아 끼운 문단'));
  stage.holds('what was added is gone again', !(await tab.says('새로 쓴 12번 문단')));

  // Title, front page, feed and an English page know it, too.
  newsroom.edit(STORY, 'title: 긴 하루', 'title: 짧은 하루');
  await stage.becomes('a new title is in the headline and the tab', async () => (await tab.texts('h1')).includes('짧은 하루') && (await page.title()).includes('짧은 하루'));
  stage.holds('still without a reload', await tab.marked());
  stage.holds('the front page has it', (await server.ask('/')).body.includes('짧은 하루'));
  stage.holds('the feed has it', (await server.ask('/rss.xml')).body.includes('짧은 하루'));
  stage.same('no script failed', tab.errors, []);
};
