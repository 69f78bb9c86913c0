import { readFileSync } from 'node:fs';
import { ask, composer, expect, expectAccessible, lastAnswer, send, test } from './fixtures.js';

const pages = [['start', '/'], ['search', '/suche?q=Radverkehr'], ['skills', '/faehigkeiten'], ['prompts', '/vorlagen'], ['settings', '/einstellungen'], ['statement', '/barrierefreiheit'], ['not-found', '/gibt-es-nicht'], ['admin-signed-out', '/admin']];
const looks = [
  ['light', { colorScheme: 'light' }, 'system'],
  ['dark', { colorScheme: 'dark' }, 'system'],
  ['contrast', { colorScheme: 'light' }, 'contrast'],
  ['phone', { colorScheme: 'light', viewport: { width: 390, height: 844 } }, 'system'],
  ['phone-dark', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }, 'system'],
];

async function wear(page, theme) {
  const session = await page.evaluate(() => JSON.parse(document.getElementById('boot').textContent).session);
  await page.evaluate(async ({ theme, session }) => { await fetch('/api/preferences', { method: 'PUT', headers: { 'Content-Type': 'application/json', 'X-Assistant-Session': session }, body: JSON.stringify({ theme, onboarded: true }) }); }, { theme, session });
}

for (const [look, options, theme] of looks) {
  test.describe(look, () => {
    test.use(options);

    test(`every page is free of findings: ${look}`, async ({ page, complaints, picture }) => {
      complaints.expected.push(/404/);
      test.setTimeout(180_000);
      await page.goto('/');
      await wear(page, theme);
      for (const [name, path] of pages) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await page.waitForLoadState('networkidle');
        await expectAccessible(page);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow, `${name} is not wider than the window`).toBeLessThanOrEqual(0);
        await picture(`page-${name}-${look}`);
      }
    });

    test(`a conversation with an open document is free of findings: ${look}`, async ({ page, host, picture }) => {
      test.setTimeout(180_000);
      await host.answer([{ words: 'beschlossen (Zugang)', text: 'Der Deichverteidigungsweg wird für den Radverkehr freigegeben [1]. Das kostet 987.654 Euro [1].' }]);
      await page.goto('/');
      await wear(page, theme);
      await page.goto('/');
      await ask(page, 'Was wurde zum Radverkehr beschlossen (Zugang)?');
      await expectAccessible(page);
      await picture(`conversation-${look}`);

      await lastAnswer(page).getByRole('button', { name: /^Quelle 1:/ }).first().click();
      await expect(page.locator('.viewer-page, canvas').first()).toBeVisible();
      await expectAccessible(page);
      await picture(`viewer-${look}`);
    });
  });
}

test('the pages of operators are free of findings', async ({ page, host, picture }) => {
  test.setTimeout(180_000);
  await page.goto('/admin');
  await page.locator('input[type=password]').fill(readFileSync(`${host.data}/admin-key`, 'utf8').trim());
  await page.getByRole('button', { name: /Anmelden/ }).click();
  await expect(page.locator('input[type=password]')).toHaveCount(0);
  for (const part of ['', '/plugins', '/modelle', '/abgleich', '/fehler', '/nutzung', '/rueckmeldungen']) {
    await page.goto(`/admin${part}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('Live').first()).toBeVisible();
    await expectAccessible(page);
    await picture(`admin${part.replace('/', '-')}`);
  }
});

test('everything is reached and done with the keyboard alone', async ({ page }) => {
  await page.goto('/einstellungen');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Zum Inhalt springen' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  await page.goto('/');
  await expect(composer(page)).toBeFocused();
  await page.keyboard.type('Was wurde zum Radverkehr beschlossen?');
  await page.keyboard.press('Enter');
  await expect(lastAnswer(page).getByRole('button', { name: 'Neu beantworten' })).toBeVisible();
  await expect(composer(page)).toBeFocused();

  const reached = [];
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Shift+Tab');
    const name = await page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent.trim());
    reached.push(name);
    if (/^Quelle 1:/.test(name)) break;
  }
  for (const words of ['Kopieren', 'Neu beantworten', 'Hilfreich', 'Nicht richtig'])
    expect(reached.some(name => name.includes(words)), words).toBe(true);
  expect(reached.at(-1)).toMatch(/^Quelle 1:/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary')).toHaveCount(0);
});

test('screen readers hear whole sentences, never pieces', async ({ page, host }) => {
  await host.answer([{ words: 'beschlossen (Beschluss)', text: 'Der Deichverteidigungsweg wird für den Radverkehr freigegeben [1]. Das steht in der Niederschrift [1].' }]);
  await page.goto('/');
  await page.evaluate(() => {
    window.heard = [];
    for (const region of document.querySelectorAll('[aria-live], [role=status]'))
      new MutationObserver(() => { const text = region.textContent.trim(); if (text) window.heard.push(text); }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  await host.pace(30);
  try {
    await ask(page, 'Was wurde zum Radverkehr beschlossen (Beschluss)?');
  } finally {
    await host.pace(0);
  }

  await expect.poll(() => page.evaluate(() => window.heard.find(text => text.startsWith('Antwort fertig:')))).toContain('Deichverteidigungsweg wird für den Radverkehr freigegeben');
  const heard = await page.evaluate(() => window.heard);
  expect(heard.length).toBeLessThan(12);
  expect(await page.locator('.message-assistant [aria-live]:not([aria-live=off])').count()).toBe(0);
});

test('at 200 % zoom nothing is cut off and nothing has to be scrolled sideways', async ({ page, picture }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  await page.goto('/');
  await ask(page, 'Wurde die Baumschutzsatzung beschlossen?');
  for (const [name, path] of pages.slice(0, 6)) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBeLessThanOrEqual(0);
  }
  await picture('zoom-200');
});

test('at 320 px everything still fits', async ({ page, picture }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('/');
  await ask(page, 'Wurde die Baumschutzsatzung beschlossen?');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await picture('width-320');
});

test('with reduced motion nothing moves', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await send(page, 'Wurde die Baumschutzsatzung beschlossen?');
  const moving = await page.evaluate(() => document.getAnimations().filter(animation => Number(animation.effect.getComputedTiming().duration) > 50).length);
  expect(moving).toBe(0);
});
