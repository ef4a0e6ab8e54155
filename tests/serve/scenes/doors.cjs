// Who may ask, and for what: other names and sites, ways out of the site, parts of files; nothing is written.
'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');

const SIZE = 3 * 1024 * 1024 + 17;
const SECRET = '이 글은 밖으로 나가면 안 된다';

/** Opens a WebSocket as far as the answer to its request. */
function upgrade(server, headers) {
  return server.ask('/_desk/live', {
    headers: { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==', ...headers },
  });
}

async function names(stage, server) {
  const host = `127.0.0.1:${server.port}`;
  const status = async (headers, method) => (await server.ask('/', { headers, method })).status;
  stage.same('its own name', await status({ host }), 200);
  stage.same('localhost', await status({ host: `localhost:${server.port}` }), 200);
  stage.same('another name that leads here', await status({ host: `evil.example:${server.port}` }), 403);
  stage.same('one that begins like ours', await status({ host: `127.0.0.1.evil.example:${server.port}` }), 403);
  stage.same('the origin of another site', await status({ host, origin: 'https://evil.example' }), 403);
  stage.same('another port of this computer', await status({ host, origin: 'http://127.0.0.1:1' }), 403);
  stage.same('its own origin', await status({ host, origin: `http://${host}` }), 200);
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) stage.same(`${method}`, await status({ host }, method), 405);
  for (const name of ['page.json?path=/', 'stories.json', 'times.json', 'share.json?path=/', 'faults.json', 'desk.js', '']) {
    stage.same(`/_desk/${name} for another site`, (await server.ask(`/_desk/${name}`, { headers: { origin: 'https://evil.example' } })).status, 403);
  }
  stage.same('a WebSocket of its own', (await upgrade(server, { origin: `http://${host}` })).status, 101);
  stage.same('a WebSocket from another site', (await upgrade(server, { origin: 'https://evil.example' })).status, 403);
  stage.same('a WebSocket by another name', (await upgrade(server, { host: 'evil.example', origin: 'http://evil.example' })).status, 403);

  // A real browser on another site's page.
  const evil = http.createServer((request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>another site</title>'));
  await new Promise((ready) => { evil.listen(0, '127.0.0.1', ready); });
  const page = await (await stage.context()).newPage();
  await page.goto(`http://localhost:${evil.address().port}/`);
  const tried = await page.evaluate(async (origin) => {
    const read = await fetch(`${origin}/_desk/stories.json`).then((answer) => answer.text(), () => 'refused');
    const blind = await fetch(`${origin}/_desk/stories.json`, { mode: 'no-cors' }).then((answer) => (answer.type === 'opaque' ? 'opaque' : 'read'), () => 'refused');
    const socket = await new Promise((done) => {
      const line = new WebSocket(`${origin.replace('http', 'ws')}/_desk/live`);
      line.onopen = () => done('open');
      line.onerror = () => done('refused');
    });
    const picture = await new Promise((done) => {
      const image = new Image();
      image.onload = () => done('loaded');
      image.onerror = () => done('refused');
      image.src = `${origin}/logo.svg`;
    });
    return { read, blind, socket, picture };
  }, server.origin);
  stage.same('a page of another site gets nothing in a real browser', tried, { read: 'refused', blind: 'refused', socket: 'refused', picture: 'refused' });
  evil.close();
}

/** Addresses that must not lead out of the site. */
const WAYS = [
  '/../newsroom.yaml', '/../../etc/passwd', '/%2e%2e/newsroom.yaml', '/%2e%2e%2fnewsroom.yaml', '/..%2fnewsroom.yaml', '/..%5cnewsroom.yaml',
  '/stories/..%2f..%2f..%2fnewsroom.yaml', '/stories/../../newsroom.yaml', '/.masthead/', '/.masthead/store/', '/.git/config', '/.env',
  '/newsroom.yaml', '/content/front.yaml', '/content/stories/2027/kimchi-fridge-year-later.md', '/static/logo.svg', '//etc/passwd', '///etc/passwd',
  '/etc/passwd', '/%2fetc%2fpasswd', '/file:///etc/passwd', '/%00', '/index.html%00.png', '/logo.svg%00', '/\\..\\newsroom.yaml', '/C:%5cWindows%5cwin.ini',
  '/%c0%ae%c0%ae/newsroom.yaml', '/%252e%252e/newsroom.yaml', '/stories/%E0%A4%A', '/%', '/_desk/../newsroom.yaml', '/_desk/%2e%2e/mod.rs', '/_desk/..%2f..%2fnewsroom.yaml',
  '/_desk/desk.js/../../newsroom.yaml', '/_desk//etc/passwd', '/out/secret.txt', '/secret.txt', `/${'a'.repeat(5000)}`, `/${'a/'.repeat(2000)}`, '/?path=/../../etc/passwd',
  '/_desk/page.json?path=/../../etc/passwd', '/_desk/share.json?path=/../newsroom.yaml', '/_desk/share.json?path=%00', '/_desk/page.json?path=%ff%fe', '/_desk/page.json',
];

async function ways(stage, server, newsroom) {
  // Links out of the newsroom: a file and a folder.
  const outside = fs.mkdtempSync(path.join(path.dirname(newsroom.folder), 'outside-'));
  fs.writeFileSync(path.join(outside, 'secret.txt'), SECRET);
  newsroom.write('static/seen.txt', 'here\n');
  await stage.becomes('a new file of static/ is served', async () => (await server.ask('/seen.txt')).body.toString() === 'here\n');
  fs.symlinkSync(path.join(outside, 'secret.txt'), newsroom.at('static/secret.txt'));
  fs.symlinkSync(outside, newsroom.at('static/out'));
  const faults = async () => (await server.json('/_desk/faults.json?path=/')).faults;
  await stage.becomes('links out of the newsroom are told', async () => (await faults()).length === 2);
  const wrong = [];
  for (const way of WAYS) {
    const { status, body } = await server.ask(way).catch((error) => ({ status: 0, body: Buffer.from(String(error)) }));
    const text = body.toString();
    const is = /root:x:|base_url:|morunae\.example\/\n|\[core\]|status: draft|BEGIN|이 글은 밖으로/.test(text) && !text.startsWith('<!doctype');
    if (is || status >= 500 || (status === 0 && !/Parse|reset|hang/.test(text))) wrong.push(`${way.slice(0, 60)}: ${status} ${text.slice(0, 80)}`);
  }
  stage.same(`of ${WAYS.length} crooked addresses none leads out of the site, or breaks anything`, wrong, []);
  // A link that takes the place of a file after it was listed.
  fs.rmSync(newsroom.at('static/seen.txt'));
  fs.symlinkSync(path.join(outside, 'secret.txt'), newsroom.at('static/seen.txt'));
  let leaked = false;
  await stage.becomes('a file that becomes a link out of the newsroom is gone', async () => {
    const { status, body } = await server.ask('/seen.txt');
    leaked ||= body.includes(SECRET);
    return status === 404;
  });
  stage.holds('and was never followed', !leaked);
  for (const name of ['seen.txt', 'secret.txt', 'out']) newsroom.remove(`static/${name}`);
  await stage.becomes('without them nothing is wrong', async () => (await faults()).length === 0);
  fs.rmSync(outside, { recursive: true });
}

async function parts(stage, server, newsroom) {
  const bytes = Buffer.alloc(SIZE);
  for (let i = 0; i < SIZE; i += 1) bytes[i] = (i * 31 + (i >> 8)) & 255;
  newsroom.write('static/large.bin', bytes);
  await stage.becomes('a large file is served', async () => (await server.ask('/large.bin')).body.equals(bytes));
  for (const [range, from, to] of [['bytes=0-99', 0, 100], ['bytes=1000000-1999999', 1000000, 2000000], [`bytes=${SIZE - 5}-`, SIZE - 5, SIZE], ['bytes=-7', SIZE - 7, SIZE]]) {
    const { status, headers, body } = await server.ask('/large.bin', { headers: { range } });
    stage.same(`${range}`, [status, headers['content-range'], body.equals(bytes.subarray(from, to))], [206, `bytes ${from}-${to - 1}/${SIZE}`, true]);
  }
  stage.same('a range behind its end', (await server.ask('/large.bin', { headers: { range: `bytes=${SIZE + 1}-` } })).status, 416);
  const head = await server.ask('/large.bin', { method: 'HEAD' });
  stage.same('HEAD', [head.status, head.headers['content-length'], head.body.length], [200, String(SIZE), 0]);
  const page = await server.ask('/', { method: 'HEAD' });
  stage.same('HEAD of a page', [page.status, page.body.length], [200, 0]);
  stage.same('a page has a type, and is not to be kept', [page.headers['content-type'], page.headers['cache-control'], page.headers['x-content-type-options']], ['text/html; charset=utf-8', 'no-cache', 'nosniff']);
}

module.exports = async (stage) => {
  const newsroom = stage.newsroom();
  // What a build wrote before.
  execFileSync(stage.program, ['build', '--root', newsroom.folder, '--at', '2026-11-21T09:00+09:00'], { stdio: 'ignore' });
  const built = fs.readdirSync(newsroom.at('public'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  const traces = built.filter((file) => /_desk|masthead-desk|masthead-view/.test(fs.readFileSync(file, 'latin1')));
  stage.same(`none of the ${built.length} files of a build knows the desk`, [traces, fs.existsSync(newsroom.at('public/_desk'))], [[], false]);
  const before = newsroom.list();

  const server = await stage.serve(newsroom);
  const tab = await stage.tab(server, '/');
  for (const address of ['/stories/third-owner/', '/en/', '/tags/', '/stories/kimchi-fridge-year-later/', '/nowhere/']) await tab.go(address);
  await server.ask('/_desk/stories.json');
  stage.same('whatever is looked at, nothing is written but in the store', newsroom.list(), before);

  await names(stage, server);
  await ways(stage, server, newsroom);
  await parts(stage, server, newsroom);
  stage.same('public/ is as it was', newsroom.list().filter((line) => line.startsWith('public/')), before.filter((line) => line.startsWith('public/')));
  const open = await stage.serve(stage.newsroom(), { args: ['--host', '127.0.0.1'] });
  await stage.becomes('--host says who can read it', () => /Careful/.test(open.said));
};
