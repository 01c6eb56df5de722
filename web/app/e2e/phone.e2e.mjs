// The agent's day on a phone: everything that the rail offers is behind one button.
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

for (const width of [390, 700]) {
  test(`the menu leads everywhere at ${width} px`, async () => {
    const page = await signIn(browser, server, 'can', { secret: demoPassword, bypassCSP: true, hasTouch: true, viewport: { width, height: 844 } });
    const button = page.getByRole('button', { name: 'Menu' });
    const menu = page.getByRole('dialog', { name: 'Menu' });
    await button.tap();
    await menu.waitFor();
    assert.equal(await button.getAttribute('aria-expanded'), 'true');
    assert.deepEqual(await accessibility(page), []);
    await shoot(page, `phone-${width}-menu`);
    await menu.getByRole('link', { name: /Cargo desk/ }).tap();
    await page.getByRole('heading', { level: 1, name: 'Cargo desk' }).waitFor();
    await menu.waitFor({ state: 'detached' });

    await button.tap();
    await menu.getByRole('link', { name: 'All cases' }).tap();
    await page.getByRole('table').getByRole('link').first().tap();
    await page.getByRole('region', { name: 'Timeline' }).waitFor();
    await button.tap();
    await menu.getByRole('button', { name: /Find or go to/ }).tap();
    await page.getByRole('combobox', { name: 'Where to, or which case?' }).waitFor();
    await page.keyboard.press('Escape');

    await button.tap();
    await menu.getByRole('button', { name: /settings/ }).tap();
    await page.getByRole('menuitem', { name: 'Türkçe' }).tap();
    await page.getByRole('dialog', { name: 'Menü' }).getByRole('link', { name: 'İşlerim' }).tap();
    await page.getByRole('heading', { level: 1, name: 'İşlerim' }).waitFor();
    await page.getByRole('button', { name: 'Menü' }).tap();
    await page.getByRole('dialog', { name: 'Menü' }).getByRole('button', { name: /ayarlar/ }).tap();
    await page.getByRole('menuitem', { name: 'Çıkış yap' }).tap();
    await page.locator('input[autocomplete=current-password]').waitFor();
    assert.deepEqual(page.troubles, []);
  });
}
