// Owns a newsroom to be edited and the program that serves it: a copy of the example in a folder of its own.
'use strict';
const fs = require('node:fs');
const http = require('node:http');
const os = require('node:os');
const path = require('node:path');
const { spawn } = require('node:child_process');

const ROOT = path.resolve(__dirname, '../..');
/** The moment that counts as now unless a scene wants the real one: 2026-11-21T09:00+09:00. */
const NOW = 1795219200;
/** Milliseconds within which the program must be ready, and anything that is waited for must have come. */
const LONGEST = 20000;

/** Waits until `ask()` gives something true and returns it; null when the time is up. */
async function until(ask, longest = LONGEST, pause = 15) {
  const end = Date.now() + longest;
  for (;;) {
    try {
      const answer = await ask();
      if (answer) return answer;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    if (Date.now() > end) return null;
    await new Promise((next) => setTimeout(next, pause));
  }
}

/** A folder with a newsroom in it. */
class Newsroom {
  constructor(name) {
    this.folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), `masthead-serve-${name}-`)));
    for (const part of ['content', 'static', 'newsroom.yaml']) {
      fs.cpSync(path.join(ROOT, part), path.join(this.folder, part), { recursive: true });
    }
    // Drawing cards is slow in a debug build; the store of the repository is of the same sources.
    const store = path.join(ROOT, '.masthead/store');
    if (fs.existsSync(store)) fs.cpSync(store, this.at('.masthead/store'), { recursive: true });
  }

  at(name) {
    return path.join(this.folder, name);
  }

  read(name) {
    return fs.readFileSync(this.at(name), 'utf8');
  }

  write(name, bytes) {
    fs.mkdirSync(path.dirname(this.at(name)), { recursive: true });
    fs.writeFileSync(this.at(name), bytes);
  }

  /** Replaces the first `from` in a file; an error if it is not there. */
  edit(name, from, to) {
    const text = this.read(name);
    if (!text.includes(from)) throw new Error(`${name} has no "${from}"`);
    this.write(name, text.replace(from, () => to));
  }

  remove(name) {
    fs.rmSync(this.at(name), { recursive: true });
  }

  rename(from, to) {
    fs.mkdirSync(path.dirname(this.at(to)), { recursive: true });
    fs.renameSync(this.at(from), this.at(to));
  }

  /** All files with size and time of change, but those of the store. */
  list() {
    const files = fs.readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const names = files.map((entry) => path.relative(this.folder, path.join(entry.parentPath ?? entry.path, entry.name)));
    return names.filter((name) => !name.startsWith('.masthead/store/')).sort()
      .map((name) => `${name} ${fs.statSync(this.at(name)).size} ${fs.statSync(this.at(name)).mtimeMs}`);
  }

  gone() {
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The program, serving a newsroom. */
class Server {
  /** Starts it. `options.args` are added to the command line; `options.clock` is the moment, null for the real one. */
  static async start(program, folder, { args = [], clock = NOW } = {}) {
    const server = new Server();
    const env = { ...process.env, NO_COLOR: '1' };
    delete env.SOURCE_DATE_EPOCH;
    if (clock !== null) env.SOURCE_DATE_EPOCH = String(clock);
    server.said = '';
    const began = performance.now();
    server.child = spawn(program, ['serve', '--no-open', '--root', folder, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [server.child.stdout, server.child.stderr]) stream.on('data', (text) => { server.said += text; });
    server.ended = new Promise((done) => { server.child.on('exit', (code, signal) => done({ code, signal })); });
    server.child.on('exit', (code, signal) => { server.end = { code, signal }; });
    const found = await until(() => server.end || /The newsroom is at (http:\S+)/.exec(server.said), 300000, 2);
    if (!found || server.end) throw new Error(`the server did not start: ${server.said}`);
    server.readyAfter = performance.now() - began;
    server.front = found[1].replace(/\/$/, '');
    server.origin = new URL(server.front).origin;
    server.port = Number(new URL(server.front).port);
    return server;
  }

  get alive() {
    return !this.end;
  }

  /** Kilobytes of memory. */
  memory() {
    return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${this.child.pid}/status`, 'utf8'))[1]);
  }

  /** Sends a request as it stands, without tidying the path. Gives status, headers and bytes. */
  ask(target, { method = 'GET', headers = {} } = {}) {
    return new Promise((done, failed) => {
      const request = http.request({ host: '127.0.0.1', port: this.port, path: target, method, headers, agent: false }, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
        answer.on('error', failed);
      });
      request.on('upgrade', (answer, socket) => {
        socket.destroy();
        done({ status: answer.statusCode, headers: answer.headers, body: Buffer.alloc(0) });
      });
      request.on('error', failed);
      request.setTimeout(60000, () => request.destroy(new Error('no answer in a minute')));
      request.end();
    });
  }

  async json(target, headers = {}) {
    return JSON.parse((await this.ask(target, { headers })).body.toString());
  }

  async stop() {
    this.child.kill('SIGTERM');
    await this.ended;
  }
}

module.exports = { NOW, Newsroom, ROOT, Server, until };
