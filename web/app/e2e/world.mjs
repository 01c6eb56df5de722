// The real server and a real browser for the end-to-end tests.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const root = new URL('../../..', import.meta.url).pathname;
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const shots = `${root}.bench/shots`;

/** Of those that the test server makes, and of the demonstration's people. */
export const password = 'end-to-end-2026';
export const demoPassword = 'akis-demo-2026';

/** Starts the server, with "demo" full of cases; advance moves its clock and answers the time. */
export async function startServer(...args) {
  const child = spawn('go', ['run', './web/app/e2e/server', ...args], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const url = (await lines.next()).value;
  if (!url?.startsWith('http')) throw new Error(`the server did not start: ${url}`);
  return {
    url,
    async advance(duration) {
      child.stdin.write(`advance ${duration}\n`);
      const said = (await lines.next()).value ?? '';
      if (!said.startsWith('advanced ')) throw new Error(said);
      return said.slice('advanced '.length);
    },
    async stop() {
      child.stdin.end();
      await new Promise((done) => child.once('exit', done));
    },
  };
}

/** Stands between the browser and the server, which is as stopped while the gate is shut. */
export async function startGate(server) {
  const { hostname, port } = new URL(server.url);
  const open = new Set();
  const through = (from) => {
    const to = connect(Number(port), hostname);
    for (const [socket, other] of [[from, to], [to, from]]) {
      open.add(socket);
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
      socket.on('error', () => undefined);
    }
    from.pipe(to).pipe(from);
  };
  let gate;
  const listen = (at) => new Promise((done) => {
    gate = createServer(through).listen(at, '127.0.0.1', () => done(gate.address().port));
  });
  const at = await listen(0);
  return {
    url: `http://127.0.0.1:${at}`,
    advance: server.advance,
    async shut() {
      const closed = new Promise((done) => gate.close(done));
      for (const socket of open) socket.destroy();
      await closed;
    },
    reopen: () => listen(at),
  };
}

export function startBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
}

/**
 * Signs in by the screen and answers the page. Its clock is the server's, so that
 * countdowns are right. What goes wrong on the page is kept in page.troubles.
 */
export async function signIn(browser, server, login, { language = 'en', secret = password, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.troubles = [];
  page.on('pageerror', (e) => page.troubles.push(e.message));
  page.on('console', (m) => m.type() === 'error' && !/status of 4\d\d/.test(m.text()) && page.troubles.push(m.text()));
  await page.clock.setSystemTime(new Date(await server.advance('0s')));
  await page.addInitScript((l) => localStorage.getItem('akis.language') ?? localStorage.setItem('akis.language', l), language);
  await page.goto(server.url);
  await page.locator('input[autocomplete=username]').fill(login);
  await page.locator('input[autocomplete=current-password]').fill(secret);
  await page.locator('button[type=submit]').click();
  await page.locator('#search').waitFor();
  return page;
}

/** Chooses of a category picker by words. */
export async function chooseCategory(page, words, option) {
  await page.locator('#category').click();
  await page.getByRole('combobox', { name: 'Category' }).fill(words);
  await page.getByRole('option', { name: option }).click();
}

/** Chooses of a select. */
export async function choose(page, label, option) {
  await page.getByRole('combobox', { name: label, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** What axe finds on the page, one line a finding. The page's context must bypass the CSP. */
export async function accessibility(page) {
  await page.addScriptTag({ path: axe });
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { region: { enabled: false } }, // menus and dialogs stand beside the landmarks
  }));
  return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.html.slice(0, 160)} (${n.failureSummary?.split('\n').at(-1)?.trim()})`).join(' | ')}`);
}

/** Keeps a picture for people to look at. */
export async function shoot(page, name) {
  mkdirSync(shots, { recursive: true });
  await page.screenshot({ path: `${shots}/${name}.png` });
}
