// Every screen in three languages, light and dark, wide and narrow: axe finds
// nothing, nothing overflows, and a picture is kept.
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

/** The screens, and what is done on each before it is looked at. */
const screens = [
  ['mine', '/'],
  ['pool', '/pools/cargo_desk'],
  ['all', '/cases?sort=-opened'],
  ['tasks', '/tasks'],
  ['nothing', '/cases?q=xyzzyx'],
  ['case', ''],
  ['new', '/new', async (page) => {
    await page.locator('#category').click();
    await page.getByRole('option').first().click();
    await page.locator('#field-country').waitFor();
  }],
  ['lost', '/nowhere/at/all'],
];

async function look(page, name) {
  await page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => undefined); // a live stream never rests
  assert.deepEqual(await accessibility(page), [], name);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wider <= 0, `${name} is ${wider} px wider than the screen`);
  const cut = await page.locator('[role=cell]:last-child > *').evaluateAll((all) => all.filter((e) => e.getBoundingClientRect().width > e.parentElement.clientWidth + 1).map((e) => e.textContent));
  assert.deepEqual(cut, [], `${name} cuts what is due`);
  await shoot(page, name);
}

for (const [language, colorScheme, width] of [
  ['en', 'light', 1440],
  ['tr', 'dark', 1440],
  ['ar', 'light', 1440],
  ['ar', 'dark', 390],
  ['tr', 'light', 390],
]) {
  test(`screens: ${language}, ${colorScheme}, ${width} px`, async () => {
    const options = { language, colorScheme, secret: demoPassword, bypassCSP: true, viewport: { width, height: width < 500 ? 844 : 900 } };
    const page = await signIn(browser, server, 'can', options);
    const first = await page.evaluate(async () => (await (await fetch('/api/cases?view=team&limit=1')).json()).items[0].number);
    assert.equal(await page.evaluate(() => document.documentElement.dir), language === 'ar' ? 'rtl' : 'ltr');
    for (const [screen, path, act] of screens) {
      await page.goto(server.url + (path || `/cases/${first}`));
      await page.locator('#main').getByText(/./).first().waitFor();
      await act?.(page);
      await look(page, `${language}-${colorScheme}-${width}-${screen}`);
    }
    await page.context().clearCookies();
    await page.goto(server.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(page, `${language}-${colorScheme}-${width}-signin`);
    assert.deepEqual(page.troubles, []);
  });
}

test('menus and dialogs are accessible too', async () => {
  const page = await signIn(browser, server, 'murat', { secret: demoPassword, bypassCSP: true });
  const free = await page.evaluate(async () => {
    const read = async (path) => (await fetch(`/api/cases${path}`)).json();
    for (const { number } of (await read('?view=team')).items) {
      const { can } = await read(`/${number}`);
      if (can.assign && can.transfer && can.recategorise && can.pause) return number;
    }
    return 0;
  });
  assert.ok(free, 'no case of the team may be handed on');
  await page.locator('h1').click();
  for (const [name, key] of [['keys', '?'], ['palette', 'Control+k']]) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await look(page, `dialog-${name}`);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.goto(`${server.url}/cases/${free}`);
  for (const [name, item] of [['assign', 'Assign'], ['transfer', 'Hand to another team'], ['recategorise', 'Change the category'], ['pause', 'Pause']]) {
    await page.getByRole('button', { name: 'More to do' }).click();
    await page.getByRole('menuitem', { name: item }).waitFor();
    if (name === 'assign') await look(page, 'menu-case');
    await page.getByRole('menuitem', { name: item }).click();
    await page.getByRole('dialog').waitFor();
    await look(page, `dialog-${name}`);
    await page.getByRole('dialog').getByRole('heading', { level: 2 }).click(); // closes the list of a select
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  assert.deepEqual(page.troubles, []);
});

test('the screens keep to the content security policy', async () => {
  const page = await signIn(browser, server, 'can', { secret: demoPassword });
  await page.goto(`${server.url}/new`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.deepEqual(page.troubles, []);
});

test('a wrong password is refused in the reader’s language', async () => {
  const page = await (await browser.newContext({ locale: 'tr-TR' })).newPage();
  await page.goto(server.url);
  await page.getByLabel('Kullanıcı adı').fill('camille');
  await page.locator('input[type=password]').fill('not the password');
  await page.getByRole('button', { name: 'Giriş yap' }).click();
  await page.getByRole('alert').getByText('Kullanıcı adı ya da parola yanlış').waitFor();
});

test('the language can be changed at any time, and is kept', async () => {
  const page = await signIn(browser, server, 'can', { secret: demoPassword });
  await page.getByRole('button', { name: /settings/ }).click();
  await page.getByRole('menuitem', { name: 'العربية' }).click();
  await page.getByRole('heading', { level: 1, name: 'عملي' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'عملي' }).waitFor();
});
