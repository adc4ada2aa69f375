// Makes the pictures of the README from the built sample board: node picture.mjs SITE POSTER.png FILE
//
// Telephone, poster and lobby screen side by side. The poster comes as a picture already; the rest is looked at here.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { launch } from './browser.mjs';
import { pictured } from './pages.mjs';
import { serve } from './server.mjs';

const [site, poster, file] = process.argv.slice(2).map((path) => resolve(path));
const host = await serve(site, '/board');
const browser = await launch();
const inside = (bytes) => `data:image/png;base64,${bytes.toString('base64')}`;

/** One view, as a picture in an address; by the clock of the sample's day. */
async function view(route, viewport, more = {}) {
  const context = await browser.newContext({ viewport, ...more });
  const page = await context.newPage();
  await page.clock.install({ time: new Date('2026-11-23T09:30:00') });
  await page.goto(host.base + route);
  // A heading that is led to does not touch the edge.
  if (route.includes('#')) await page.evaluate(() => scrollBy(0, -24));
  const bytes = await page.screenshot();
  await context.close();
  return inside(bytes);
}

const phone = await view(`${pictured.home}#money`, { width: 360, height: 676 }, { deviceScaleFactor: 2, isMobile: true, hasTouch: true });
const screen = await view(pictured.home.replace('index.html', 'kiosk.html'), { width: 1080, height: 1920 });
const high = 760;
const page = await browser.newPage({ viewport: { width: 1500, height: 840 } });
await page.setContent(`<style>
  body { margin: 0; height: 840px; display: flex; justify-content: space-evenly; align-items: center; background: #e4e0d6 }
  img { display: block; height: ${high}px; box-shadow: 0 1px 2px #0003, 0 10px 28px #0002 }
  .phone { height: ${high - 20}px; border: 10px solid #26231f; border-radius: 34px }
  .paper { outline: 1px solid #cfc9bb }
  .screen { height: ${high - 28}px; border: 14px solid #26231f; border-radius: 8px }
</style><img class="phone" src="${phone}"><img class="paper" src="${inside(readFileSync(poster))}"><img class="screen" src="${screen}">`);
for (const image of await page.locator('img').all()) await image.evaluate((it) => it.decode());
writeFileSync(file, await page.screenshot());
await browser.close();
await host.stop();
