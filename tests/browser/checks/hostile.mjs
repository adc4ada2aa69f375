// A compound in which every text is an attack, opened in a browser page by page: nothing acts, nothing asks, nothing is loaded.
// The tests of the program write it (corpus::hostile); eight rounds, so that every field has carried every attack.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { listen } from '../browser.mjs';
import { files } from '../pages.mjs';

const target = process.env.CARGO_TARGET_DIR ?? resolve(fileURLToPath(import.meta.url), '../../../../target');
const folder = join(target, 'tmp', 'hostile');

/** Why the check cannot be made, if it cannot. */
export const unwritten = existsSync(folder) ? undefined : 'the hostile compound is not there (cargo test writes it)';

/** What could act: scripts that are not the theme's, handlers, addresses that are code, frames, foreign elements. */
function active() {
  const faults = [];
  for (const element of document.querySelectorAll('*')) {
    const name = element.tagName.toLowerCase();
    if (name === 'script' && element.type !== 'application/ld+json' && !/\/(assets|search)\//.test(element.src)) faults.push(`a script: ${element.outerHTML.slice(0, 80)}`);
    if (['iframe', 'object', 'embed', 'base', 'frame', 'portal'].includes(name) || /^p\d+$/.test(name) || /^e\d+$/.test(name)) faults.push(`an element ${name}`);
    if (name === 'form' && element.hasAttribute('action')) faults.push('a form that leads elsewhere');
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute)) faults.push(`a handler ${attribute} on ${name}`);
      if (['href', 'src', 'action', 'xlink:href'].includes(attribute) && /^\s*(javascript|vbscript|data:text)/i.test(value)) faults.push(`code in ${attribute} of ${name}`);
    }
  }
  return faults;
}

/** Opens every page of every round. */
export async function hostile({ browser, tally }) {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  const heard = await listen(page, 'file://');
  // The other languages hold the same attacks under other labels.
  const pages = files(folder, '.html').filter((route) => !/^\d+\/(portal\/)?(en|zh-hant)\//.test(route));
  for (const route of pages) {
    // An old path leads on at once: what it holds is looked at where it leads.
    const file = join(folder, route);
    const leads = /http-equiv="refresh"/.test(readFileSync(file, 'utf8'));
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' });
    // Files are compared, not addresses: an attack in the name can be written as an address in several ways.
    if (leads) await page.waitForURL((at) => at.protocol === 'file:' && fileURLToPath(at.href) !== file, { timeout: 30_000 });
    // Attachments and pictures of the compound are not written; that they are missing is no fault of the page.
    const noise = /ERR_FILE_NOT_FOUND|request failed: file:/;
    const faults = (await heard.drain()).filter((fault) => !noise.test(fault));
    tally.claim(`hostile/${route}`, 'an attack is only text', [...faults, ...await page.evaluate(active)]);
  }
  await context.close();
  tally.note(`${pages.length} pages of attacks`);
}
