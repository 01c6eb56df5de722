// Several people at once: what others do is seen, and nobody overwrites anybody.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibility, chooseCategory, shoot, signIn, startBrowser, startServer } from './world.mjs';

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

for (const [whose, button, kept] of [['mine', 'Keep mine', 'Done by Camille'], ['theirs', 'Take theirs', 'Done by Emma']]) {
  for (const live of [true, false]) {
    test(`two write the same field, ${live ? 'live' : 'unheard'}: both values are shown, and the reader keeps ${whose}`, async () => {
      const slow = await signIn(browser, server, 'camille', { ...demo, bypassCSP: true });
      if (!live) await slow.route('**/api/events', (r) => r.abort());
      const number = await openCase(slow, `Written by two, ${whose}`);
      await slow.goto(`${server.url}/cases/${number}`);
      await slow.getByLabel('What was done').fill('Done by Camille');
      const fast = await signIn(browser, server, 'emma', demo);
      await fast.goto(`${server.url}/cases/${number}`);
      await fast.getByLabel('What was done').fill('Done by Emma');
      await fast.getByRole('button', { name: 'Save', exact: true }).click();
      await fast.getByText('Saved.').waitFor();
      await fast.getByRole('button', { name: 'Release' }).click(); // who saves has the case
      await fast.getByText('The case is back in the pool.').waitFor();

      const clash = slow.getByRole('alert').filter({ hasText: 'Somebody else changed what you typed over' });
      if (live) await clash.waitFor();
      const [refused] = await Promise.all([
        slow.waitForResponse((r) => r.url().endsWith('/fields')),
        slow.getByRole('button', { name: 'Save', exact: true }).click(),
      ]);
      assert.equal(refused.status(), 412);
      await clash.getByText('Done by Camille').waitFor();
      await clash.getByText('Done by Emma').waitFor();
      assert.deepEqual(await accessibility(slow), []);
      await shoot(slow, 'together-clash');
      await clash.getByRole('button', { name: button }).click();
      await clash.waitFor({ state: 'detached' });
      assert.equal(await slow.getByLabel('What was done').inputValue(), kept);
      if (whose === 'mine') {
        await slow.getByRole('button', { name: 'Save', exact: true }).click();
        await slow.getByText('Saved.').waitFor();
      }
      await slow.getByText('Not saved yet').waitFor({ state: 'detached' });
      const { fields } = await slow.evaluate(async (n) => (await fetch(`/api/cases/${n}`)).json(), number);
      assert.ok(Object.values(fields).includes(kept), JSON.stringify(fields));
    });
  }
}

test('who takes the case after typing saves what they typed', async () => {
  const page = await signIn(browser, server, 'camille', demo);
  await page.goto(`${server.url}/cases/${await openCase(page, 'Typed, then taken')}`);
  await page.getByLabel('What was done').fill('Typed first');
  await page.getByRole('button', { name: 'Claim', exact: true }).click();
  await page.getByText('The case is yours.').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.').waitFor();
});

/** Lets the next request get to the server and its answer get lost. */
async function loseAnswer(page, url) {
  await page.route(url, async (r) => {
    await r.fetch();
    await r.abort();
  }, { times: 1 });
}

test('a lost answer and a reload open no second case and write no second note', async () => {
  const page = await signIn(browser, server, 'camille', demo);
  await page.goto(`${server.url}/new`);
  await chooseCategory(page, 'delete', /Delet/);
  await page.getByLabel('Short title').fill('Opened once');
  await loseAnswer(page, '**/api/cases');
  await page.getByRole('button', { name: 'Open the case' }).click();
  await page.getByText('The server cannot be reached').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Open the case' }).click();
  await page.waitForURL(/\/cases\/\d+$/);
  const found = await page.evaluate(async () => (await (await fetch('/api/cases?q=Opened%20once')).json()).items.length);
  assert.ok(found <= 1, `${found} cases were opened`);

  const number = await openCase(page, 'Noted once');
  await page.goto(`${server.url}/cases/${number}`);
  const note = page.getByRole('textbox', { name: 'Add note' });
  await note.fill('Said once');
  await loseAnswer(page, '**/notes');
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.getByText('The server cannot be reached').waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.waitForFunction(() => document.querySelector('#note').value === '');
  const notes = await page.evaluate(async (n) => (await (await fetch(`/api/cases/${n}/history`)).json()).entries.filter((e) => e.note).length, number);
  assert.equal(notes, 1);
});

test('who could not be signed out is told so', async () => {
  const page = await signIn(browser, server, 'camille', demo);
  await page.goto(`${server.url}/new`);
  await page.getByLabel('Short title').fill('Still mine');
  await page.route('**/api/sessions/current', (r) => r.abort(), { times: 1 });
  const leave = async () => {
    await page.getByRole('button', { name: /settings/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
  };
  await leave();
  await page.getByRole('alert').getByText('You are still signed in here.').waitFor();
  assert.equal(await page.getByLabel('Short title').inputValue(), 'Still mine');
  await leave();
  await page.locator('input[autocomplete=current-password]').waitFor();
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
