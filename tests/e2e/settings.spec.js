import { test } from './fixtures.js';
import { composer, conversations, expect, open, patient, pictures } from './steps.js';

test.describe.configure(patient);

const kept = page => expect(page.getByText(/^(Gespeichert|Saved)$/).first()).toBeVisible();
/** What the host itself writes, before any script runs. */
const rendered = async (page, path = '/') => /<html[^>]*>/.exec(await (await page.request.get(path)).text())[0];

/** What the background looks like, whichever way its colour is written. */
const brightness = page => page.evaluate(() => {
  const canvas = document.createElement('canvas').getContext('2d');
  canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return red + green + blue > 600 ? 'light' : red + green + blue < 160 ? 'dark' : 'neither';
});

test('the page of settings has everything at its place', async ({ page, picture }) => {
  await open(page, '/einstellungen');
  for (const name of ['Darstellung', 'Stadt und Fachbereich', 'Fragen und Antworten', 'Erste Schritte', 'Was über Sie gespeichert ist'])
    await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
  await pictures(page, picture, 'settings');
  await page.getByRole('heading', { level: 2, name: 'Was über Sie gespeichert ist' }).scrollIntoViewIfNeeded();
  await picture('settings-data-desktop-light');
});

test('the language changes at once, outlives a reload, and the host writes it itself', async ({ page, picture }) => {
  await open(page, '/einstellungen');
  await page.getByRole('radio', { name: 'English' }).check();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await kept(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await rendered(page)).toContain('lang="en"');
  await pictures(page, picture, 'settings-english', { phones: false });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await page.getByRole('radio', { name: 'Deutsch' }).check();
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  await kept(page);
  expect(await rendered(page)).toContain('lang="de"');
});

for (const [label, theme] of [['Dunkel', 'dark'], ['Hoher Kontrast', 'contrast'], ['Hell', 'light']]) {
  test(`the colours “${label}” hold on every page and after a reload, from the first byte on`, async ({ page, picture }) => {
    await page.emulateMedia({ colorScheme: theme === 'light' ? 'dark' : 'light' });
    await open(page, '/einstellungen');
    await page.getByRole('radio', { name: label }).check();
    await kept(page);
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    expect(await rendered(page)).toContain(`data-theme="${theme}"`);
    await page.reload();
    await expect(page.getByRole('radio', { name: label })).toBeChecked();
    if (theme !== 'contrast')
      await expect.poll(() => brightness(page)).toBe(theme);
    for (const [path, name] of [['/einstellungen', 'settings'], ['/', 'start'], ['/suche?q=Bewohnerparken', 'search'], ['/vorlagen', 'prompts'], ['/barrierefreiheit', 'statement']]) {
      await open(page, path);
      await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
      if (path.startsWith('/suche'))
        await expect(page.getByRole('heading', { name: /6 Unterlagen/ })).toBeVisible();
      await picture(`theme-${theme}-${name}-desktop`);
    }
  });
}

test('the key that sends is chosen', async ({ page, host }) => {
  await host.answer([]);
  await open(page, '/einstellungen');
  await page.getByRole('radio', { name: /^Strg \+ Eingabetaste/ }).check();
  await kept(page);
  await open(page);
  await composer(page).fill('Wo steht der Trinkbrunnen');
  await composer(page).press('Enter');
  await page.keyboard.type('am Hafenplatz?');
  await expect(composer(page)).toHaveValue('Wo steht der Trinkbrunnen\nam Hafenplatz?');
  await expect(page.getByText('Strg + Eingabetaste sendet.')).toBeVisible();
  await composer(page).press('Control+Enter');
  await expect(page.getByRole('article').first()).toContainText('am Hafenplatz?');
  await expect(composer(page)).toHaveValue('');
});

test('a setting that cannot be kept goes back and says so', async ({ page, picture, complaints }) => {
  complaints.expected.push(/503/);
  await open(page, '/einstellungen');
  await page.route('**/api/preferences*', route => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ title: 'Gerade nicht möglich.', status: 503 }) }));
  await page.getByRole('checkbox', { name: 'Jede Antwort auch in einfacher Sprache' }).click();
  await expect(page.getByRole('main').getByText('Nicht gespeichert; es gilt wieder, was vorher galt.', { exact: false })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Jede Antwort auch in einfacher Sprache' })).not.toBeChecked();
  await pictures(page, picture, 'settings-failed', { phones: false });
});

test('the first steps are shown until they are understood, and again when they are wanted', async ({ page, picture }) => {
  await open(page);
  const steps = page.getByRole('heading', { name: 'So arbeiten Sie mit dem Assistenten' });
  await expect(steps).toBeVisible();
  await page.getByRole('button', { name: 'Verstanden' }).click();
  await expect(steps).toHaveCount(0);
  await pictures(page, picture, 'start-understood');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(steps).toHaveCount(0);
  await open(page, '/einstellungen');
  await page.getByRole('button', { name: 'Einführung wieder zeigen' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Die Einführung steht wieder auf der Startseite.' })).toBeVisible();
  await open(page);
  await expect(steps).toBeVisible();
});

test('the question mark shows the shortcuts of the page, and they do what they say', async ({ page, picture }) => {
  await open(page, '/suche?q=Bewohnerparken');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  const overview = page.getByRole('dialog', { name: 'Tastenkürzel' });
  await expect(overview).toContainText('Alt + N');
  await expect(overview).toContainText('Strg + K');
  await expect(overview.getByText('Zum Eingabefeld')).toHaveCount(0);
  await pictures(page, picture, 'shortcuts');
  await page.keyboard.press('Escape');
  await expect(overview).toHaveCount(0);

  await page.keyboard.press('/');
  await expect(conversations(page).getByRole('searchbox')).toBeFocused();
  // While somebody types, a character is a character.
  await page.keyboard.type('?');
  await expect(conversations(page).getByRole('searchbox')).toHaveValue('?');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+n');
  await expect(page).toHaveURL('/');
  await expect(composer(page)).toBeFocused();
  await page.keyboard.press('Alt+s');
  await expect(page).toHaveURL('/suche');
});

test('shortcuts of a single character can be switched off', async ({ page }) => {
  await open(page, '/einstellungen');
  await page.getByRole('button', { name: 'Tastenkürzel', exact: true }).click();
  const overview = page.getByRole('dialog', { name: 'Tastenkürzel' });
  await overview.getByRole('checkbox', { name: 'Kürzel aus einem einzelnen Zeichen verwenden' }).uncheck();
  await expect(overview.getByText('ausgeschaltet')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(overview).toHaveCount(0);
  await page.keyboard.press('?');
  await page.keyboard.press('/');
  await expect(conversations(page).getByRole('searchbox')).not.toBeFocused();
  await expect(overview).toHaveCount(0);
  // Those with a modifier key stay.
  await page.keyboard.press('Control+k');
  await expect(conversations(page).getByRole('searchbox')).toBeFocused();
});

test('all conversations are deleted with a question before and a way back after', async ({ page, picture }) => {
  await open(page);
  await composer(page).fill('Wo steht der Trinkbrunnen am Hafenplatz?');
  await composer(page).press('Enter');
  await expect(page.getByRole('group', { name: 'Was Sie mit der Antwort tun können' })).toBeVisible({ timeout: 90_000 });
  await open(page, '/einstellungen');
  await page.getByRole('button', { name: 'Alle Unterhaltungen löschen' }).click();
  const sure = page.getByRole('dialog', { name: 'Alle Unterhaltungen löschen?' });
  await pictures(page, picture, 'settings-delete-all');
  await sure.getByRole('button', { name: 'Alle löschen' }).click();
  const said = page.getByRole('status').filter({ hasText: 'Eine Unterhaltung gelöscht' });
  await expect(said).toBeVisible();
  await expect(conversations(page).getByText('Noch keine Unterhaltung')).toBeVisible();
  await said.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(conversations(page).getByRole('link', { name: /Trinkbrunnen/ })).toBeVisible();
});
