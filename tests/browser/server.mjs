// The plainest static host there is, on loopback: files as they lie, the nearest 404.html for what is not there.
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.json': 'application/json',
  '.xml': 'application/xml', '.txt': 'text/plain; charset=utf-8', '.pdf': 'application/pdf', '.webmanifest': 'application/manifest+json',
  '.js': 'text/javascript; charset=utf-8',
};

/** Serves a folder at `/` and again below a sub-path; gives the origin and how to stop. */
export async function serve(site, below) {
  const server = createServer((request, response) => {
    let path = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    if (path.startsWith(`${below}/`)) path = path.slice(below.length);
    let file = join(site, normalize(path));
    if (path.endsWith('/')) file = join(file, 'index.html');
    const there = existsSync(file) && statSync(file).isFile();
    const shown = there ? file : lost(site, file);
    response.writeHead(there ? 200 : 404, { 'content-type': types[extname(shown ?? '')] ?? 'application/octet-stream' });
    response.end(shown ? readFileSync(shown) : '');
  });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, base: `${origin}${below}/`, stop: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}

function lost(site, file) {
  for (let at = dirname(file); at.startsWith(site.replace(/\/$/, '')); at = dirname(at)) {
    if (existsSync(join(at, '404.html'))) return join(at, '404.html');
    if (at === dirname(at)) break;
  }
  return undefined;
}
