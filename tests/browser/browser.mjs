// Debian's Chromium, kept off the network, and a listener for whatever goes wrong on a page.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { chromium } from 'playwright-core';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where the browser is; undefined on a machine without one. */
export const executable = places.find((path) => path && existsSync(path));

/** Starts the browser; every name but loopback is unknown to it. */
export function launch() {
  return chromium.launch({
    executablePath: executable,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
      '--font-render-hinting=none', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** Does a thing for each of a list, as many at a time as there are processors; only for checks that measure no time. */
export async function together(all, once) {
  const left = [...all];
  const hand = async () => { while (left.length) await once(left.shift()); };
  await Promise.all(Array.from({ length: availableParallelism() }, hand));
}

/** Listens on a page: `drain()` gives what went wrong since the last time. */
export async function listen(page, origin) {
  let heard = [];
  let requests = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && heard.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => heard.push(`script: ${error.message}`));
  page.on('dialog', (dialog) => { heard.push(`dialog: ${dialog.message()}`); return dialog.dismiss(); });
  page.on('request', (request) => {
    requests.push(request);
    if (!request.url().startsWith(origin)) heard.push(`request off the origin: ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    // A picture given up because the next page was called for is no fault.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') heard.push(`request failed: ${request.url()}`);
  });
  page.on('response', (response) => response.status() >= 400 && heard.push(`${response.status()}: ${response.url()}`));
  await page.addInitScript(() => {
    globalThis.gsViolations = [];
    document.addEventListener('securitypolicyviolation', (event) => globalThis.gsViolations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  return {
    async drain() {
      const violations = await page.evaluate(() => globalThis.gsViolations ?? []).catch(() => []);
      const out = [...heard, ...violations.map((text) => `content security policy: ${text}`)];
      heard = [];
      return out;
    },
    requests() {
      const out = requests;
      requests = [];
      return out;
    },
  };
}
