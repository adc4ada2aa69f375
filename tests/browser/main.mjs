// Looks at a built sample board in a real browser: node main.mjs SITE [--shots DIR] [--only NAME,…] [--budgets FILE]
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { budgets } from './budgets.mjs';
import { executable, launch, together } from './browser.mjs';
import { serve } from './server.mjs';
import { Tally } from './tally.mjs';
import { codes, links, requests, weights } from './checks/files.mjs';
import { fromDisk, keyboard, looks, moved, narrow, scriptless } from './checks/looks.mjs';
import { lighthouse } from './checks/lighthouse.mjs';
import { markup } from './checks/markup.mjs';
import { javaless, nu } from './checks/nu.mjs';
import { paper } from './checks/paper.mjs';
import { story } from './checks/scan.mjs';
import { hostile, unwritten } from './checks/hostile.mjs';
import { reader } from './checks/reader.mjs';
import { search } from './checks/search.mjs';
import { behind, lacking } from './checks/servers.mjs';
import { kiosk } from './checks/kiosk.mjs';
import { old } from './checks/old.mjs';
import { speed } from './checks/speed.mjs';
import { shots } from './checks/shots.mjs';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { shots: { type: 'string' }, only: { type: 'string' }, budgets: { type: 'string' } } });
const site = resolve(positionals[0] ?? '../../public');
if (!existsSync(`${site}/index.html`)) {
  console.error(`there is no board in ${site}; build it first: cargo run --release -- build`);
  process.exit(2);
}

const python = process.env.PYTHON ?? 'python3';
const works = (command, ...args) => { try { execFileSync(command, args, { stdio: 'ignore' }); return true; } catch { return false; } };
const zbar = works('zbarimg', '--version') ? undefined : 'zbarimg is missing (Debian: zbar-tools)';
const poppler = works('pdftotext', '-v') ? undefined : 'pdftotext is missing (Debian: poppler-utils)';
const noBrowser = executable ? undefined : 'Chromium is missing (Debian: chromium; elsewhere set CHROMIUM)';

// Name, what it does, and why it cannot be done here, if it cannot. The first two measure time, so nothing runs beside them;
// the longest comes first of the others, so that no processor waits for it at the end.
const timed = [
  ['speed', speed, noBrowser],
  ['lighthouse', lighthouse, noBrowser],
];
const others = [
  ['looks', looks, noBrowser],
  ['scan', story, noBrowser ?? zbar ?? poppler],
  ['kiosk', kiosk, noBrowser],
  ['hostile', hostile, noBrowser ?? unwritten],
  ['markup', markup],
  ['nu', nu, javaless],
  ['links', links],
  ['weights', weights],
  ['codes', codes, zbar],
  ['requests', requests, noBrowser],
  ['disk', fromDisk, noBrowser],
  ['moved', moved, noBrowser],
  ['narrow', narrow, noBrowser],
  ['scriptless', scriptless, noBrowser],
  ['keyboard', keyboard, noBrowser],
  ['paper', paper, noBrowser ?? zbar ?? poppler],
  ['search', search, noBrowser],
  ['reader', reader, noBrowser],
  ['old', old],
  ['servers', behind, noBrowser ?? lacking],
  ...(values.shots ? [['shots', shots, noBrowser]] : []),
];

const tally = new Tally();
const host = await serve(site, '/some/board');
const browser = executable ? await launch() : undefined;
const wanted = values.only?.split(',');

/** Makes one check, unless it is not wanted or cannot be made; what breaks it is a fault of its own. */
async function make([name, check, obstacle]) {
  if (wanted && !wanted.includes(name)) return;
  if (obstacle) { tally.skip(name, obstacle); return; }
  const began = Date.now();
  const own = tally.named(name);
  const around = { browser, site, tally: own, host, python, disk: pathToFileURL(`${site}/`).href, folder: values.shots && resolve(values.shots) };
  await Promise.resolve(around).then(check).catch((error) => own.claim(name, 'the check could be made', [error.message.split('\n')[0]]));
  console.log(`${name} ${own.faults ? `FAILED, ${own.faults} claims` : 'holds'} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}

for (const check of timed) await make(check);
await together(others, make);
await browser?.close();
await host.stop();
// Every budget is measured by a whole run; part of one shows what it measured.
const whole = !wanted && tally.skipped.length === 0;
for (const name of whole ? Object.keys(budgets) : []) tally.claim(name, 'every budget is measured', tally.measures.has(name) ? [] : [budgets[name].what]);
const code = tally.report();
const table = tally.table(!wanted);
if (table) console.log(`\n${table}`);
if (values.budgets) writeFileSync(values.budgets, `${table}\n`);
process.exit(code || (process.env.CI && tally.skipped.length ? 1 : 0));
