// The story of the code: it hangs by the lift, a telephone reads it, and a finger finds page, entry and voucher in three taps.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen } from '../browser.mjs';
import { units } from '../pages.mjs';

const phone = { viewport: { width: 360, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, acceptDownloads: true };

/** What a reader of codes makes of a picture; nothing where it finds none. */
export function scan(picture) {
  try {
    return execFileSync('zbarimg', ['--quiet', '--raw', picture], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split('\n')[0];
  } catch {
    return '';
  }
}

/** The address on the paper of a page: printed, rasterised as a camera sees it, read. */
async function printed(page, address, folder) {
  await page.goto(address);
  const pdf = join(folder, 'sheet.pdf');
  writeFileSync(pdf, await page.pdf({ format: 'A4', preferCSSPageSize: true }));
  execFileSync('pdftoppm', ['-r', '150', '-png', pdf, join(folder, 'sheet')]);
  const code = readdirSync(folder).filter((name) => name.endsWith('.png')).sort().map((name) => scan(join(folder, name))).find(Boolean);
  readdirSync(folder).forEach((name) => rmSync(join(folder, name)));
  return code ?? '';
}

/** The address on the first slide of the lobby screen, photographed. */
async function photographed(browser, address, folder) {
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
  const page = await context.newPage();
  await page.goto(address);
  const picture = join(folder, 'screen.png');
  await page.screenshot({ path: picture });
  await context.close();
  const code = scan(picture);
  rmSync(picture);
  return code;
}

/** A finger on the first link that can be seen among `links`; false where there is none, or where something lies over it. */
async function tap(page, links) {
  for (const link of await links.all()) {
    if (!await link.isVisible()) continue;
    await link.scrollIntoViewIfNeeded();
    const at = await link.evaluate((it) => {
      const box = it.getClientRects()[0];
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      return it.contains(document.elementFromPoint(x, y)) ? [x, y] : undefined;
    });
    if (!at) continue;
    await page.touchscreen.tap(...at);
    return true;
  }
  return false;
}

/** Links of the page that lead to an address, whichever way they write it. */
const to = async (page, address) => {
  const written = await page.$$eval('a[href]', (all, wanted) => all.filter((link) => link.href.split('#')[0] === wanted).map((link) => link.getAttribute('href')), address);
  return page.locator([...new Set(written)].map((href) => `a[href="${href}"]`).join(', ') || 'a[href=""]');
};

/** From the page that a code opened to the voucher of an entry; tells how many taps it took and what was wrong on the way. */
async function follow(page, ear, base, unit, entry) {
  const [kind] = entry.record.split('/');
  const record = `${base}${unit}/${entry.record}.html`;
  const row = `tr[id="e-${entry.number}"]`;
  let taps = 0;
  // Where the page does not lead to the record itself, the list of its kind does.
  for (const next of [record, `${base}${unit}/${kind}/index.html`, record]) {
    if (await page.locator(row).count()) break;
    if (!await tap(page, await to(page, next))) continue;
    taps += 1;
    await page.waitForURL((url) => url.href.split('#')[0] === next);
  }
  if (!await page.locator(row).count()) return { taps, faults: [`the entry ${entry.number} was never found, the last page was ${page.url()}`] };
  const lines = `:is(${row}, ${row} + tr)`;
  const told = (await page.locator(lines).allInnerTexts()).join(' ');
  const amount = Number(entry.amount).toLocaleString('en', { minimumFractionDigits: 2 });
  const faults = [entry.subject, amount].filter((word) => !told.includes(word)).map((word) => `the entry does not say ${word}`);
  const voucher = `${base}${unit}/${entry.voucher_file}`;
  faults.push(...await ear.drain());
  // A picture opens; a PDF opens or is handed to the telephone, as it likes: what the browser asks for meanwhile is its own affair.
  const opened = Promise.race([
    page.waitForURL(voucher, { timeout: 10_000 }).then(() => voucher),
    page.waitForEvent('download', { timeout: 10_000 }).then((download) => download.url()),
  ]).catch(() => undefined);
  if (!await tap(page, page.locator(`${lines} a[href*="/attachments/"]`))) return { taps, faults: [...faults, 'nothing of the voucher can be touched'] };
  taps += 1;
  const came = await opened;
  if (came !== voucher) faults.push(`${came ?? page.url()} was opened, not ${voucher}`);
  const seen = voucher.endsWith('.pdf') || await page.evaluate(() => document.images[0]?.naturalWidth > 100);
  return { taps, faults: [...faults, ...(seen ? [] : ['the voucher cannot be seen'])] };
}

/** Every entry with a voucher, from the sheet of its record, from the lobby screen and from the sheet of the first page. */
export async function story({ browser, site, tally, host, disk }) {
  const folder = mkdtempSync(join(tmpdir(), 'gongshi-scan-'));
  const desk = await browser.newPage();
  for (const unit of units(site)) {
    const table = join(site, unit, 'data/v1/finance-entries.json');
    const entries = existsSync(table) ? JSON.parse(readFileSync(table, 'utf8')).filter((entry) => entry.voucher_file) : [];
    if (entries.length === 0) continue;
    const first = await printed(desk, `${host.base}${unit}/index.html`, folder);
    const screen = await photographed(browser, `${host.base}${unit}/kiosk.html`, folder);
    for (const entry of entries) {
      const codes = [['its sheet', await printed(desk, `${host.base}${unit}/${entry.record}.html`, folder)], ['the lobby screen', screen], ['the first page', first]];
      for (const [from, code] of codes) {
        for (const [how, base] of [['host', host.base], ['disk', disk]]) {
          const where = `${unit} ${entry.number}, by the code of ${from}, ${how}`;
          if (!code) { tally.claim(where, 'a code can be read', ['none']); continue; }
          const context = await browser.newContext(phone);
          const page = await context.newPage();
          const ear = await listen(page, how === 'disk' ? disk : host.origin);
          await page.goto(base + new URL(code).pathname.slice(1));
          const { taps, faults } = await follow(page, ear, base, unit, entry);
          tally.claim(where, 'a code leads to the voucher of an entry', faults);
          tally.measure('taps', taps, where);
          await context.close();
        }
      }
    }
  }
  tally.claim('scan', 'there are vouchers to be found', tally.measures.has('taps') ? [] : ['none']);
  await desk.close();
  rmSync(folder, { recursive: true });
}
