// Every address and every sort of person: what is there fits who looks at it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessibility, choose, demoPassword, shoot, signIn, startBrowser, startServer } from './world.mjs';

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

test('a team that does not exist is not an empty pool, and a foreign one has its name', async () => {
  const page = await signIn(browser, server, 'burak', demo);
  await page.goto(`${server.url}/pools/nope`);
  await page.getByRole('heading', { level: 1, name: 'There is no team “nope”' }).waitFor();
  await page.goto(`${server.url}/pools/support_ar`);
  await page.getByRole('heading', { level: 1, name: 'Arabic support' }).waitFor();
  await page.getByText('You see no case of this team').waitFor();
  await page.getByText('You are not one of the team').waitFor();
  await page.goto(`${server.url}/cases/99999999`);
  await page.getByRole('heading', { level: 1, name: 'There is no case 99999999' }).waitFor();
  assert.deepEqual(page.troubles, []);
});

test('who may open no cases is told so, and is not sent to a pool they have not', async () => {
  const page = await signIn(browser, server, 'deniz', { ...demo, bypassCSP: true });
  await page.getByText('What is given to you appears here.').waitFor();
  assert.equal(await page.getByText(/Take one from a pool/).count(), 0);
  assert.equal(await page.getByRole('link', { name: 'New case' }).count(), 0);
  await page.goto(`${server.url}/new`);
  await page.getByRole('heading', { level: 1, name: 'You may not open cases' }).waitFor();
  assert.equal(await page.getByRole('textbox').count(), 0);
  assert.deepEqual(await accessibility(page), []);
  await shoot(page, 'places-no-new');
});

test('people of a partner see their company’s list and nothing that is guessed', async () => {
  const agent = await signIn(browser, server, 'camille', demo);
  const asked = await agent.evaluate(async () => {
    const post = async (path, body) => (await fetch(`/api/cases${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).json();
    const fields = { language: 'fr', country: 'DE', order_no: '123456' };
    const { number } = await post('', { category: 'cargo/late', fields, customer: { name: 'Chloé Martin', phone: '+33 6 77 77 77 77' } });
    return post(`/${number}/outcomes/ask_carrier`, {});
  });
  assert.equal(asked.partner?.name, 'aras', JSON.stringify(asked));
  const page = await signIn(browser, server, 'kurye', { ...demo, language: 'tr' });
  await page.getByRole('heading', { level: 1, name: 'Aras Kargo' }).waitFor();
  await page.getByRole('button', { name: /Kerem Kurye \(Aras\): ayarlar/ }).getByText('KK').waitFor();
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('region', { name: 'Geçmiş' }).waitFor();
  assert.equal(await page.getByText('Müşteri belirtilmemiş').count(), 0);
  assert.equal(await page.getByRole('region', { name: 'Müşteri', exact: true }).count(), 0);
  await shoot(page, 'places-partner');
  assert.deepEqual(page.troubles, []);
});

test('a case without a title is called by how the customer’s words begin', async () => {
  const page = await signIn(browser, server, 'camille', demo);
  const number = await page.evaluate(async () => (await (await fetch('/api/cases', {
    method: 'POST', headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ category: 'account/delete', text: 'Veuillez supprimer\nmon compte, merci.', fields: { language: 'fr', country: 'DE' } }),
  })).json()).number);
  await page.goto(`${server.url}/cases/${number}`);
  await page.getByRole('heading', { level: 1, name: 'Veuillez supprimer mon compte, merci.' }).waitFor();
  await page.goto(`${server.url}/pools/support_fr`);
  await page.getByRole('table').getByRole('link', { name: 'Veuillez supprimer mon compte, merci.' }).waitFor();
});

test('the palette finds customers and cases by words', async () => {
  const page = await signIn(browser, server, 'ayse', { ...demo, bypassCSP: true });
  const who = await page.evaluate(async () => (await (await fetch('/api/customers?q=a&limit=50')).json()).customers.find((c) => c.name.includes(' ')));
  await page.locator('h1').click();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Where to, or which case?' }).fill(who.name.toLowerCase());
  const found = page.getByRole('option', { name: who.name }).filter({ hasText: who.phones[0] ?? who.emails[0] });
  await found.waitFor();
  assert.deepEqual(await accessibility(page), []);
  await shoot(page, 'places-palette');
  await found.click();
  await page.waitForURL(new RegExp(`customer=(%22)?${who.id}`));
  await page.getByRole('button', { name: `Customer: ${who.name}` }).click();
  await page.waitForURL((u) => !u.searchParams.has('customer'));
});

test('an address that is none is refused in the reader’s own words', async () => {
  const page = await signIn(browser, server, 'camille', { ...demo, language: 'tr' });
  await page.goto(`${server.url}/new`);
  await page.getByRole('combobox', { name: 'Müşteri', exact: true }).fill('Chloé Martin');
  await page.getByRole('option', { name: /Yeni müşteri/ }).click();
  await page.getByLabel('E-posta').fill('chloe@');
  await page.locator('#category').click();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: 'Bildirimi aç' }).click();
  const email = page.getByLabel('E-posta');
  await page.getByText('gibi bir e-posta adresi yazın').waitFor();
  assert.equal(await email.getAttribute('aria-invalid'), 'true');
  assert.ok(await email.evaluate((e) => e === document.activeElement));
});

test('the browser finds the sign of the product', async () => {
  for (const path of ['/favicon.ico', '/favicon.svg']) {
    const answer = await fetch(server.url + path);
    assert.equal(answer.status, 200, path);
    assert.ok((await answer.arrayBuffer()).byteLength > 200, path);
  }
});

test('what decided is said in words before it is named', async () => {
  const page = await signIn(browser, server, 'camille', { ...demo, bypassCSP: true });
  await page.goto(`${server.url}/new`);
  await page.locator('#category').click();
  await page.getByRole('combobox', { name: 'Category' }).fill('delete');
  await page.getByRole('option', { name: /Delet/ }).click();
  await choose(page, 'Language', 'French');
  await page.getByRole('button', { name: 'Open the case' }).click();
  await page.waitForURL(/\/cases\/\d+$/);
  const arrival = page.getByRole('listitem').filter({ hasText: 'The case arrived at' });
  await arrival.getByText('why?').click();
  const number = Number(/\d+$/.exec(page.url())[0]);
  const { answers } = await page.evaluate(async (n) => (await fetch(`/api/cases/${n}/explain`)).json(), number);
  await arrival.getByText(answers.find((a) => a.about === 'team').sentence).waitFor();
  await arrival.getByRole('term').getByText('Language').waitFor();
  await arrival.getByRole('definition').getByText('French').waitFor();
  await arrival.locator('code', { hasText: '/route/' }).waitFor();
  assert.deepEqual(await accessibility(page), []);
  await shoot(page, 'places-why');
});

test('a way out that a rule closes says what would open it', async () => {
  const page = await signIn(browser, server, 'mehmet', { ...demo, bypassCSP: true });
  const number = await page.evaluate(async () => (await (await fetch('/api/cases', {
    method: 'POST', headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ category: 'product/wrong_size', title: 'Without a wish', fields: { language: 'tr' } }),
  })).json()).number);
  await page.goto(`${server.url}/cases/${number}`);
  await page.getByRole('listitem').filter({ hasText: 'Answer and finish' }).getByText(/What the customer wants were Just an answer/).waitFor();
  assert.ok(await page.getByRole('button', { name: 'Answer and finish' }).isDisabled());
  assert.deepEqual(await accessibility(page), []);
  await shoot(page, 'places-closed');
});
