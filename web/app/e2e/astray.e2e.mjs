// What happens around the work: a session that ends, a server that stops, a case that
// somebody else takes or moves away. Nothing typed is lost, and all of it is said.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibility, demoPassword, shoot, signIn, startBrowser, startGate, startServer } from './world.mjs';

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

const demo = { secret: demoPassword };

/** Opens a case in the French team's pool by the API; answers its number. */
function openCase(page, title) {
  return page.evaluate(async (body) => {
    const answer = await fetch('/api/cases', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
    return (await answer.json()).number;
  }, { category: 'account/delete', title, fields: { language: 'fr', country: 'DE' } });
}

/** Whether all of an element lies in the window, under nothing else. */
async function inSight(locator) {
  return locator.evaluate((e) => {
    const r = e.getBoundingClientRect();
    const seen = (x, y) => e.contains(document.elementFromPoint(x, y));
    return r.top >= 0 && r.bottom <= innerHeight && seen(r.left + r.width / 2, r.top + 4) && seen(r.left + r.width / 2, r.bottom - 4);
  });
}

test('who is signed out elsewhere signs in over the page, and goes on with what they typed', async () => {
  const page = await signIn(browser, server, 'camille', { ...demo, bypassCSP: true });
  await page.goto(`${server.url}/cases/${await openCase(page, 'Signed out meanwhile')}`);
  const done = page.getByLabel('What was done');
  await done.fill('Typed before');
  await page.evaluate(() => fetch('/api/sessions/current', { method: 'DELETE' }));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
  await dialog.waitFor();
  assert.equal(await dialog.getByLabel('Login').inputValue(), 'camille');
  assert.deepEqual(await accessibility(page), []);
  await shoot(page, 'astray-session');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await dialog.getByText('Write your password.').waitFor();
  await page.keyboard.press('Escape');
  await dialog.getByRole('textbox', { name: 'Password' }).fill('wrong');
  await page.keyboard.press('Enter');
  await dialog.getByRole('alert').waitFor();
  await dialog.getByRole('textbox', { name: 'Password' }).fill(demoPassword);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await done.inputValue(), 'Typed before');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.').waitFor();
  assert.deepEqual(page.troubles, []);
});

for (const height of [900, 620]) {
  test(`what came of an attempt is said beside its button, in sight, at ${height} px of height`, async () => {
    const page = await signIn(browser, server, 'camille', { ...demo, viewport: { width: 1440, height } });
    await page.goto(`${server.url}/cases/${await openCase(page, 'Said in sight')}`);
    await page.getByLabel('What was done').fill('Tried');
    await page.locator('#main').evaluate((e) => e.scrollTo(0, 0));
    await page.route('**/fields', (r) => r.abort());
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'The server cannot be reached' });
    await alert.waitFor();
    assert.ok(await inSight(alert), 'the refusal is out of sight');
    await shoot(page, `astray-refused-${height}`);

    await page.goto(`${server.url}/new`);
    await page.getByLabel('Short title').fill('In sight too');
    await page.locator('#category').click();
    await page.getByRole('option').first().click();
    await page.route('**/api/cases', (r) => r.abort());
    await page.locator('#main').evaluate((e) => e.scrollTo(0, 0));
    await page.getByRole('button', { name: 'Open the case' }).click();
    await alert.waitFor();
    assert.ok(await inSight(alert), 'the refusal of a new case is out of sight');
  });
}

test('who may write no more sees the case’s own values, and what they typed apart', async () => {
  const mine = await signIn(browser, server, 'camille', { ...demo, bypassCSP: true, permissions: ['clipboard-read', 'clipboard-write'] });
  const number = await openCase(mine, 'Taken while typing');
  await mine.goto(`${server.url}/cases/${number}`);
  await mine.getByLabel('What was done').fill('Only typed by Camille');
  const other = await signIn(browser, server, 'emma', demo);
  await other.goto(`${server.url}/cases/${number}`);
  await other.getByLabel('What was done').fill('Stored by Emma');
  await other.getByRole('button', { name: 'Save', exact: true }).click(); // who saves has the case
  await other.getByText('Saved.').waitFor();

  const kept = mine.getByRole('region', { name: 'Your unsaved text' });
  await kept.getByText('Only typed by Camille').waitFor();
  const stored = mine.locator('[id^=field-]').filter({ hasText: 'Stored by Emma' });
  await stored.first().waitFor();
  assert.equal(await mine.locator('[id^=field-]', { hasText: 'Only typed by Camille' }).count(), 0);
  assert.equal(await mine.getByText('Not saved yet').count(), 0);
  assert.deepEqual(await accessibility(mine), []);
  await shoot(mine, 'astray-apart');
  await kept.getByRole('button', { name: 'Copy' }).click();
  await kept.getByRole('button', { name: 'Copied' }).waitFor();
  assert.match(await mine.evaluate(() => navigator.clipboard.readText()), /Only typed by Camille/);

  await other.getByRole('button', { name: 'Release' }).click();
  await other.getByText('The case is back in the pool.').waitFor();
  await kept.waitFor({ state: 'detached' }); // it can be saved again, and stands in the form
  await mine.getByRole('alert').filter({ hasText: 'Somebody else changed what you typed over' }).waitFor();
  await other.getByRole('button', { name: 'Claim', exact: true }).click();
  await kept.getByRole('button', { name: 'Discard' }).click();
  await kept.waitFor({ state: 'detached' });
  await mine.reload();
  await stored.first().waitFor();
  assert.equal(await kept.count(), 0);
  assert.deepEqual([...mine.troubles, ...other.troubles], []);
});

test('a case that is moved away under an open page says so, and leaves what was typed to be copied', async () => {
  const lead = await signIn(browser, server, 'murat', demo);
  const number = await openCase(lead, 'Moved away');
  const page = await signIn(browser, server, 'camille', { ...demo, bypassCSP: true });
  await page.goto(`${server.url}/cases/${number}`);
  await page.getByLabel('What was done').fill('Half a sentence');
  await page.getByRole('textbox', { name: 'Add note' }).fill('Half a note');
  const status = await lead.evaluate(async (n) => (await fetch(`/api/cases/${n}/transfer`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ team: 'finance' }),
  })).status, number);
  assert.equal(status, 200);
  await page.getByRole('heading', { level: 1, name: `Case ${number} moved out of your sight` }).waitFor();
  const kept = page.getByRole('region', { name: 'Your unsaved text' });
  await kept.getByText('Half a sentence').waitFor();
  await kept.getByText('What was done').waitFor();
  await kept.getByText('Half a note').waitFor();
  assert.deepEqual(await accessibility(page), []);
  await shoot(page, 'astray-moved');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: `There is no case ${number}` }).waitFor();
  await kept.getByRole('button', { name: 'Discard' }).click();
  await kept.waitFor({ state: 'detached' });
  assert.deepEqual(page.troubles, []);
});

test('a stopped server is noticed by itself, and so is its return', async () => {
  const gate = await startGate(server);
  const page = await signIn(browser, gate, 'camille', { ...demo, bypassCSP: true });
  const number = await openCase(page, 'Before the silence');
  await page.goto(`${gate.url}/cases/${number}`);
  await page.getByLabel('What was done').fill('Typed');
  await gate.shut();
  const silence = page.getByRole('status').getByText('No live connection to the server');
  await silence.waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const refused = page.getByRole('alert').filter({ hasText: 'The server cannot be reached' });
  await refused.waitFor();
  assert.deepEqual(await accessibility(page), []);
  await shoot(page, 'astray-silence');
  await gate.reopen();
  await silence.waitFor({ state: 'detached' });
  await refused.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.').waitFor();
  await gate.shut();
});
