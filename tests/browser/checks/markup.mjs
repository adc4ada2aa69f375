// html-validate over every page, on every processor: this file is also what each of its threads runs.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { HtmlValidate } from 'html-validate';
import { files } from '../pages.mjs';
import { rules } from './rules.mjs';

/** Markup without faults, every page of the board. */
export async function markup({ site, tally }) {
  const seen = new Set();
  // A short path is the page once more.
  const pages = files(site, '.html').filter((route) => seen.size !== seen.add(readFileSync(join(site, route), 'utf8')).size);
  const hands = availableParallelism();
  const shares = Array.from({ length: hands }, (_, hand) => pages.filter((_, at) => at % hands === hand));
  const faults = new Map((await Promise.all(shares.map((share) => handed(site, share)))).flat());
  // In the order of the pages, whichever hand was first.
  for (const route of pages) tally.measure('markup', faults.get(route)?.length ?? 1, route, faults.get(route) ?? ['nobody looked']);
}

/** A share of the pages, given to a thread; gives each page's faults. */
function handed(site, share) {
  return new Promise((done, failed) => {
    const hand = new Worker(new URL(import.meta.url), { workerData: { site, share } });
    hand.once('message', done);
    hand.once('error', failed);
  });
}

/** What a thread does with its share. */
async function judged({ site, share }) {
  const judge = new HtmlValidate({ extends: ['html-validate:recommended'], rules });
  const all = [];
  for (const route of share) {
    const report = await judge.validateString(readFileSync(join(site, route), 'utf8'), route);
    all.push([route, [...new Set(report.results.flatMap((result) => result.messages).map((m) => `${m.ruleId}: ${m.message}`))]]);
  }
  return all;
}

if (!isMainThread) parentPort.postMessage(await judged(workerData));
