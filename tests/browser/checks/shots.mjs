// Pictures to look at: the first view, and the whole page beside it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pictured } from '../pages.mjs';

/** Takes them. */
export async function shots({ browser, tally, host, folder }) {
  mkdirSync(folder, { recursive: true });
  for (const viewport of [{ width: 360, height: 780 }, { width: 1280, height: 900 }]) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    for (const [name, route] of Object.entries(pictured)) {
      await page.goto(host.base + route);
      await page.screenshot({ path: join(folder, `${name}-${viewport.width}.png`) });
      await page.screenshot({ path: join(folder, `${name}-${viewport.width}-whole.png`), fullPage: true });
    }
    await context.close();
  }
  tally.note(`pictures in ${folder}`);
}
