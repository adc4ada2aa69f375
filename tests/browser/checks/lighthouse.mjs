// Lighthouse as a telephone sees the board: the median of three visits to each page.
import { execFile } from 'node:child_process';
import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { executable } from '../browser.mjs';
import { packed } from './speed.mjs';

const program = join(dirname(createRequire(import.meta.url).resolve('lighthouse/package.json')), 'cli/index.js');
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const pages = { home: 'shuiyue-garden/index.html', record: 'shuiyue-garden/finance/2026-q3-common-income.html' };
const flags = `--headless --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync${process.getuid?.() === 0 ? ' --no-sandbox' : ''}`;

async function visit(address, file) {
  await promisify(execFile)(process.execPath, [program, address, '--quiet', '--output=json', `--output-path=${file}`, `--chrome-flags=${flags}`, '--form-factor=mobile', '--max-wait-for-load=45000'],
    { env: { ...process.env, CHROME_PATH: executable }, timeout: 120_000 });
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Visits the first page and a record. */
export async function lighthouse({ site, tally }) {
  const host = await packed(site);
  const folder = mkdtempSync(join(tmpdir(), 'gongshi-lighthouse-'));
  for (const [sort, route] of Object.entries(pages)) {
    const visits = [];
    for (let turn = 0; turn < 3; turn += 1) visits.push(await visit(host.base + route, join(folder, `${sort}-${turn}.json`)));
    const median = (name) => visits.map((one) => one.categories[name].score ?? 0).sort((a, b) => a - b)[1];
    tally.note(`${sort}: ${categories.map((name) => `${name} ${Math.round(median(name) * 100)}`).join(', ')}`);
    for (const name of categories) {
      const short = visits[0].categories[name].auditRefs.filter(({ id, weight }) => weight > 0 && visits[0].audits[id].score !== null && visits[0].audits[id].score < 0.9);
      const score = Math.round(median(name) * 100);
      tally.measure(name, score, route, [`${score}: ${short.map(({ id }) => id).join(', ')}`]);
    }
  }
  rmSync(folder, { recursive: true, force: true });
  await host.stop();
}
