// Old engines: every script is read by the rules of 2009 (ES5), and calls nothing that came later without asking first.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { files } from '../pages.mjs';

/** What engines before 2017 have not; a script may use it only where it asks for it by name. */
const later = ['fetch(', 'Promise', 'Object.entries', 'Object.values', 'Array.from', '.includes(', '.padStart(', 'URLSearchParams', 'IntersectionObserver', '.closest(', '.replaceAll(', 'structuredClone', '.at('];

/** Parses every script of the board. */
export function old({ site, tally }) {
  const scripts = files(site, '.js');
  for (const route of scripts) {
    const text = readFileSync(join(site, route), 'utf8');
    let said = [];
    try { parse(text, { ecmaVersion: 5, sourceType: 'script' }); } catch (error) { said = [error.message]; }
    tally.claim(route, 'a script of 2009', said);
    if (!/(^|\/)assets\//.test(route)) continue;
    const code = text.replace(/\/\/.*$/gm, '');
    tally.claim(route, 'nothing newer is called', later.filter((name) => code.includes(name)));
  }
  tally.note(`${scripts.length} scripts`);
}
