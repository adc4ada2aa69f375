// Finding: what a reader types is found, exactly, from a disk as from a server, with little read and nothing executed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { listen } from '../browser.mjs';

/** What a reader may type, and what the first hit must say of it; nothing where nothing may be found. */
const queries = [
  ['电梯大修', '电梯大修'],
  ['電梯大修', '电梯大修'],
  ['电梯 审价', '电梯'],
  ['dtdx', undefined],
  ['3栋', '3 栋'],
  ['12栋', '12 栋'],
  ['3栋外墙', '3 栋外墙'],
  ['3 栋外墙', '栋外墙'],
  ['10000000005', '100 0000 0005'],
  ['100 0000 0005', '0000'],
  ['HT-03', 'HT-03'],
  ['<img src=x onerror=alert(1)>', null],
  ['没有谁写过这一句', null],
];

async function found(page, query) {
  await page.fill('#q', query);
  await page.click('#find button');
  await page.waitForFunction(() => !document.getElementById('said').textContent.includes('…') && document.getElementById('said').textContent !== '');
  return page.$$eval('#hits li', (lines) => lines.map((line) => ({ text: line.textContent, href: line.querySelector('a').href, marks: [...line.querySelectorAll('mark')].map((mark) => mark.textContent) })));
}

/** Types queries into the page of a compound, from the disk and from a server. */
export async function search({ browser, site, tally, host, disk }) {
  const unit = 'shuiyue-garden';
  for (const [origin, base] of [['file://', disk], [host.origin, host.base]]) {
    const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
    const page = await context.newPage();
    const heard = await listen(page, origin);
    await page.goto(`${base}${unit}/search.html`);
    for (const [query, wanted] of queries) {
      heard.requests();
      const hits = await found(page, query);
      const faults = await heard.drain();
      if (wanted === null && hits.length) faults.push(`${hits.length} hits of ${query}`);
      if (wanted !== null && !hits.length) faults.push(`nothing found of ${query}`);
      if (wanted && !hits[0]?.marks.includes(wanted)) faults.push(`the first hit of ${query} does not show it: ${hits[0]?.text}`);
      tally.claim(`${base}search.html`, 'what is typed is found', faults);
      const folder = join(site, unit, 'search');
      const read = heard.requests().map((request) => /\/search\/([^/?]+\.js)/.exec(request.url())?.[1]).filter((name) => name && name !== 'fold.js');
      const packed = read.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
      tally.measure('query', packed, `${unit}/search.html, ${query}`);
    }
    const example = /[a-z]{4}/.exec(await page.textContent('#how'))?.[0];
    tally.claim(`${unit}/search.html`, 'what it gives as an example is found', example && (await found(page, example)).length ? [] : [example]);
    const [first] = await found(page, '电梯大修');
    await page.goto(first.href);
    tally.claim(first.href, 'a hit leads to its page', (await page.textContent('h1')).length ? [] : ['no heading']);
    await page.goBack();
    await page.waitForSelector('#hits a');
    tally.claim(`${unit}/search.html`, 'going back finds it again', await page.inputValue('#q') === '电梯大修' ? [] : ['the query is gone']);
    await page.click('summary');
    await page.selectOption('#kind', 'finance');
    // While it searches anew the list is empty, which is no answer yet.
    const narrowed = () => { const links = [...document.querySelectorAll('#hits a')]; return links.length > 0 && links.every((link) => link.href.includes('/finance/')); };
    const came = await page.waitForFunction(narrowed, undefined, { timeout: 10_000 }).then(() => true, () => false);
    tally.claim(`${unit}/search.html`, 'a choice narrows', came ? [] : [`${await page.locator('#hits a').count()} hits, not all of them accounts`]);
    await context.close();
  }
}
