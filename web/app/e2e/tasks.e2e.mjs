// Tasks that a case gives to other teams beside the flow.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibility, demoPassword, shoot, signIn, startBrowser, startServer } from './world.mjs';

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
const json = { 'Content-Type': 'application/json' };

/** Answers how somebody posts to the API. */
async function as(login) {
  const signedIn = await fetch(`${server.url}/api/sessions`, { method: 'POST', headers: json, body: JSON.stringify({ login, password: demoPassword }) });
  const { token } = await signedIn.json();
  return async (path, body) => {
    const answer = await fetch(`${server.url}/api/cases${path}`, { method: 'POST', headers: { ...json, Authorization: `Bearer ${token}` }, body: JSON.stringify(body) });
    const said = await answer.json();
    assert.ok(answer.ok, `${path}: ${JSON.stringify(said)}`);
    return said;
  };
}

/** Brings a case to the exchange of a product, where two teams have a task. */
async function exchange(order) {
  const [agent, quality] = [await as('mehmet'), await as('nehir')];
  const fields = { language: 'tr', order_no: order, size: 's38', wish: 'exchange', new_size: 's40', product_id: 'MDN-2041' };
  const { number } = await agent('', { category: 'product/wrong_size', title: `Exchange ${order}`, fields });
  await agent(`/${number}/outcomes/inspect`, {});
  await quality(`/${number}/outcomes/exchange`, { fields: { verdict: 'fine' } });
  return number;
}

const order = '220187';

test('a team that is given a task is told, and moves it where it may', async () => {
  const page = await signIn(browser, server, 'can', { ...demo, bypassCSP: true });
  const rail = page.getByRole('navigation');
  const before = await page.evaluate(async () => (await (await fetch('/api/pools')).json()).mine.tasks);
  const number = await exchange(order);
  const tasks = rail.getByRole('link', { name: new RegExp(`^Tasks.*${before + 1} case`) });
  await tasks.click(); // it came by itself
  await page.getByRole('heading', { level: 1, name: 'Tasks' }).waitFor();
  const row = page.getByRole('row').filter({ hasText: `Exchange ${order}` });
  await row.getByText('To do').waitFor();
  assert.deepEqual(await accessibility(page), []);
  await shoot(page, 'tasks-list');
  await row.getByRole('link').click();
  await page.waitForURL(`**/cases/${number}`);

  const panel = page.getByRole('region', { name: 'Tasks' });
  await panel.getByText(/yeni beden 40/).waitFor(); // a label, not the code s40
  assert.equal(await panel.getByRole('combobox').count(), 1, 'only the own task can be moved');
  assert.equal(await panel.getByText('To do', { exact: true }).count(), 1);
  await shoot(page, 'tasks-case');
  await panel.getByRole('combobox', { name: /teslim alınacak/ }).click();
  await page.getByRole('option', { name: 'Done' }).click();
  await page.getByText('Can Atakan moved the task').waitFor();
  await page.getByRole('button', { name: 'Back' }).click();
  await row.waitFor({ state: 'detached' });
  assert.deepEqual(page.troubles, []);
});

test('who has no part in a task sees how it stands, in words', async () => {
  const number = await exchange('220188');
  const page = await signIn(browser, server, 'mehmet', { ...demo, language: 'ar', bypassCSP: true });
  await page.goto(`${server.url}/cases/${number}`);
  const panel = page.getByRole('region', { name: 'المهام' });
  await panel.getByText('مطلوبة').first().waitFor();
  assert.equal(await panel.getByRole('combobox').count(), 0);
  assert.deepEqual(await accessibility(page), []);
  await shoot(page, 'tasks-ar');
});
