// The Nu Html Checker over every page: the checker of the W3C, which we did not write.
import { execFile, execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { files } from '../pages.mjs';

const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

/** Why the check cannot be made, if it cannot. */
export const javaless = (() => {
  try { execFileSync('java', ['-version'], { stdio: 'ignore' }); return undefined; } catch { return 'java is missing (Debian: default-jre-headless)'; }
})();

/** Asks about all pages at once, so that Java starts once. */
export async function nu({ site, tally }) {
  // The short permanent paths are the same files again.
  const pages = files(site, '.html').filter((route) => !/(^|\/)Q\//.test(route));
  // It ends as a failure where it found something; what it says is the answer either way.
  const asked = await promisify(execFile)('java', ['-Xss8m', '-jar', jar, '--format', 'json', '--errors-only', '--skip-non-html', '--stdout', ...pages.map((route) => join(site, route))], { maxBuffer: 1 << 28 }).catch((error) => error);
  const { messages } = JSON.parse(asked.stdout);
  const said = new Map(pages.map((route) => [route, []]));
  for (const { url, lastLine, message } of messages) {
    const route = relative(site, decodeURIComponent(new URL(url).pathname));
    said.set(route, [...said.get(route) ?? [], `line ${lastLine}: ${message}`]);
  }
  for (const [route, faults] of said) tally.measure('nu', faults.length, route, faults);
  tally.note(`${pages.length} pages`);
}
