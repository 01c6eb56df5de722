import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibility, shoot, signIn, startBrowser, startServer } from './world.mjs';

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

const choose = async (page, label, option) => {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

test('an agent opens a French case, is refused for the door code, fills it, and time escalates it', async () => {
  const page = await signIn(browser, server.url, 'camille');
  await page.getByRole('link', { name: 'New case' }).click();
  await page.getByRole('combobox', { name: 'Customer' }).fill('+33 6 12 34 56 78');
  await choose(page, 'What is it about?', 'Cargo › Late delivery');
  await page.getByLabel('What did the customer say?').fill('Ma commande n’est jamais arrivée.');
  await page.getByLabel('Order number').waitFor();
  assert.equal(await page.getByLabel('Door code').count(), 0, 'the door code is asked before France is chosen');
  await choose(page, 'Language', 'French');
  await choose(page, 'Country', 'France');
  await page.getByLabel('Door code').waitFor();
  await page.getByLabel('Order number').fill('123456');
  await page.getByRole('button', { name: 'Open the case' }).click();

  await page.getByRole('button', { name: 'Ask the carrier' }).click();
  const refusal = page.getByRole('alert');
  await refusal.getByText('An address in France needs a door code').waitFor();
  const door = page.getByLabel(/^Door code/);
  assert.equal(await door.getAttribute('aria-invalid'), 'true');
  assert.ok(await door.evaluate((e) => e === document.activeElement), 'the refused field has the focus');
  await shoot(page, 'journey-refused');

  await door.fill('12B4');
  await page.getByRole('button', { name: 'Ask the carrier' }).click();
  await page.locator('[aria-current=step]', { hasText: 'Carrier' }).waitFor();

  await server.advance('120h');
  const desk = await signIn(browser, server.url, 'can');
  await desk.goto(`${server.url}/pools/cargo_desk`);
  await desk.getByRole('link', { name: /Late delivery/ }).first().click();
  await desk.locator('[aria-current=step]', { hasText: 'Solve' }).waitFor();
  await desk.getByText('The escalation “silent” acted').waitFor();
  await shoot(desk, 'journey-escalated');
});

test('a wrong password is refused in the reader’s language', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => localStorage.setItem('akis.language', 'tr'));
  await page.goto(server.url);
  await page.getByLabel('Kullanıcı adı').fill('camille');
  await page.locator('input[type=password]').fill('not the password');
  await page.getByRole('button', { name: 'Giriş yap' }).click();
  await page.getByRole('alert').waitFor();
  await context.close();
});

for (const [language, colorScheme, width] of [
  ['en', 'light', 1440],
  ['tr', 'dark', 1440],
  ['ar', 'light', 390],
  ['ar', 'dark', 1440],
  ['tr', 'light', 390],
]) {
  test(`axe finds nothing: ${language}, ${colorScheme}, ${width} px`, async () => {
    const page = await signIn(browser, server.url, 'can', { language, colorScheme, viewport: { width, height: 900 } });
    const name = `${language}-${colorScheme}-${width}`;
    assert.equal(await page.evaluate(() => document.documentElement.dir), language === 'ar' ? 'rtl' : 'ltr');
    for (const [screen, path] of [['mine', '/'], ['pool', '/pools/cargo_desk'], ['case', '/cases/1'], ['new', '/new']]) {
      await page.goto(server.url + path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle').catch(() => undefined);
      assert.deepEqual(await accessibility(page), [], `${name} ${screen}`);
      await shoot(page, `${name}-${screen}`);
    }
  });
}
