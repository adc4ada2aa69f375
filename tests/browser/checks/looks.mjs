// Every sort of page, in light, dark and strong contrast, on a phone and on a desk.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { listen, together } from '../browser.mjs';
import { redirects, sorts } from '../pages.mjs';
import { sideways, small, squeezed, targets, touching, unfilled } from './inpage.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const schemes = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  'more contrast': { colorScheme: 'light', contrast: 'more' },
  'more contrast, dark': { colorScheme: 'dark', contrast: 'more' },
};
/** What a reader can choose: letters as they are, large, larger. */
const letters = ['usual', 'large', 'larger'];
const sizes = [{ width: 360, height: 780 }, { width: 1280, height: 900 }];

/** Visits, and measures. */
export async function looks({ browser, tally, host }) {
  const dresses = Object.keys(schemes).flatMap((scheme) => (scheme === 'light' ? sizes : sizes.slice(0, 1)).map((viewport) => ({ scheme, viewport })));
  await together(dresses, async ({ scheme, viewport }) => {
    const context = await browser.newContext({ viewport, ...schemes[scheme] });
    const page = await context.newPage();
    const ear = await listen(page, host.origin);
    for (const { sort, route } of sorts) {
      const where = `${route} (${scheme}, ${viewport.width})`;
      // A page shown at any depth links from the host's root, so it is opened there.
      const answer = await page.goto(route.endsWith('404.html') ? `${host.origin}/${route}` : host.base + route);
      tally.claim(where, `${sort}: there`, answer.ok() ? [] : [`${answer.status()}`]);
      if (!answer.ok()) { await ear.drain(); continue; }
      await accessible(page, tally, where);
      // Larger letters in light, dark and strong contrast; the fourth colouring is beyond what is asked, and seen in the usual ones.
      if (viewport === sizes[0] && scheme !== 'more contrast, dark') await enlarged(page, tally, where);
      if (scheme === 'light') await measured(page, tally, where);
      const heard = await ear.drain();
      const foreign = heard.filter((fault) => fault.startsWith('request off the origin'));
      tally.measure('foreign', foreign.length, where, foreign);
      tally.claim(where, 'quiet', heard);
    }
    await context.close();
  });
}

/** What is the same in any colours: sizes, and what stands where. */
async function measured(page, tally, where) {
  tally.claim(where, 'letters are large enough', await page.evaluate(small));
  tally.measure('body', await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize)), where);
  const met = await page.evaluate(targets);
  if (met.height) tally.measure('targets', met.height, where, met.faults);
  tally.claim(where, 'targets are 48 px', met.faults);
  tally.claim(where, 'no sideways scrolling', await page.evaluate(sideways));
  tally.claim(where, 'words are not squeezed into a column', await page.evaluate(squeezed));
  tally.claim(where, 'figures stand apart', await page.evaluate(touching));
  tally.claim(where, 'every label is filled in', await page.evaluate(unfilled));
}

/** The same page in both larger letters, and back to the usual ones. */
async function enlarged(page, tally, where) {
  const next = () => page.evaluate(() => document.querySelector('[data-switch=size]')?.click());
  for (const choice of letters.slice(1)) {
    await next();
    await page.waitForFunction(() => [...document.styleSheets].length > 1 || !document.getElementById('reader'));
    await accessible(page, tally, `${where}, ${choice} letters`);
    tally.claim(`${where}, ${choice} letters`, 'no sideways scrolling', await page.evaluate(sideways));
  }
  await next();
}

// Body text has 7:1; words set beside it, on a tint of their own, have at least the 4.5:1 of the other rule.
const beside = '.gs-badge, .gs-badge *, .gs-figure dt';

/** Asks axe, and remembers the least contrast it saw: of running text, and of whatever is written. */
async function accessible(page, tally, where) {
  if (!await page.evaluate(() => 'axe' in globalThis)) await page.evaluate(axe);
  const seen = await page.evaluate(async ([tags, quiet]) => {
    const { violations, passes } = await globalThis.axe.run(document, {
      runOnly: { type: 'tag', values: tags },
      rules: { 'color-contrast-enhanced': { enabled: true } },
      resultTypes: ['violations', 'passes'],
      // A path to each of a thousand elements takes axe longer than to judge them.
      selectors: false,
      elementRef: true,
    });
    const strict = 'color-contrast-enhanced';
    const counts = (id, node) => id !== strict || !node.element.matches(quiet);
    const faults = violations.flatMap(({ id, nodes }) => nodes.filter((node) => counts(id, node)).map((node) => {
      const data = node.any[0]?.data;
      const ratio = data?.contrastRatio ? ` ${data.fgColor} on ${data.bgColor} ${data.contrastRatio}` : '';
      return `${id} ${node.html.slice(0, 120)}${ratio}`;
    }));
    const ratios = (rule, wanted) => [...violations, ...passes].filter(({ id }) => id === rule)
      .flatMap(({ nodes }) => nodes.filter((node) => node.any[0]?.data?.contrastRatio && wanted(node)).map((node) => node.any[0].data.contrastRatio));
    return {
      faults,
      running: ratios(strict, (node) => node.any[0].data.expectedContrastRatio === '7:1' && counts(strict, node)),
      any: ratios('color-contrast', () => true),
    };
  }, [standards, beside]);
  tally.measure('axe', seen.faults.length, where, seen.faults);
  tally.claim(where, 'contrast was seen', seen.any.length ? [] : ['nowhere']);
  // In the largest letters all words are large, and held to less.
  if (seen.running.length) tally.measure('contrast', Math.min(...seen.running), where);
  if (seen.any.length) tally.measure('anything', Math.min(...seen.any), where);
}

/** Narrow screens (320 px is 1280 px at 400 %), and the largest letters a phone offers: 30 px. */
export async function narrow({ browser, tally, host }) {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  for (const { route } of sorts.filter(({ route }) => !route.endsWith('404.html'))) {
    await page.goto(host.base + route);
    const wide = await page.evaluate(sideways);
    tally.measure('sideways', wide.length, `${route} (320)`, wide);
    await page.setViewportSize({ width: 360, height: 780 });
    await page.evaluate(() => { document.documentElement.style.fontSize = '150%'; });
    tally.claim(`${route} (360, letters half as large again)`, 'no sideways scrolling', await page.evaluate(sideways));
    await page.setViewportSize({ width: 320, height: 640 });
  }
  await context.close();
}

/** Without script, the same words. */
export async function scriptless({ browser, tally, host }) {
  // The form of the search is shown by the script that serves it; without it the page leads to the lists.
  // What a script adds because days went by since the page was made is no part of it either.
  const words = () => { document.querySelectorAll('#find, [role=status]').forEach((it) => it.remove()); return document.body.innerText.replace(/\s+/g, ' ').trim(); };
  const [bare, full] = await Promise.all([false, true].map((javaScriptEnabled) => browser.newContext({ javaScriptEnabled })));
  const [one, two] = [await bare.newPage(), await full.newPage()];
  for (const { route } of sorts) {
    await one.goto(host.base + route);
    await two.goto(host.base + route);
    const [without, with_] = [await one.evaluate(words), await two.evaluate(words)];
    const said = without.length > 20 && (without === with_ || without.length >= with_.length);
    tally.measure('optional', said ? 0 : 1, route, [`${without.length} characters without script, ${with_.length} with it`]);
  }
  await bare.close();
  await full.close();
}

/** The keyboard: the first stop leads past everything to the content, and can be seen. */
export async function keyboard({ browser, tally, host }) {
  const context = await browser.newContext({ viewport: sizes[0] });
  const page = await context.newPage();
  for (const { route } of sorts.slice(4, 8)) {
    await page.goto(host.base + route);
    await page.keyboard.press('Tab');
    const first = await page.evaluate(() => ({ to: document.activeElement.getAttribute('href'), top: document.activeElement.getBoundingClientRect().top }));
    await page.keyboard.press('Enter');
    const landed = await page.evaluate(() => document.activeElement.tagName);
    const holds = first.to === '#main' && first.top >= 0 && landed === 'MAIN';
    tally.claim(route, 'the first Tab leads to the content', holds ? [] : [`${JSON.stringify(first)} then ${landed}`]);
  }
  await context.close();
}

/** Old paths lead on, over the network and from disk. */
export async function moved({ browser, tally, host, disk }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const base of [host.base, disk]) {
    for (const { route, to } of redirects) {
      await page.goto(base + route, { waitUntil: 'commit' }).catch(() => {});
      const came = await page.waitForURL(base + to, { timeout: 5_000 }).then(() => true, () => false);
      tally.claim(`${base === disk ? 'disk' : 'host'} ${route}`, 'an old path leads on', came ? [] : [`it stays at ${page.url()}`]);
    }
  }
  await context.close();
}

/** Opened from a folder or a USB stick. */
export async function fromDisk({ browser, tally, disk }) {
  const context = await browser.newContext({ viewport: sizes[0] });
  const page = await context.newPage();
  const ear = await listen(page, disk);
  for (const { route } of sorts.filter(({ route }) => !route.endsWith('404.html'))) {
    await page.goto(disk + route).catch(() => {});
    const styled = await page.evaluate(() => getComputedStyle(document.body).fontSize === '20px').catch(() => false);
    tally.claim(`disk ${route}`, 'opens from disk, dressed', [...(styled ? [] : ['no style']), ...(await ear.drain())]);
  }
  await context.close();
}
