// The lobby screen: ten hours by a clock of the check's own, an update, a cut network, what runs out, what fingers do.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listen } from '../browser.mjs';
import { units } from '../pages.mjs';
import { serve } from '../server.mjs';

const unit = 'shuiyue-garden';
const screens = [['portrait', { width: 1080, height: 1920 }], ['landscape', { width: 1920, height: 1080 }]];
/** What a browser says of a network that is gone; that it says so is no fault of the page. */
const cut = /Failed to load resource|request failed|net::ERR/;
const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** What stands on the screen. */
function seen() {
  const now = [...document.querySelectorAll('.gs-slide')].filter((slide) => slide.getBoundingClientRect().height > 0);
  const slide = now[0];
  const sides = slide ? [slide, ...slide.querySelectorAll('.gs-words, .gs-side, .gs-scan')] : [];
  const crowded = sides.filter((side) => side.scrollHeight > side.clientHeight + 16 || side.scrollWidth > side.clientWidth + 2).map((side) => side.className);
  const words = [...(slide?.querySelectorAll('h2, p, dt, dd, li span, small, text, figcaption') ?? [])].filter((one) => one.textContent.trim() && one.getClientRects().length);
  const letters = words.map((one) => {
    const drawn = one.ownerSVGElement ? one.getScreenCTM().a : 1;
    return [parseFloat(getComputedStyle(one).fontSize) * drawn, one.textContent.slice(0, 20)];
  });
  const bar = document.querySelector('.gs-touch')?.getBoundingClientRect();
  return {
    shown: now.length,
    words: slide?.innerText.trim().length ?? 0,
    text: slide?.querySelector('.gs-subject, .gs-topic')?.textContent,
    topic: slide?.dataset.topic,
    until: slide?.dataset.until,
    set: document.getElementById('screen').dataset.set,
    count: document.getElementById('count').textContent,
    crowded,
    letters: letters.sort(([a], [b]) => a - b).map(([size, text]) => [size, `${size.toFixed(1)} px: ${text}`]),
    below: bar && bar.bottom > innerHeight + 4 ? [`the tiles end at ${bar.bottom} of ${innerHeight}`] : [],
  };
}

/** Opens a screen at a time in China; the box itself knows no zone but UTC, as many do. */
async function open(browser, origin, address, viewport, time) {
  const context = await browser.newContext({ viewport, hasTouch: true, timezoneId: 'UTC' });
  const page = await context.newPage();
  const ear = await listen(page, origin);
  await page.clock.install({ time: new Date(`${time}+08:00`) });
  await page.goto(address);
  return { context, page, ear };
}

const blank = ({ shown, words }) => (shown === 1 && words > 3 ? [] : [`${shown} slides with ${words} characters`]);

/** Every slide of every unit fits, is large enough, and stands alone. */
async function every({ browser, site, tally, disk }) {
  for (const one of units(site)) {
    for (const [name, viewport] of screens) {
      const { context, page, ear } = await open(browser, disk, `${disk}${one}/kiosk.html`, viewport, '2026-11-23T14:05:00');
      const many = await page.locator('.gs-slide').count();
      for (let at = 0; at < many; at += 1) {
        const now = await page.evaluate(seen);
        const where = `${one}/kiosk.html, ${name}, ${now.count} ${now.text}`;
        tally.claim(where, 'one slide stands', blank(now));
        tally.claim(where, 'a slide fits its screen', [...now.crowded, ...now.below]);
        tally.measure('screen', now.letters[0][0], where, now.letters.slice(0, 3).map(([, text]) => text));
        await page.tap('[data-do=on]');
      }
      tally.claim(`${one}/kiosk.html, ${name}`, 'quiet', await ear.drain());
      await context.close();
    }
  }
}

/** A copy of one unit whose screen can be changed. */
function copied(site) {
  const folder = mkdtempSync(join(tmpdir(), 'gongshi-kiosk-'));
  mkdirSync(join(folder, unit));
  for (const part of ['kiosk.html', 'kiosk.json', 'assets']) cpSync(join(site, unit, part), join(folder, unit, part), { recursive: true });
  // One slide that runs out at midnight, while the network is cut.
  const html = join(folder, unit, 'kiosk.html');
  writeFileSync(html, readFileSync(html, 'utf8').replace('data-topic="notices" data-until="2026-12-05"', 'data-topic="notices" data-until="2026-11-28"'));
  return folder;
}

/** Puts a newer set there: other words in its first slide, and a picture that must be there before it shows. */
function newer(folder, set, words, picture = 'assets/new.png') {
  const [html, json] = ['kiosk.html', 'kiosk.json'].map((name) => join(folder, unit, name));
  const list = JSON.parse(readFileSync(json, 'utf8'));
  const page = readFileSync(html, 'utf8').replace(/data-set="[^"]*"/, `data-set="${set}"`)
    .replace(/(<section class="gs-slide[^>]*>\n<div class="gs-words">\n<h2[^>]*>)[^<]*/, `$1${words}`);
  writeFileSync(html, page);
  writeFileSync(json, JSON.stringify({ ...list, set, files: [...list.files.filter((file) => !file.endsWith('.png')), picture] }));
}

/** Ten hours with an update, a cut, and what runs out while nobody can say so. */
async function tenHours({ browser, site, tally }) {
  const folder = copied(site);
  const host = await serve(folder, '/board');
  try {
    const { context, page, ear } = await open(browser, host.origin, `${host.base}${unit}/kiosk.html`, screens[0][1], '2026-11-28T18:30:00');
    const where = `${unit}/kiosk.html, ten hours from 18:30`;
    const began = await page.evaluate(seen);
    const faults = { blank: [], over: [], turned: new Set() };
    let day = '2026-11-28';
    // While the page begins anew there is nothing to ask; the browser shows the old one until the new one stands.
    const asked = async (what) => {
      for (let at = 0; at < 200; at += 1) {
        const stands = await page.evaluate(() => document.readyState === 'complete' && document.documentElement.classList.contains('gs-runs')).catch(() => false);
        const answer = stands ? await page.evaluate(what).catch(() => undefined) : undefined;
        if (answer !== undefined) return answer;
        await page.waitForTimeout(50);
      }
      throw new Error('the page never stood again');
    };
    const look = async () => {
      const now = await asked(seen);
      faults.blank.push(...blank(now));
      if (now.until && now.until < day) faults.over.push(`${now.text} ended on ${now.until} and shows on ${day}`);
      faults.turned.add(now.text);
      return now;
    };
    const run = async (seconds, by) => {
      for (let at = 0; at < seconds; at += by) {
        await page.clock.runFor(by * SECOND);
        day = await asked(() => new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10));
        await look();
      }
    };
    await run(600, 5);
    tally.claim(where, 'the loop goes round', faults.turned.size > 10 ? [] : [`${faults.turned.size} slides in ten minutes`]);
    // A set whose picture is missing never shows; once it is there, the set comes whole.
    newer(folder, 'aaaaaaaaaaaaaaaa', '新的一套');
    await run(180, 5);
    tally.claim(where, 'half a set never shows', (await look()).set === began.set ? [] : ['it shows without its picture']);
    await ear.drain();
    writeFileSync(join(folder, unit, 'assets/new.png'), readFileSync(join(site, unit, pictureOf(site))));
    await waited(page, run, () => look().then((now) => now.set === 'aaaaaaaaaaaaaaaa'));
    const after = await look();
    tally.claim(where, 'a newer set takes its place', after.set === 'aaaaaaaaaaaaaaaa' ? [] : [`it is ${after.set}`]);
    tally.claim(where, 'quiet with a network', await ear.drain());
    // The network goes, and stays away until after midnight: a notice of the 28th and 29th runs out meanwhile.
    await context.setOffline(true);
    await run(3 * HOUR / SECOND, 60);
    await run(4 * HOUR / SECOND, 60);
    const over = await page.$$eval('.gs-slide[data-until]', (all) => all.filter((slide) => slide.dataset.until === '2026-11-28').length);
    tally.claim(where, 'something ran out while the network was cut', over > 0 ? [] : ['nothing could run out']);
    tally.claim(where, 'it keeps showing without a network', (await ear.drain()).filter((fault) => !cut.test(fault)));
    await context.setOffline(false);
    newer(folder, 'bbbbbbbbbbbbbbbb', '又一套');
    await waited(page, run, () => look().then((now) => now.set === 'bbbbbbbbbbbbbbbb'));
    tally.claim(where, 'it finds the network again', (await look()).set === 'bbbbbbbbbbbbbbbb' ? [] : ['the old set stays']);
    await ear.drain();
    // At four in the morning everything begins anew.
    let loads = 0;
    page.on('load', () => { loads += 1; });
    await run(2.6 * HOUR / SECOND, 60);
    await page.waitForTimeout(500);
    tally.claim(where, 'it begins anew at four', loads === 1 ? [] : [`${loads} times`]);
    tally.claim(where, 'never blank', [...new Set(faults.blank)]);
    tally.claim(where, 'what is over never shows', [...new Set(faults.over)]);
    tally.claim(where, 'quiet after the cut', (await ear.drain()).filter((fault) => !cut.test(fault)));
    await context.close();
  } finally {
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function pictureOf(site) {
  return /data-probe="([^"]+)"/.exec(readFileSync(join(site, unit, 'kiosk.html'), 'utf8'))[1];
}

/** Lets the page's clock run until something holds; what it asks of the network takes real time. */
async function waited(page, run, holds) {
  for (let at = 0; at < 60; at += 1) {
    if (await holds()) return;
    await run(30, 10);
    await page.waitForTimeout(50);
  }
}

/** What somebody touches shows, and goes on by itself; one that is urgent takes the screen alone while it holds. */
async function touched({ browser, site, tally, disk }) {
  const { context, page, ear } = await open(browser, disk, `${disk}${unit}/kiosk.html`, screens[0][1], '2026-11-23T14:05:00');
  const where = `${unit}/kiosk.html, touched`;
  await page.tap('button[data-topic=people]');
  const people = await page.evaluate(seen);
  tally.claim(where, 'a tile leads to its topic', people.topic === 'people' ? [] : [`it shows ${people.topic}`]);
  await page.clock.runFor(40 * SECOND);
  tally.claim(where, 'the topic stays while it is looked at', (await page.evaluate(seen)).topic === 'people' ? [] : ['it went on']);
  await page.clock.runFor(70 * SECOND);
  const pressed = await page.locator('button[data-topic=people]').getAttribute('aria-pressed');
  tally.claim(where, 'after a minute the loop goes on', pressed === 'false' ? [] : ['the topic is still chosen']);
  await page.tap('[data-do=pause]');
  const held = await page.evaluate(seen);
  await page.clock.runFor(50 * SECOND);
  const still = await page.evaluate(seen);
  tally.claim(where, 'a pause holds the slide', still.count === held.count ? [] : [`${held.count} became ${still.count}`]);
  await page.clock.runFor(40 * SECOND);
  const on = await page.evaluate(seen);
  tally.claim(where, 'a pause ends by itself', on.count !== held.count ? [] : ['it stands for ever']);
  await page.tap('[data-do=back]');
  tally.claim(where, 'one slide stands', blank(await page.evaluate(seen)));
  const sizes = await page.$$eval('button', (all) => all.filter((one) => !one.hidden).map((one) => one.getBoundingClientRect()).filter((box) => box.height < 60 || box.width < 60).length);
  tally.claim(where, 'targets are 60 px', sizes ? [`${sizes} smaller`] : []);
  tally.claim(where, 'quiet', await ear.drain());
  await context.close();
  // The same page with its first slide made urgent until the 24th, from a folder.
  const folder = copied(site);
  const html = join(folder, unit, 'kiosk.html');
  writeFileSync(html, readFileSync(html, 'utf8').replace('<section class="gs-slide', '<section data-urgent="1" data-until="2026-11-24" class="gs-slide').replace(/(data-urgent="1"[^>]*?) data-until="[^"]*"(?=[^>]* data-until)/, '$1'));
  const base = pathToFileURL(`${folder}/`).href;
  const urgent = await open(browser, base, `${base}${unit}/kiosk.html`, screens[1][1], '2026-11-24T23:50:00');
  const alone = [];
  for (let at = 0; at < 8; at += 1) {
    await urgent.page.clock.runFor(60 * SECOND);
    alone.push((await urgent.page.evaluate(seen)).text);
  }
  tally.claim(where, 'what is urgent stands alone', new Set(alone).size === 1 ? [] : alone);
  await urgent.page.clock.runFor(3 * 60 * SECOND);
  const later = await urgent.page.evaluate(seen);
  tally.claim(where, 'and no longer than it holds', later.text === alone[0] || later.count === '' ? [`${later.text} ${later.count}`] : []);
  tally.claim(where, 'quiet', await urgent.ear.drain());
  await urgent.context.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The day and the hour are China's, and long after nobody came what still shows is true: no step under way, no day to come. */
async function days({ browser, tally, disk }) {
  const where = `${unit}/kiosk.html, days`;
  const morning = await open(browser, disk, `${disk}${unit}/kiosk.html`, screens[0][1], '2026-11-28T07:30:00');
  const clock = await morning.page.textContent('#clock');
  const yesterday = await morning.page.$$eval('.gs-slide', (all) => all.filter((slide) => slide.dataset.until === '2026-11-27').length);
  tally.claim(where, 'the clock is China\'s', clock.startsWith('7:30') && clock.includes('28') ? [] : [clock]);
  tally.claim(where, 'something ended yesterday', yesterday ? [] : ['nothing could show too long']);
  for (const [{ page, context }, day] of [[morning, '2026-11-28'], [await open(browser, disk, `${disk}${unit}/kiosk.html`, screens[0][1], '2027-02-01T09:00:00'), '2027-02-01']]) {
    const faults = [];
    const texts = new Set();
    for (let at = 0; at < 40; at += 1) {
      const now = await page.evaluate(seen);
      if (now.until && now.until < day) faults.push(`${now.text} ended on ${now.until}`);
      const words = (await page.locator('.gs-slide--now').innerText()).replace(/\u2060/g, '');
      texts.add(now.text);
      if (day > '2027' && /进行中|未开始|到20\d\d年.*为止|日前$|都见到了/m.test(words)) faults.push(words.slice(0, 80));
      await page.tap('[data-do=on]');
    }
    tally.claim(where, `what shows on ${day} is true`, [...new Set(faults)]);
    tally.claim(where, `the money and whom to call show on ${day}`, texts.size > 3 ? [] : [...texts]);
    await context.close();
  }
}

/** Without a script it is a list of everything, with dates. */
async function plain({ browser, tally, disk }) {
  const context = await browser.newContext({ viewport: screens[0][1], javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${disk}${unit}/kiosk.html`);
  const [all, visible] = [await page.locator('.gs-slide').count(), await page.locator('.gs-slide:visible').count()];
  tally.claim(`${unit}/kiosk.html, without script`, 'every slide can be read', all === visible && all > 5 ? [] : [`${visible} of ${all}`]);
  tally.claim(`${unit}/kiosk.html, without script`, 'nothing to press that does nothing', await page.locator('button:visible').count() ? ['buttons'] : []);
  await context.close();
}

/** All of it. */
export async function kiosk(around) {
  await every(around);
  await touched(around);
  await days(around);
  await plain(around);
  await tenHours(around);
}
