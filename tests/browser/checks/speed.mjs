// How soon a page can be read on an old telephone in a weak network: slow 4G, a processor four times slower, the median of five visits.
import { gzipSync } from 'node:zlib';
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';

const unit = 'shuiyue-garden/';
const pages = [
  ['home', `${unit}index.html`],
  ['record', `${unit}finance/2026-q3-common-income.html`],
  ['building', `${unit}building/3.html`],
];
/** What Lighthouse calls slow 4G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms. */
const network = { offline: false, latency: 150, downloadThroughput: 1.6 * 1024 * 1024 / 8, uploadThroughput: 750 * 1024 / 8 };
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png', '.json': 'application/json' };

/** A host that packs what can be packed, as every server does. */
export async function packed(site) {
  const server = createServer((request, response) => {
    const file = join(site, normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname)));
    if (!existsSync(file) || !statSync(file).isFile()) { response.writeHead(404); response.end(); return; }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-encoding': 'gzip' });
    response.end(gzipSync(readFileSync(file)));
  });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  return { base: `http://127.0.0.1:${server.address().port}/`, stop: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}

/** One visit with nothing in any cache. */
async function visit(browser, address) {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    globalThis.seen = { paint: 0, blocked: 0, shift: 0 };
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { globalThis.seen.paint = entry.startTime; })).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { globalThis.seen.blocked += Math.max(0, entry.duration - 50); })).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => { globalThis.seen.shift += entry.value; })).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.waitForTimeout(500);
  const { paint, blocked, shift } = await page.evaluate(() => globalThis.seen);
  await context.close();
  return { paint, blocked, shift };
}

/** Visits each page five times. */
export async function speed({ browser, site, tally }) {
  const host = await packed(site);
  for (const [sort, route] of pages) {
    const visits = [];
    for (let turn = 0; turn < 5; turn += 1) visits.push(await visit(browser, host.base + route));
    for (const what of ['paint', 'blocked', 'shift']) {
      const median = visits.map((one) => one[what]).sort((a, b) => a - b)[2];
      tally.note(`${sort}: ${what} ${Number(median.toFixed(3))}`);
      tally.measure(what, median, route);
      if (what === 'paint') tally.claim(route, 'something was painted', median > 0 ? [] : ['nothing']);
    }
  }
  await host.stop();
}
