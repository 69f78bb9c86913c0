import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from './fixtures.js';
import { ask, expect, open, patient, pictures } from './steps.js';

test.describe.configure(patient);

const key = host => readFileSync(join(host.data, 'admin-key'), 'utf8').trim();
const field = page => page.getByRole('textbox', { name: 'Admin-Schlüssel' });
const said = (page, text) => page.getByRole('status').filter({ hasText: text });
const row = (page, name) => page.getByRole('main').getByRole('row').filter({ hasText: name });
const sections = page => page.getByRole('navigation', { name: 'Bereiche des Betriebs' });

async function signIn(page, host, path = '/admin') {
  await open(page, path);
  await page.getByLabel('Admin-Schlüssel').fill(key(host));
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(sections(page)).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
}

test('without the key nothing is shown; a wrong one is refused, the right one opens where one wanted to go', async ({ page, host, picture, complaints }) => {
  complaints.expected.push(/401|403/);
  expect((await page.request.get('/api/admin/overview')).status()).toBe(401);
  await open(page, '/admin/modelle');
  await expect(page.getByRole('heading', { level: 1, name: 'Betrieb' })).toBeVisible();
  await expect(sections(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByText('Geben Sie den Schlüssel ein.')).toBeVisible();
  await pictures(page, picture, 'admin-sign-in');
  await page.getByLabel('Admin-Schlüssel').fill('falsch');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Dieser Schlüssel stimmt nicht.', { exact: false })).toBeVisible();
  await expect(page.getByLabel('Admin-Schlüssel')).toBeFocused();
  await pictures(page, picture, 'admin-wrong-key', { phones: false });
  await page.getByRole('checkbox', { name: 'Schlüssel anzeigen' }).check();
  await field(page).fill(key(host));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Modelle' })).toBeVisible();
  // Nobody's script can read the sign of having signed in.
  expect(await page.evaluate(() => document.cookie)).not.toMatch(/admin/i);
  expect(host.log()).not.toContain(key(host));
});

test('the overview is live: a model server that dies and comes back is seen without a reload', async ({ page, host, picture }) => {
  await signIn(page, host);
  await expect(page.getByRole('heading', { level: 1, name: 'Übersicht' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Der Host' })).toBeVisible();
  await expect(page.getByText(/\d+ Dokumente, [\d.]+ Fundstellen/)).toBeVisible();
  await pictures(page, picture, 'admin-overview');
  await page.evaluate(() => { window.isSamePage = true; });
  await host.stopModels();
  try {
    await expect(page.getByRole('link', { name: 'Kein Modellserver ist erreichbar' })).toBeVisible({ timeout: 120_000 });
    await pictures(page, picture, 'admin-overview-models-down');
    await sections(page).getByRole('link', { name: /^Modelle/ }).click();
    await expect(page.getByRole('main').getByText('Nicht erreichbar', { exact: true })).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText('0 von 1 Modellservern erreichbar')).toBeVisible();
    await pictures(page, picture, 'admin-models-down');
  } finally {
    await host.startModels();
  }
  await page.getByRole('button', { name: /^Jetzt prüfen: / }).click();
  await expect(page.getByText('1 von 1 Modellservern erreichbar')).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole('main').getByText('Erreichbar', { exact: true })).toBeVisible();
  await expect(page.getByText('qwen3:14b').first()).toBeVisible();
  await pictures(page, picture, 'admin-models');
  expect(await page.evaluate(() => window.isSamePage)).toBe(true);
});

test('a plugin is switched off with a question before, and on again', async ({ page, host, picture }) => {
  await signIn(page, host, '/admin/plugins');
  const off = page.getByRole('button', { name: 'Abschalten: Ratsinformationen' });
  await expect(row(page, 'Ratsinformationen')).toContainText('Aktiv');
  await pictures(page, picture, 'admin-plugins');
  await off.click();
  const sure = page.getByRole('dialog', { name: 'Ratsinformationen abschalten?' });
  await pictures(page, picture, 'admin-plugin-disable');
  await sure.getByRole('button', { name: 'Abbrechen' }).click();
  await expect(off).toBeFocused();
  await off.click();
  await sure.getByRole('button', { name: 'Abschalten' }).click();
  await expect(row(page, 'Ratsinformationen')).toContainText('Abgeschaltet', { timeout: 90_000 });
  await pictures(page, picture, 'admin-plugin-disabled', { phones: false });
  await page.getByRole('button', { name: 'Einschalten: Ratsinformationen' }).click();
  await expect(row(page, 'Ratsinformationen')).toContainText('Aktiv', { timeout: 90_000 });
  await expect(off).toBeEnabled();
  // And loaded anew while it works.
  await page.getByRole('button', { name: 'Neu laden: Ratsinformationen' }).click();
  await page.getByRole('dialog', { name: 'Ratsinformationen neu laden?' }).getByRole('button', { name: 'Neu laden' }).click();
  await expect(said(page, 'Ratsinformationen wird neu geladen.')).toBeVisible({ timeout: 90_000 });
  await expect(row(page, 'Ratsinformationen')).toContainText('Aktiv', { timeout: 90_000 });
});

test('a synchronisation is started, shows how far it is, and ends', async ({ page, host, picture }) => {
  await signIn(page, host, '/admin/abgleich');
  const source = row(page, 'Rebstadt am Rhein');
  await expect(source.first()).toContainText(/\d+ Dokumente/);
  await expect(source.first()).toContainText('Bereit');
  await pictures(page, picture, 'admin-sources');
  await page.getByRole('button', { name: /^Alles neu prüfen: / }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Alles neu prüfen' }).click();
  await expect(page.getByRole('progressbar', { name: /^Fortschritt von / })).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole('button', { name: /^Anhalten: / })).toBeVisible();
  await picture('admin-sync-running-desktop-light');
  await expect(source.first()).toContainText('Bereit', { timeout: 200_000 });
  await expect(page.getByRole('progressbar', { name: /^Fortschritt von / })).toHaveCount(0);
});

test('with the council’s server dead a synchronisation says why it failed', async ({ page, host, picture }) => {
  await signIn(page, host, '/admin/abgleich');
  await host.stopCouncil();
  try {
    await page.getByRole('button', { name: /^Abgleichen: / }).first().click();
    await expect(page.getByText(/Letzter Fehler: \S/)).toBeVisible({ timeout: 200_000 });
    await pictures(page, picture, 'admin-sync-failed');
    await sections(page).getByRole('link', { name: 'Übersicht' }).click();
    await expect(page.getByRole('link', { name: /^Abgleich .* ist fehlgeschlagen$/ })).toBeVisible();
  } finally {
    await host.startCouncil();
  }
});

test('failures are listed by reason, or it is said that there are none', async ({ page, host, picture }) => {
  await signIn(page, host, '/admin/fehler');
  await expect(page.getByRole('heading', { level: 1, name: 'Fehler' })).toBeVisible();
  await expect(page.getByRole('main').getByText(/^Keine Fehler$|Nicht gelesene Dateien/).first()).toBeAttached();
  await pictures(page, picture, 'admin-failures');
  await page.route('**/api/admin/failures*', route => route.fulfill({
    contentType: 'application/json',
    body: JSON.stringify({
      items: [{ document: { id: 'd1', title: 'Haushaltsplan 2025', reference: '2024/0102' }, file: 'Anlage 1', reason: 'encrypted', detail: 'Die Datei verlangt ein Passwort.', attempts: 3, lastAt: new Date().toISOString(), retryAt: null, url: 'https://ratsinfo.example/1.pdf' }],
      next: null,
    }),
  }));
  await page.reload();
  await expect(row(page, 'Haushaltsplan 2025')).toContainText('Mit Passwort geschützt');
  await expect(row(page, 'Haushaltsplan 2025').getByRole('link', { name: /Original öffnen/ })).toHaveAttribute('rel', /noopener/);
  await pictures(page, picture, 'admin-failures-list');
});

test('usage is counted by day and city, and nothing of what was asked is in it', async ({ page, host, picture }) => {
  const question = 'Wo steht der Trinkbrunnen am Hafenplatz?';
  await open(page);
  await ask(page, question);
  await page.request.get('/api/search?view=faceted&q=Bewohnerparken');
  await signIn(page, host, '/admin/nutzung');
  const table = page.getByRole('table', { name: 'Nutzung nach Tag' });
  await expect(table).toBeVisible({ timeout: 90_000 });
  await expect(table.getByRole('columnheader', { name: 'Fragen' })).toBeVisible();
  await expect(table.getByRole('row').nth(1)).toContainText(/[1-9]/);
  await expect(page.getByRole('img', { name: /^Balkendiagramm: Fragen je Tag/ })).toBeVisible();
  await pictures(page, picture, 'admin-usage');
  await expect(page.getByRole('main')).not.toContainText('Trinkbrunnen');
  const overview = await (await page.request.get('/api/admin/overview')).text();
  expect(overview).not.toContain('Trinkbrunnen');
  expect(overview).not.toContain('Bewohnerparken');

  const arrives = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Als CSV herunterladen' }).click();
  const csv = readFileSync(await (await arrives).path(), 'utf8');
  expect(csv).toContain('Rebstadt');
  expect(csv).not.toContain('Trinkbrunnen');
});

test('feedback is looked through: what was shared, a note, done and open again', async ({ page, host, picture }) => {
  await open(page);
  const answer = await ask(page, 'Wo steht der Trinkbrunnen am Hafenplatz?');
  await answer.getByRole('button', { name: 'Nicht richtig' }).click();
  const form = answer.getByRole('form', { name: 'Rückmeldung zu dieser Antwort' });
  await form.getByRole('textbox', { name: /^Was stimmt nicht\?/ }).fill('Der Brunnen ist erst beantragt.');
  await form.getByRole('checkbox', { name: 'Frage und Antwort dürfen von der Fachstelle gelesen werden' }).check();
  await form.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(said(page, 'Danke! Ihre Angaben sind gespeichert.')).toBeVisible();
  // Another one, not shared: its question stays with who asked it.
  await page.goto('/');
  const other = await ask(page, 'Wie hoch ist die Hundesteuer für den ersten Hund?');
  await other.getByRole('button', { name: 'Hilfreich' }).click();
  await expect(other.getByText('Danke! Ihre Rückmeldung ist gespeichert.')).toBeVisible();

  await signIn(page, host, '/admin/rueckmeldungen');
  const entry = page.getByRole('article').filter({ hasText: 'Der Brunnen ist erst beantragt.' });
  await expect(entry).toContainText('Wo steht der Trinkbrunnen am Hafenplatz?');
  await expect(page.getByRole('article').filter({ hasText: 'Frage und Antwort sind nicht freigegeben.' })).toHaveCount(1);
  await expect(page.getByRole('main')).not.toContainText('Hundesteuer');
  await expect(page.getByRole('button', { name: /^Offen \d+/ })).not.toHaveText('Offen 0');
  await pictures(page, picture, 'admin-feedback');
  await entry.getByRole('textbox', { name: 'Notiz (nur für den Betrieb)' }).fill('Prüfung mit dem Ortsbeirat.');
  await entry.getByRole('button', { name: 'Als erledigt markieren' }).click();
  await expect(said(page, 'Rückmeldung als erledigt markiert.')).toBeVisible();
  await page.getByRole('group', { name: 'Anzeigen' }).getByRole('button', { name: 'Erledigt' }).click();
  await expect(page).toHaveURL(/zustand=erledigt/);
  await expect(entry.getByRole('textbox')).toHaveValue('Prüfung mit dem Ortsbeirat.');
  await entry.getByRole('button', { name: 'Wieder öffnen' }).click();
  await expect(said(page, 'Rückmeldung wieder geöffnet.')).toBeVisible();
  await page.getByRole('group', { name: 'Anzeigen' }).getByRole('button', { name: /^Offen/ }).click();
  await expect(entry).toBeVisible();
});

test('who signs out has to have the key again', async ({ page, host, picture, complaints }) => {
  complaints.expected.push(/401/);
  await signIn(page, host);
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await expect(page.getByLabel('Admin-Schlüssel')).toBeVisible();
  await expect(said(page, 'Sie sind abgemeldet.')).toBeVisible();
  await pictures(page, picture, 'admin-signed-out', { phones: false });
  await page.reload();
  await expect(page.getByLabel('Admin-Schlüssel')).toBeVisible();
  expect((await page.request.get('/api/admin/overview')).status()).toBe(401);
});
