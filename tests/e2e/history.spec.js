import { test } from './fixtures.js';
import { ask, composer, conversations, expect, open, patient, pictures } from './steps.js';

test.describe.configure(patient);

const drinking = 'Wo steht der Trinkbrunnen am Hafenplatz?';
const dogs = 'Wie hoch ist die Hundesteuer für den ersten Hund?';
const entry = (page, title) => conversations(page).getByRole('link', { name: title });
const actions = (page, title) => conversations(page).getByRole('button', { name: `Aktionen für „${title}“` });
const day = (page, label) => conversations(page).getByRole('region', { name: label });

async function askTwice(page) {
  await open(page);
  await ask(page, drinking);
  await conversations(page).getByRole('link', { name: 'Neue Unterhaltung' }).click();
  await expect(composer(page)).toBeFocused();
  await ask(page, dogs);
}

test('who has asked nothing yet is told where the conversations will be', async ({ page, picture }) => {
  await open(page);
  await expect(conversations(page).getByText('Noch keine Unterhaltung')).toBeVisible();
  await expect(conversations(page).getByText('Ihre Fragen und die Antworten darauf finden Sie später hier wieder.')).toBeVisible();
  await pictures(page, picture, 'history-empty');
});

test('a question begins a conversation that stands in the list and has an address of its own', async ({ page, picture }) => {
  await askTwice(page);
  await expect(page).toHaveURL(/\/c\/[^/]+$/);
  await expect(day(page, 'Heute').getByRole('listitem')).toHaveCount(2);
  // The newest first, and marked as the one that is shown.
  await expect(day(page, 'Heute').getByRole('listitem').first()).toContainText('Hundesteuer');
  await expect(entry(page, dogs)).toHaveAttribute('aria-current', 'page');
  await pictures(page, picture, 'history-list');

  await entry(page, drinking).click();
  await expect(page.getByRole('heading', { level: 1, name: drinking })).toBeVisible();
  await expect(page.getByRole('article').first()).toContainText(drinking);
  await expect(entry(page, drinking)).toHaveAttribute('aria-current', 'page');
  await page.goBack();
  await expect(page.getByRole('article').first()).toContainText(dogs);

  await page.reload();
  await expect(page.getByRole('article').first()).toContainText(dogs);
  await expect(day(page, 'Heute').getByRole('listitem')).toHaveCount(2);
});

test('conversations stand under the day on which they went on', async ({ page, picture }) => {
  await askTwice(page);
  // Days as the page counts them, in Berlin: between 22 and 24 o'clock UTC it is tomorrow there.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date());
  const inDays = days => new Date(Date.parse(`${today}T10:00:00Z`) + days * 86_400_000);
  await page.clock.setFixedTime(inDays(1));
  await open(page);
  await expect(day(page, 'Gestern').getByRole('listitem')).toHaveCount(2);
  await expect(day(page, 'Heute')).toHaveCount(0);
  await page.clock.setFixedTime(inDays(50));
  await open(page);
  const month = new Intl.DateTimeFormat('de-DE', { month: 'long', year: 'numeric', timeZone: 'Europe/Berlin' }).format(new Date());
  await expect(day(page, month).getByRole('listitem')).toHaveCount(2);
  await picture('history-month-desktop-light');
});

test('the search finds words of the answers, shows where, and goes away again', async ({ page, picture }) => {
  await askTwice(page);
  const field = conversations(page).getByRole('searchbox', { name: 'Unterhaltungen durchsuchen' });
  await field.fill('Trinkbrunnen');
  await expect(entry(page, dogs)).toHaveCount(0);
  await expect(entry(page, drinking)).toBeVisible();
  // The piece of the text that has the word, the word marked.
  await expect(entry(page, drinking).locator('mark').first()).toHaveText(/Trinkbrunnen/i);
  await expect(entry(page, drinking)).toContainText('Trinkbrunnen');
  await expect(page.locator('[aria-live]').filter({ hasText: 'Eine Unterhaltung gefunden' })).toHaveCount(1);
  await pictures(page, picture, 'history-search');

  await field.fill('Flugtaxi');
  await expect(conversations(page).getByText('Nichts gefunden zu „Flugtaxi“.')).toBeVisible();
  await pictures(page, picture, 'history-search-nothing', { phones: false });
  await conversations(page).getByRole('button', { name: 'Suche leeren' }).click();
  await expect(field).toBeFocused();
  await expect(entry(page, dogs)).toBeVisible();

  await field.fill('Hundesteuer');
  await expect(entry(page, drinking)).toHaveCount(0);
  await field.press('Escape');
  await expect(field).toHaveValue('');
  await expect(entry(page, drinking)).toBeVisible();
});

test('a conversation gets another title, and keeps it', async ({ page, picture }) => {
  await open(page);
  await ask(page, drinking);
  await actions(page, drinking).click();
  await expect(page.getByRole('menuitem', { name: 'Umbenennen' })).toBeFocused();
  await pictures(page, picture, 'history-menu', { phones: false });
  await page.keyboard.press('Enter');
  const field = conversations(page).getByRole('textbox', { name: 'Neuer Titel' });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(drinking);
  await field.fill('Brunnen für den Hafen');
  await pictures(page, picture, 'history-rename', { phones: false });
  await field.press('Enter');
  await expect(entry(page, 'Brunnen für den Hafen')).toBeFocused();
  await expect(page.getByRole('heading', { level: 1, name: 'Brunnen für den Hafen' })).toBeVisible();
  await expect(page).toHaveTitle(/Brunnen für den Hafen/);
  await page.reload();
  await expect(entry(page, 'Brunnen für den Hafen')).toBeVisible();

  // Escape keeps the title as it was.
  await actions(page, 'Brunnen für den Hafen').click();
  await page.getByRole('menuitem', { name: 'Umbenennen' }).click();
  await field.fill('Etwas anderes');
  await field.press('Escape');
  await expect(entry(page, 'Brunnen für den Hafen')).toBeVisible();
});

test('a deleted conversation is gone at once and comes back when its reader wants it back', async ({ page, picture, complaints }) => {
  complaints.expected.push(/404/);
  await askTwice(page);
  const address = page.url();
  await actions(page, dogs).click();
  await page.getByRole('menuitem', { name: 'Löschen' }).click();
  await expect(entry(page, dogs)).toHaveCount(0);
  await expect(page).toHaveURL('/');
  const said = page.getByRole('status').filter({ hasText: 'Unterhaltung gelöscht.' });
  await expect(said).toBeVisible();
  await pictures(page, picture, 'history-deleted');

  await said.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(entry(page, dogs)).toBeVisible();
  await expect(page).toHaveURL(address);
  await expect(page.getByRole('article').first()).toContainText(dogs);

  await actions(page, dogs).click();
  await page.getByRole('menuitem', { name: 'Löschen' }).click();
  await expect(entry(page, dogs)).toHaveCount(0);
  await open(page, address);
  await expect(page.getByRole('heading', { name: 'Diese Unterhaltung gibt es hier nicht' })).toBeVisible();
  await expect(entry(page, drinking)).toBeVisible();
  await pictures(page, picture, 'history-missing');
});

test('on a phone the conversations are behind the menu, which closes when one is chosen', async ({ page, picture }) => {
  await askTwice(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const menu = page.getByRole('button', { name: 'Menü', exact: true });
  await expect(entry(page, drinking)).toBeHidden();
  await menu.click();
  await expect(entry(page, drinking)).toBeVisible();
  await picture('history-phone-menu-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture('history-phone-menu-dark');
  await entry(page, drinking).click();
  await expect(page.getByRole('article').first()).toContainText(drinking);
  await expect(entry(page, drinking)).toBeHidden();
});
