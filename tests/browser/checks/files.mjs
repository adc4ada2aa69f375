// What can be seen in the files themselves: links, weight, codes.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { listen } from '../browser.mjs';
import { canonical, files, pictured, units } from '../pages.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** Every link leads to a file that is there, and to a place in it that is there. */
export function links({ site, tally }) {
  const pages = files(site, '.html');
  const anchors = new Map();
  const anchorsOf = (route) => {
    if (!anchors.has(route)) anchors.set(route, new Set([...readFileSync(join(site, route), 'utf8').matchAll(/ id="([^"]+)"/g)].map((m) => m[1])));
    return anchors.get(route);
  };
  let count = 0;
  for (const route of pages) {
    const text = readFileSync(join(site, route), 'utf8');
    const faults = [];
    for (const [, raw] of text.matchAll(/<[^>]* (?:href|src)="([^"]*)"/g)) {
      const link = raw.replace(/&amp;/g, '&');
      // The picture of a code stands in the page itself; `codes` reads it.
      if (/^(https?:|tel:|mailto:|data:image\/png;base64,)/.test(link)) continue;
      count += 1;
      const [path, place] = decodeURI(link).split('#');
      const base = link.startsWith('/') ? '' : dirname(route);
      const to = path === '' ? route : posix.join(base, path);
      if (!existsSync(join(site, to))) faults.push(`dead: ${link}`);
      else if (statSync(join(site, to)).isDirectory()) faults.push(`a folder, which does not open from disk: ${link}`);
      else if (place && to.endsWith('.html') && !anchorsOf(to).has(place)) faults.push(`no such place: ${link}`);
    }
    tally.claim(route, 'every link alive', [...new Set(faults)]);
  }
  tally.note(`${count} links in ${pages.length} pages`);
}

/** Weights: what a weak network must carry before the first words are read. */
export function weights({ site, tally }) {
  const gz = (route) => gzipSync(readFileSync(join(site, route)), { level: 6 }).length;
  const pages = files(site, '.html').filter((route) => !route.includes('/Q/') && !route.endsWith('404.html'));
  const home = (route) => /^([^/]+\/)?((en|zh-hant)\/)?index\.html$/.test(route);
  for (const route of pages) tally.measure(home(route) ? 'home' : 'record', gz(route), route);
  // Sheets of earlier releases stay for pages cached elsewhere; what counts is what a page asks for.
  const asked = new Set();
  for (const route of files(site, '.html')) {
    const links = [...readFileSync(join(site, route), 'utf8').matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map((m) => m[1]);
    tally.claim(route, 'is dressed', links.length ? [] : ['no stylesheet']);
    tally.measure('sheets', links.length, route);
    links.forEach((link) => asked.add(posix.join(link.startsWith('/') ? '' : dirname(route), link)));
  }
  const size = (route) => statSync(join(site, route)).size;
  for (const route of asked) tally.measure('style', size(route), route);
  for (const route of files(site, '.js').filter((route) => route.includes('assets/'))) tally.measure('script', size(route), route);
}

/** Three requests at most until the first words can be read. */
export async function requests({ browser, tally, host }) {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  for (const route of Object.values(pictured)) {
    const page = await context.newPage();
    const ear = await listen(page, host.origin);
    await page.goto(host.base + route, { waitUntil: 'load' });
    const asked = ear.requests();
    const foreign = asked.map((request) => request.url()).filter((address) => !address.startsWith(host.origin));
    tally.measure('requests', asked.length, route, [asked.map((request) => `${request.resourceType()} ${request.url().slice(host.base.length)}`).join(', ')]);
    tally.measure('foreign', foreign.length, route, foreign);
    await page.close();
  }
  await context.close();
}

/** Every code reads as the address of the page it stands for. */
export function codes({ site, tally }) {
  for (const unit of units(site)) {
    const address = canonical(site, `${unit}/index.html`)?.replace(/\/(index\.html)?$/, '');
    const pages = files(join(site, unit, 'Q'), '.html');
    tally.claim(unit, 'there are codes', pages.length && address ? [] : [`${pages.length} pages, address ${address}`]);
    if (pages.length === 0) continue;
    const read = readCodes(join(site, unit, 'Q'), pages);
    for (const page of pages) {
      const route = `Q/${page}`;
      const wanted = `${address}/${route}`;
      const faults = [];
      const misread = read.get(page) === wanted ? [] : [`reads ${read.get(page)}, not ${wanted}`];
      tally.measure('unread', misread.length, `${unit}/${route}`, misread);
      const real = canonical(site, `${unit}/${route}`)?.slice(address.length + 1) || 'index.html';
      if (!existsSync(join(site, unit, real))) faults.push(`its page names an address that is not there: ${real}`);
      tally.claim(`${unit}/${route}`, 'the code opens its page', faults);
    }
    tally.note(`${unit}: ${pages.length} codes`);
  }
}

/** What a reader that others wrote makes of the picture in each page. */
function readCodes(folder, pages) {
  const pictures = mkdtempSync(join(tmpdir(), 'codes-'));
  try {
    const drawn = [];
    for (const page of pages) {
      const picture = readFileSync(join(folder, page), 'utf8').match(/src="data:image\/png;base64,([^"]+)"/);
      if (!picture) continue;
      drawn.push(`${page}.png`);
      writeFileSync(join(pictures, `${page}.png`), Buffer.from(picture[1], 'base64'));
    }
    if (drawn.length === 0) return new Map();
    const xml = execFileSync('zbarimg', ['--quiet', '--xml', ...drawn], { cwd: pictures, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] });
    const found = xml.matchAll(/<source href='([^']+)\.png'>[\s\S]*?<data><!\[CDATA\[(.*?)\]\]>/g);
    return new Map([...found].map((match) => [match[1], match[2]]));
  } finally {
    rmSync(pictures, { recursive: true, force: true });
  }
}
