// The written configurations in real servers: nginx and Caddy say the same strict headers, and a page is quiet behind them.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen } from '../browser.mjs';

const unit = 'shuiyue-garden/';

async function freePort() {
  const server = createServer();
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  const { port } = server.address();
  await new Promise((done) => { server.close(done); });
  return port;
}

const servers = {
  nginx: (site, port, folder) => {
    writeFileSync(join(folder, 'nginx.conf'), `${process.getuid?.() === 0 ? 'user root;\n' : ''}daemon off;\npid ${folder}/pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {
  access_log off;\n  include /etc/nginx/mime.types;\n  client_body_temp_path ${folder}/body;\n  proxy_temp_path ${folder}/proxy;\n  fastcgi_temp_path ${folder}/fastcgi;\n  uwsgi_temp_path ${folder}/uwsgi;\n  scgi_temp_path ${folder}/scgi;
  server {\n    listen 127.0.0.1:${port};\n    root ${site};\n    include ${site}/hosting/nginx.conf;\n  }\n}\n`);
    return ['nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')]];
  },
  caddy: (site, port, folder) => {
    writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n\troot * ${site}\n\timport ${site}/hosting/Caddyfile\n\tfile_server\n}\n`);
    return ['caddy', ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile']];
  },
};

/** Why the check cannot be made, if it cannot. */
export const lacking = Object.keys(servers).filter((name) => {
  try { execFileSync(name, [name === 'nginx' ? '-v' : 'version'], { stdio: 'ignore' }); return false; } catch { return true; }
}).map((name) => `${name} is missing (Debian: ${name === 'nginx' ? 'nginx-light' : name})`)[0];

/** Serves the board by both, one after the other. */
export async function behind({ browser, site, tally }) {
  const folder = mkdtempSync(join(tmpdir(), 'gongshi-servers-'));
  chmodSync(folder, 0o755);
  for (const [name, made] of Object.entries(servers)) {
    const own = join(folder, name);
    mkdirSync(own);
    const port = await freePort();
    const [command, words] = made(site, port, own);
    const said = [];
    const server = spawn(command, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, HOME: own, XDG_DATA_HOME: own, XDG_CONFIG_HOME: own } });
    server.stderr.on('data', (text) => said.push(String(text)));
    const base = `http://127.0.0.1:${port}/`;
    try {
      tally.claim(name, 'the written configuration starts', await answers(base, server) ? [] : [said.join('').trim().split('\n').at(-1) ?? 'no answer']);
      await headers(tally, name, base);
      await quiet(browser, tally, name, base);
    } finally {
      server.kill();
      await new Promise((done) => { if (server.exitCode !== null) done(); else server.on('exit', done); });
    }
  }
  rmSync(folder, { recursive: true, force: true });
}

async function answers(base, server) {
  for (let turn = 0; turn < 100 && server.exitCode === null; turn += 1) {
    const answer = await fetch(base).catch(() => undefined);
    if (answer) return answer.ok;
    await new Promise((later) => { setTimeout(later, 50); });
  }
  return false;
}

async function headers(tally, name, base) {
  const page = await fetch(`${base}${unit}index.html`);
  const html = await page.text();
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  const css = /rel="stylesheet" href="([^"]*)"/.exec(html)?.[1];
  const lost = await fetch(`${base}${unit}nothing-here.html`);
  const nowhere = await fetch(`${base}no-such-place/nothing-here.html`);
  const [styles, newest] = [await fetch(new URL(css, `${base}${unit}`)), await fetch(`${base}${unit}newest.json`)];
  for (const [what, answer] of [['page', page], ['page not found', lost], ['stylesheet', styles]]) {
    const said = answer.headers.get('content-security-policy') ?? '';
    const faults = [];
    if (said !== `${policy}; frame-ancestors 'none'`) faults.push(`the policy is ${said}`);
    if (answer.headers.get('x-content-type-options') !== 'nosniff') faults.push('may be sniffed');
    if (answer.headers.get('referrer-policy') !== 'no-referrer') faults.push('refers');
    tally.claim(`${name}: ${what}`, 'the headers are strict', faults);
  }
  const kept = (answer) => answer.headers.get('cache-control') ?? '';
  tally.claim(`${name}: stylesheet`, 'what never changes is kept', /max-age=[1-9]\d{7,}/.test(kept(styles)) ? [] : [kept(styles)]);
  tally.claim(`${name}: newest.json`, 'what tells of news is asked for', /no-cache/.test(kept(newest)) ? [] : [kept(newest)]);
  tally.claim(`${name}: page`, 'a page is kept for minutes', /max-age=300/.test(kept(page)) ? [] : [kept(page)]);
  const titled = async (answer) => /<title>([^<]*)/.exec(await answer.text())?.[1] ?? '';
  const [own, whole] = [await titled(lost), await titled(nowhere)];
  tally.claim(`${name}: page not found`, 'what is not there says so, in the words of its compound', lost.status === 404 && own.includes('水悦花园') ? [] : [`${lost.status} ${own}`]);
  tally.claim(`${name}: page not found`, 'and in those of the board where there is no compound', nowhere.status === 404 && whole && !whole.includes('水悦花园') ? [] : [`${nowhere.status} ${whole}`]);
}

async function quiet(browser, tally, name, base) {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  const heard = await listen(page, base);
  for (const route of ['index.html', `${unit}index.html`, `${unit}search.html`, `${unit}building/3.html`]) {
    await page.goto(base + route, { waitUntil: 'networkidle' });
    tally.claim(`${name}: ${route}`, 'quiet behind a server', await heard.drain());
  }
  await context.close();
}
