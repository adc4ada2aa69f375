// What a page does for its reader, who has a finger and no mouse: letters, contrast, one's own building, what ran out, a newer issue; from a server and from a disk.
import { listen } from '../browser.mjs';

const unit = 'shuiyue-garden/';
const letters = (page) => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));

/** Chooses on one page, looks on the next. */
export async function reader(around) {
  const { browser, tally, host, disk } = around;
  for (const [origin, base] of [['file://', disk], [host.origin, host.base]]) {
    const context = await browser.newContext({ viewport: { width: 320, height: 700 }, isMobile: true, hasTouch: true });
    const page = await context.newPage();
    const heard = await listen(page, origin);
    const claim = async (route, what, holds, why) => tally.claim(`${base}${route}`, what, [...(holds ? [] : [why]), ...await heard.drain()]);

    await page.goto(`${base}${unit}index.html`);
    const before = await letters(page);
    for (const times of [1.25, 1.5]) {
      await page.tap('[data-switch=size]');
      await page.waitForFunction((least) => Number.parseFloat(getComputedStyle(document.body).fontSize) >= least, before * times - 0.1);
    }
    await page.tap('[data-switch=contrast]');
    await page.goto(`${base}${unit}finance/2026-q3-common-income.html`);
    await page.waitForFunction((least) => Number.parseFloat(getComputedStyle(document.body).fontSize) >= least, before * 1.5 - 0.1);
    const worn = await page.evaluate(() => [document.documentElement.className, getComputedStyle(document.body).color, document.documentElement.scrollWidth]);
    await claim('finance', 'large letters and contrast are remembered, and nothing runs out of the side', worn[0] === 'gs-larger gs-contrast' && worn[1] === 'rgb(0, 0, 0)' && worn[2] <= 320, JSON.stringify(worn));
    await page.tap('[data-switch=size]');
    await page.tap('[data-switch=contrast]');
    await claim('finance', 'both can be undone', await page.evaluate(() => document.documentElement.className) === '' && await letters(page) === before, 'still dressed');

    await page.goto(`${base}${unit}index.html`);
    await page.tap('#building');
    await page.tap('a[href$="building/3.html"], a[href="3.html"]');
    const name = await page.textContent('h1');
    await page.goto(`${base}${unit}index.html`);
    const own = await page.$eval('#building', (link) => [link.textContent, link.href]);
    await claim('index.html', 'the building that was chosen is led to', own[0].includes(name.trim()) && own[1].endsWith('building/3.html'), JSON.stringify(own));

    await page.clock.install({ time: new Date('2031-01-01T12:00:00Z') });
    await page.reload();
    const over = await page.$$eval('[data-until] + [role=status]', (lines) => lines.length);
    const hanging = await page.locator('[data-until]').count();
    await claim('index.html', 'what ran out says so without a build', hanging > 0 && over === hanging, `${over} of ${hanging}`);
    const rows = await page.locator('section[aria-labelledby=now] li').count();
    await claim('index.html', 'every line of what hangs ran out', hanging >= rows, `${hanging} of ${rows}`);
    const late = await page.$$eval('section[aria-labelledby=now] li', (lines) => lines.map((line) => line.innerText).filter((text) => /有意见请打|即将进行|正在征求意见/.test(text)));
    await claim('index.html', 'nothing to come, nothing asked for any more', late.length === 0, late[0]);
    await page.goto(`${base}${unit}finance/2026-q1-working-expenses-corrected.html`);
    const said = await page.textContent('main');
    await claim('finance', 'what was over when the page was made says so', said.includes('已期满') && said.includes('已经结束') && !/请在.*前提出/.test(said), said.slice(0, 80));
    await context.close();
  }
  await newer(around);
}

/** A page that was kept learns of a newer issue. */
async function newer({ browser, tally, host }) {
  const context = await browser.newContext({ viewport: { width: 360, height: 700 } });
  const page = await context.newPage();
  const heard = await listen(page, host.origin);
  await page.goto(`${host.base}${unit}index.html`);
  await page.waitForResponse(/newest\.json/, { timeout: 10_000 });
  await page.waitForTimeout(200);
  tally.claim('newest.json', 'nothing is offered while nothing is newer', await page.locator('a[href*="?v="]').count() ? ['an offer'] : await heard.drain());
  // A correction of the same day: nothing but the digest is another.
  const told = (await page.evaluate(() => fetch('newest.json').then((answer) => answer.text()))).replace(/"set":"\w+"/, '"set":"abcdabcdabcdabcd"');
  await page.route('**/newest.json*', (route) => route.fulfill({ contentType: 'application/json', body: told }));
  await page.reload();
  const link = page.locator('a[href*="?v=abcdabcdabcdabcd"]');
  await link.waitFor({ timeout: 10_000 }).catch(() => {});
  tally.claim('newest.json', 'a newer issue is offered', await link.count() === 1 ? await heard.drain() : ['no offer']);
  await context.close();
}
