// The case page: what it says besides the work itself, and where.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { demoPassword, shoot, signIn, startBrowser, startServer } from './world.mjs';

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

/** Opens a late delivery of the French team by the API and shows it. */
async function openLate(page) {
  const number = await page.evaluate(async () => (await (await fetch('/api/cases', {
    method: 'POST', headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ category: 'cargo/late', title: 'Where is it?', fields: { language: 'fr', country: 'DE', order_no: '123456' } }),
  })).json()).number);
  await page.goto(`${server.url}/cases/${number}`);
  await page.getByRole('region', { name: 'Timeline' }).waitFor();
  return number;
}

test('the deadlines say which escalation is which, and leave out what matters no more', async () => {
  const page = await signIn(browser, server, 'camille', { secret: demoPassword });
  const number = await openLate(page);
  const clocks = page.getByRole('region', { name: 'Deadlines' });
  const escalations = clocks.getByRole('listitem').filter({ hasText: 'Escalates at' });
  await escalations.nth(1).waitFor();
  const said = await escalations.locator('[dir=auto]').allInnerTexts();
  assert.equal(new Set(said).size, 2, `two escalations are called ${JSON.stringify(said)}`);
  await page.getByRole('button', { name: 'Claim', exact: true }).click();
  await page.getByText('The case is yours.').waitFor();
  await clocks.getByText('Claim by').waitFor({ state: 'detached' });
  assert.equal(await escalations.count(), 1);
  assert.equal(await clocks.getByText('stands still').count(), 0);
  await page.evaluate((n) => fetch(`/api/cases/${n}/outcomes/solved`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ fields: { resolution: 'Found it.' } }),
  }), number);
  await page.getByText('This case has ended.').waitFor();
  assert.equal(await page.getByText('stands still').count(), 0);
  assert.deepEqual(page.troubles, []);
});

for (const width of [1440, 390]) {
  test(`notices cover nothing of the case at ${width} px, one at a time`, async () => {
    const page = await signIn(browser, server, 'camille', { secret: demoPassword, viewport: { width, height: 844 } });
    await openLate(page);
    const notices = page.getByRole('status').filter({ hasText: /The case is/ });
    await page.getByRole('button', { name: 'Claim', exact: true }).click();
    await notices.filter({ hasText: 'The case is yours.' }).waitFor();
    await page.getByRole('button', { name: 'Release' }).click();
    await notices.filter({ hasText: 'The case is back in the pool.' }).waitFor();
    await notices.filter({ hasText: 'The case is yours.' }).waitFor({ state: 'detached' });
    const notice = await notices.boundingBox();
    for (const name of ['h1', '[aria-label="Where the case stands"]', 'button[data-outcome]', 'button:has-text("Claim")']) {
      const at = await page.locator(name).first().boundingBox();
      const apart = notice.x + notice.width <= at.x || at.x + at.width <= notice.x || notice.y + notice.height <= at.y || at.y + at.height <= notice.y;
      assert.ok(apart, `the notice lies over ${name}`);
    }
    await shoot(page, `case-notice-${width}`);
  });
}

test('every stop of the flow is joined to the one before', async () => {
  const page = await signIn(browser, server, 'camille', { secret: demoPassword });
  await openLate(page);
  const lines = await page.getByRole('list', { name: 'Where the case stands' }).getByRole('listitem').evaluateAll((all) => all.slice(1).map((e) => {
    const line = getComputedStyle(e, '::before');
    return line.content !== 'none' && parseFloat(line.width) > 10 && line.backgroundColor !== 'rgba(0, 0, 0, 0)';
  }));
  assert.deepEqual(lines, [true, true, true]); // Carrier, Solve, Resolved
});
