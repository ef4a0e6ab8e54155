// Serves a built site on this machine as a host would: index files, the page for missing addresses, gzip.
'use strict';
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const zlib = require('node:zlib');

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml', '.xml': 'application/xml; charset=utf-8', '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.gif': 'image/gif',
  '.webp': 'image/webp', '.avif': 'image/avif', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.mp4': 'video/mp4',
  '.webm': 'video/webm', '.mp3': 'audio/mpeg', '.vtt': 'text/vtt; charset=utf-8', '.pdf': 'application/pdf',
};

/** Returns the folder of `base_url` on its host, as the canonical address of the front page tells it. */
function folder(site) {
  const front = fs.readFileSync(path.join(site, 'index.html'), 'utf8');
  const canonical = front.match(/<link[^>]*rel="?canonical"?[^>]*>/)?.[0].match(/href="?([^"\s>]+)/)?.[1];
  return canonical ? new URL(canonical, 'http://localhost/').pathname.replace(/\/$/, '') : '';
}

/** Serves `site`; gives the address of its front page without the last slash, and a way to stop. */
function serve(site) {
  const root = path.resolve(site);
  const base = folder(root);
  const server = http.createServer((request, response) => {
    let name = '';
    try {
      name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    } catch {
      response.writeHead(400).end();
      return;
    }
    if (base && name.startsWith(base + '/')) name = name.slice(base.length);
    let file = path.join(root, path.normalize(name));
    let status = 200;
    const is = (what) => fs.statSync(file, { throwIfNoEntry: false })?.[what]();
    if (is('isDirectory')) file = path.join(file, 'index.html');
    if (!file.startsWith(root) || !is('isFile')) {
      status = 404;
      file = path.join(root, '404.html');
      if (!is('isFile')) {
        response.writeHead(404).end();
        return;
      }
    }
    const type = TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
    const kept = /\/assets\/|\.[0-9a-f]{10,}\./.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache';
    const headers = { 'content-type': type, 'cache-control': kept };
    let body = fs.readFileSync(file);
    if (/^text|svg|xml|json/.test(type) && /gzip/.test(request.headers['accept-encoding'] ?? '')) {
      body = zlib.gzipSync(body);
      headers['content-encoding'] = 'gzip';
    }
    headers['content-length'] = body.length;
    response.writeHead(status, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  return new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => {
      const origin = `http://127.0.0.1:${server.address().port}`;
      ready({ origin, base, front: origin + base, stop: () => server.close() });
    });
  });
}

module.exports = { serve };
