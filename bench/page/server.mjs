// Serves the pages as a server on the web does: HTTP/2, compressed ahead with Brotli, to be kept by the browser.

import { execFileSync } from 'node:child_process';
import { X509Certificate, createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createSecureServer } from 'node:http2';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

const brotli = (content) =>
  brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } });

/** A key and a certificate for this machine alone: browsers speak HTTP/2 over TLS only. */
function identity(folder) {
  mkdirSync(folder, { recursive: true });
  const [key, cert] = ['key.pem', 'cert.pem'].map((name) => join(folder, name));
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', '/CN=127.0.0.1'];
  execFileSync('openssl', [...request, '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', cert], { stdio: 'ignore' });
  return { key: readFileSync(key), cert: readFileSync(cert) };
}

/** Serves folders by the paths they are under, and pages by theirs. */
export function serve({ folders, pages, workFolder }) {
  const { key, cert } = identity(workFolder);
  const kept = new Map();
  const load = (path) => {
    if (pages[path] !== undefined) return brotli(Buffer.from(pages[path]));
    const [under, folder] = Object.entries(folders).find(([under]) => path.startsWith(under)) ?? [];
    const file = folder && join(folder, path.slice(under.length));
    if (!file || path.includes('..') || !existsSync(file)) return undefined;
    // What the build has compressed is sent as it is.
    return existsSync(`${file}.br`) ? readFileSync(`${file}.br`) : brotli(readFileSync(file));
  };
  const find = (path) => {
    if (!kept.has(path)) kept.set(path, load(path));
    return kept.get(path);
  };
  const server = createSecureServer({ key, cert }, (request, response) => {
    const path = new URL(request.url, 'https://127.0.0.1').pathname;
    const content = find(path);
    const known = { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-encoding': 'br' };
    response.writeHead(content ? 200 : 404, content ? { ...known, 'cache-control': 'max-age=3600' } : {});
    response.end(content);
  });
  const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({
      origin: `https://127.0.0.1:${server.address().port}`,
      /** What a browser trusts the certificate by. */
      trust: createHash('sha256').update(publicKey).digest('base64'),
      /** Compressed ahead, so that no page waits for it. */
      prepare: (paths) => paths.forEach(find),
      close: () => server.close(),
    }));
  });
}
