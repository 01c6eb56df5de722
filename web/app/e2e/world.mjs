// The real server and a real browser for the end-to-end tests.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

const root = new URL('../../..', import.meta.url).pathname;
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
export const shots = `${root}.bench/shots`;

/** Starts the server; advance moves its clock. */
export async function startServer() {
  const child = spawn('go', ['run', './web/app/e2e/server'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const url = (await lines.next()).value;
  if (!url?.startsWith('http')) throw new Error(`the server did not start: ${url}`);
  return {
    url,
    async advance(duration) {
      child.stdin.write(`advance ${duration}\n`);
      const said = (await lines.next()).value;
      if (!said.startsWith('advanced')) throw new Error(said);
    },
    async stop() {
      child.stdin.end();
      await new Promise((done) => child.once('exit', done));
    },
  };
}

export function startBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
}

/** Signs in by the screen and answers the page. */
export async function signIn(browser, url, login, options = {}) {
  const { language = 'en', ...context } = options;
  const page = await (await browser.newContext({ bypassCSP: true, ...context })).newPage();
  await page.addInitScript((l) => localStorage.getItem('akis.language') ?? localStorage.setItem('akis.language', l), language);
  await page.goto(url);
  await page.locator('input[autocomplete=username]').fill(login);
  await page.locator('input[autocomplete=current-password]').fill(options.password ?? 'end-to-end-2026');
  await page.locator('button[type=submit]').click();
  await page.locator('#search').waitFor();
  return page;
}

/** What axe finds on the page, one line a finding. */
export async function accessibility(page) {
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`);
}

export async function shoot(page, name) {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}
