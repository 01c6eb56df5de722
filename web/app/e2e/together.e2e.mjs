// Several people at once: what others do is seen, and nobody overwrites anybody.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signIn, startBrowser, startServer } from './world.mjs';

let server;
let browser;

before(async () => {
  server = await startServer('demo');
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const demo = { secret: 'akis-demo-2026' };

/** Opens a case in the French team's pool by the API, as somebody signed in on the page. */
function openCase(page, text) {
  return page.evaluate(async (title) => {
    const answer = await fetch('/api/cases', {
      method: 'POST', headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ category: 'account/delete', title, fields: { language: 'fr', country: 'DE' } }),
    });
    return (await answer.json()).number;
  }, text);
}

test('a pool shows what comes into it, and what leaves it, by itself', async () => {
  const watcher = await signIn(browser, server, 'camille', demo);
  await watcher.getByRole('navigation').getByRole('link', { name: /French support/ }).click();
  await watcher.getByRole('heading', { level: 1, name: 'French support' }).waitFor();
  const other = await signIn(browser, server, 'emma', demo);
  const number = await openCase(other, 'Appears by itself');
  await watcher.getByRole('link', { name: 'Appears by itself' }).waitFor();
  await other.goto(`${server.url}/cases/${number}`);
  await other.getByRole('button', { name: 'Claim', exact: true }).click();
  await other.getByRole('button', { name: 'Release' }).or(other.getByText('The case is yours.')).first().waitFor();
  await watcher.getByRole('link', { name: 'Appears by itself' }).waitFor({ state: 'detached' });
  assert.deepEqual([...watcher.troubles, ...other.troubles], []);
});

test('who acts on what somebody else has meanwhile is told, and keeps what they typed', async () => {
  const slow = await signIn(browser, server, 'camille', demo);
  await slow.route('**/api/events', (r) => r.abort()); // hears nothing of what others do
  const number = await openCase(slow, 'Wanted by two');
  await slow.goto(`${server.url}/cases/${number}`);
  await slow.getByLabel('What was done').fill('I did it');
  const fast = await signIn(browser, server, 'emma', demo);
  await fast.goto(`${server.url}/cases/${number}`);
  await fast.getByRole('button', { name: 'Claim', exact: true }).click();
  await fast.getByText('The case is yours.').waitFor();
  await slow.getByRole('button', { name: 'Answered' }).click();
  const alert = slow.getByRole('alert');
  await alert.getByText(/Emma Clarke has this case|Somebody changed this case/).waitFor();
  await alert.getByRole('button', { name: 'Load it again' }).click();
  await slow.getByText('Emma Clarke', { exact: true }).first().waitFor();
});

test('a filter is a link, and the keys walk the list', async () => {
  const page = await signIn(browser, server, 'selin', demo);
  await page.getByRole('navigation').getByRole('link', { name: 'All cases' }).click();
  const total = async () => Number(/\d+/.exec(await page.locator('#main header').getByText(/^\d+ cases?$/).innerText())[0]);
  await page.locator('#main header').getByText(/^\d+ cases$/).waitFor();
  const all = await total();
  assert.ok(all > 100, `${all} cases`);
  await page.getByRole('button', { name: 'Late', exact: true }).click();
  await page.waitForURL(/overdue=true/);
  await page.waitForFunction((n) => !document.body.innerText.includes(`${n} cases`), all);
  const late = await total();
  assert.ok(late > 0 && late < all, `${late} late of ${all}`);
  const again = await page.context().newPage();
  await again.goto(page.url());
  await again.getByText(`${late} case`).first().waitFor();

  const first = await page.locator('[role=row][data-active] a').innerText();
  await page.locator('h1').click();
  await page.keyboard.press('j');
  await page.waitForFunction((was) => document.querySelector('[role=row][data-active] a')?.textContent !== was || document.querySelector('[aria-rowindex="3"][data-active]'), first);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/cases\/\d+$/);
  const second = page.url();
  await page.getByRole('region', { name: 'Timeline' }).waitFor();
  await page.keyboard.press('k');
  await page.waitForURL((u) => u.href !== second);
  await page.getByRole('region', { name: 'Timeline' }).waitFor();
  await page.keyboard.press('u');
  await page.waitForURL(/overdue=true/);
  assert.deepEqual(page.troubles, []);
});

test('a long list is read on as it is scrolled, and only what is in sight is drawn', async () => {
  const page = await signIn(browser, server, 'selin', demo);
  await page.goto(`${server.url}/cases`);
  const table = page.getByRole('table', { name: 'Cases' });
  await table.getByRole('row').nth(5).waitFor();
  await table.evaluate(async (box) => {
    const until = performance.now() + 10_000;
    while (performance.now() < until) {
      box.scrollTop = box.scrollHeight;
      await new Promise((done) => requestAnimationFrame(done));
      if (Number(box.getAttribute('aria-rowcount')) > 0 && box.scrollTop + box.clientHeight >= box.scrollHeight - 2) return;
    }
  });
  const rows = Number(await table.getAttribute('aria-rowcount'));
  assert.ok(rows > 100, `all rows were read: ${rows}`);
  await table.locator(`[aria-rowindex="${rows}"]`).waitFor();
  assert.ok((await table.getByRole('row').count()) < 70, 'rows out of sight are drawn');
});
