// Makes the picture of the README from the built sample board: node picture.mjs SITE FILE
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { launch } from './browser.mjs';
import { pictured } from './pages.mjs';
import { serve } from './server.mjs';

const [site, file] = [resolve(process.argv[2]), resolve(process.argv[3])];
const host = await serve(site, '/board');
const browser = await launch();

/** One view, as a picture in an address. */
async function view(route, width, height) {
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  await page.goto(host.base + route);
  const bytes = await page.screenshot();
  await context.close();
  return `data:image/png;base64,${bytes.toString('base64')}`;
}

const phone = await view(`${pictured.home}#money`, 360, 780);
const desk = await view(pictured.record, 860, 780);
const page = await browser.newPage({ viewport: { width: 1312, height: 844 } });
await page.setContent(`<style>
  body { margin: 0; padding: 32px; display: flex; justify-content: space-between; background: #e9e6de }
  img { display: block; border-radius: 6px; border: 1px solid #cfc9bb }
  .phone { border: 8px solid #26231f; border-radius: 28px; width: 344px; height: 762px; object-fit: cover; object-position: top }
</style><img class="phone" src="${phone}"><img src="${desk}" height="778">`);
await page.locator('img').last().evaluate((image) => image.decode());
writeFileSync(file, await page.screenshot());
await browser.close();
await host.stop();
