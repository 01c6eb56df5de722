// The main job, as an agent does it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { choose, chooseCategory, shoot, signIn, startBrowser, startServer } from './world.mjs';

let server;
let browser;

before(async () => {
  server = await startServer();
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens a French case by the screen; answers its number. */
async function openFrench(page, phone) {
  await page.keyboard.press('n');
  await page.getByRole('combobox', { name: 'Customer', exact: true }).fill(phone);
  await page.getByRole('option', { name: /New customer/ }).click();
  await page.getByLabel('Name', { exact: true }).fill('Chloé Martin');
  await chooseCategory(page, 'deliv', /Late delivery/);
  await page.getByLabel('What did the customer say?').fill('Ma commande n’est jamais arrivée.');
  await choose(page, 'Country', 'France');
  await page.getByLabel('Order number').fill('123456');
  await choose(page, 'Language', 'French');
  await page.getByRole('button', { name: 'Open the case' }).click();
  await page.waitForURL(/\/cases\/\d+$/);
  await page.getByRole('region', { name: 'Timeline' }).waitFor();
  return Number(/\d+$/.exec(page.url())[0]);
}

test('an agent opens a French case, is refused for the door code, fills it, and time escalates it', async () => {
  const page = await signIn(browser, server, 'camille');
  await page.keyboard.press('n');
  await chooseCategory(page, 'deliv', /Late delivery/);
  await page.getByLabel('Order number').waitFor();
  assert.equal(await page.getByLabel('Door code').count(), 0, 'the door code is asked before France is chosen');
  await choose(page, 'Country', 'France');
  await page.getByLabel('Door code').waitFor();
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByLabel('Order number').waitFor({ state: 'detached' });
  const number = await openFrench(page, '+33 6 12 34 56 78');

  await page.getByRole('button', { name: 'Door code' }).waitFor(); // named among what is missing
  await page.getByRole('button', { name: /Ask the carrier/ }).click();
  await page.getByRole('alert').getByText('An address in France needs a door code').waitFor();
  const door = page.getByLabel(/^Door code/);
  assert.equal(await door.getAttribute('aria-invalid'), 'true');
  assert.ok(await door.evaluate((e) => e === document.activeElement), 'the refused field has the focus');
  await shoot(page, 'journey-refused');

  await door.fill('12B4');
  await page.getByRole('button', { name: /Ask the carrier/ }).click();
  await page.locator('[aria-current=step]', { hasText: 'Carrier' }).waitFor();
  await shoot(page, 'journey-carrier');

  await server.advance('120h');
  const desk = await signIn(browser, server, 'can');
  await desk.getByRole('navigation').getByRole('link', { name: /Cargo desk/ }).click();
  await desk.getByRole('table').getByRole('link', { name: 'Ma commande n’est jamais arrivée.' }).first().click();
  await desk.waitForURL(`**/cases/${number}`);
  await desk.locator('[aria-current=step]', { hasText: 'Solve' }).waitFor();
  await desk.getByText('The escalation “silent” acted').waitFor();
  await shoot(desk, 'journey-escalated');
  assert.deepEqual([...page.troubles, ...desk.troubles], []);
});

test('what is wrong is said before it is sent, and what is typed outlives a reload', async () => {
  const page = await signIn(browser, server, 'camille');
  await openFrench(page, '+33 6 99 99 99 99');
  const order = page.getByLabel('Order number');
  await order.fill('12');
  await order.blur();
  await page.getByText('This is not written as expected.').waitFor();
  await page.reload();
  await order.waitFor();
  assert.equal(await order.inputValue(), '12');
  await page.getByText('Not saved yet').waitFor();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  assert.equal(await order.inputValue(), '123456');
  await page.getByLabel(/^Door code/).fill('77');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Saved.').waitFor();
  await page.reload();
  assert.equal(await page.getByLabel(/^Door code/).inputValue(), '77');
  assert.deepEqual(page.troubles, []);
});

test('a customer who called before is found while typing', async () => {
  const page = await signIn(browser, server, 'camille');
  await openFrench(page, '+33 6 55 55 55 55');
  await page.keyboard.press('n');
  const box = page.getByRole('combobox', { name: 'Customer', exact: true });
  await box.fill('+33 6 55 55 55 55');
  await page.getByRole('option', { name: /Chloé Martin.*\+33655555555/ }).click();
  await page.getByText('+33655555555').waitFor();
  await chooseCategory(page, 'parcel lost', /Lost parcel/);
  await page.getByRole('button', { name: 'Open the case' }).click();
  await page.waitForURL(/\/cases\/\d+$/);
  await page.getByRole('region', { name: 'Customer', exact: true }).getByText('1 other case').waitFor();
  assert.deepEqual(page.troubles, []);
});

test('a new case without a way to reach its customer is not sent', async () => {
  const page = await signIn(browser, server, 'camille');
  await page.keyboard.press('n');
  await page.getByRole('combobox', { name: 'Customer', exact: true }).fill('Nobody Known');
  await page.getByRole('option', { name: /New customer/ }).click();
  await page.getByRole('button', { name: 'Open the case' }).click();
  await page.getByText('Choose what the case is about.').waitFor();
  await page.getByText('Give a phone number or an e-mail address.').waitFor();
});

test('an internal note and one for the customer cannot be mistaken', async () => {
  const page = await signIn(browser, server, 'camille');
  await openFrench(page, '+33 6 11 11 11 11');
  await page.locator('h1').click();
  await page.keyboard.press('m');
  await page.keyboard.type('Only for us.');
  await page.getByRole('button', { name: 'Add note' }).click();
  await page.getByText('Only for us.').and(page.locator('p')).waitFor();
  await page.getByText('Customer can read this').click();
  await page.getByRole('textbox', { name: 'Add note' }).fill('Dear customer.');
  await page.getByRole('button', { name: 'Add note' }).click();
  const theirs = page.locator('li', { has: page.locator('p', { hasText: 'Dear customer.' }) });
  await theirs.getByText('Customer can read this').waitFor();
  const ours = page.locator('li', { has: page.locator('p', { hasText: 'Only for us.' }) });
  await ours.getByText('Internal').waitFor();
  const ground = (at) => at.locator('[data-customer]').evaluate((e) => getComputedStyle(e).backgroundColor);
  assert.notEqual(await ground(ours), await ground(theirs));
  await shoot(page, 'journey-notes');
});
