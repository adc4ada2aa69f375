// A sheet for the glass case: A4, with its address, its title, its numbers and a code that reads.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonical, printed } from '../pages.mjs';
import { scan } from './scan.mjs';

/** Prints each sheet and reads the paper. */
export async function paper({ browser, site, tally, host }) {
  const folder = mkdtempSync(join(tmpdir(), 'gongshi-paper-'));
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const [route, words] of printed) {
    await page.goto(host.base + route);
    const title = await page.locator('h1').innerText();
    const pdf = join(folder, 'sheet.pdf');
    writeFileSync(pdf, await page.pdf({ format: 'A4', preferCSSPageSize: true }));
    const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
    const squeezed = text.replace(/\s+/g, '');
    const missing = [title, ...words].filter((word) => !squeezed.includes(word.replace(/\s+/g, '')));
    const size = /Page size: +(.*)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))[1];
    execFileSync('pdftoppm', ['-r', '150', '-png', pdf, join(folder, 'page')]);
    const faults = missing.map((word) => `not on paper: ${word}`);
    if (!size.includes('A4')) faults.push(`not A4 but ${size}`);
    const sheets = readdirSync(folder).filter((name) => name.endsWith('.png')).sort();
    const own = canonical(site, route);
    for (const sheet of sheets) {
      const code = scan(join(folder, sheet));
      if (!code) faults.push(`no code that reads on sheet ${sheets.indexOf(sheet) + 1} of ${sheets.length}`);
      else if (!squeezed.includes(code)) faults.push(`the address ${code} is not in print`);
      else if (own && canonical(site, new URL(code).pathname.slice(1)) !== own) faults.push(`the code opens another page: ${code}`);
      rmSync(join(folder, sheet));
    }
    tally.claim(`${route}, ${sheets.length} sheets`, 'prints on A4', faults);
  }
  await context.close();
  rmSync(folder, { recursive: true });
}
