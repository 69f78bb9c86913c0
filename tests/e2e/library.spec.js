import { test } from './fixtures.js';
import { composer, expect, open, patient, pictures } from './steps.js';

test.describe.configure(patient);

const cost = 'Was kostet ein Vorhaben?';
const filled = 'Welche Kosten nennen die Vorlagen für die Dreifeldsporthalle, aus welchen Jahren stammen die Angaben, und wie soll es finanziert werden?';
const dialog = (page, name) => page.getByRole('dialog', { name });
const said = (page, text) => page.getByRole('status').filter({ hasText: text });
const card = (page, title) => page.getByRole('main').getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: title, exact: true }) });
const section = (page, name) => page.getByRole('main').locator('section').filter({ has: page.getByRole('heading', { level: 2, name }) });

async function writePrompt(page, title, text, { forDepartment = false } = {}) {
  await page.getByRole('button', { name: 'Neue Vorlage' }).click();
  const editor = dialog(page, 'Neue Vorlage');
  await editor.getByRole('textbox', { name: 'Titel' }).fill(title);
  await editor.getByRole('textbox', { name: 'Frage' }).fill(text);
  if (forDepartment)
    await editor.getByRole('radio', { name: /^Alle im Fachbereich/ }).check();
  await editor.getByRole('button', { name: 'Speichern' }).click();
  await expect(editor).toHaveCount(0);
  await expect(card(page, title)).toBeVisible();
}

async function chooseDepartment(page, name) {
  await open(page, '/einstellungen');
  await page.getByRole('combobox', { name: 'Fachbereich' }).selectOption({ label: name });
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible();
}

test('a prompt of the city is picked at the composer, filled in and put into the question', async ({ page, picture }) => {
  await open(page);
  await page.getByRole('button', { name: 'Vorlage einfügen' }).click();
  const picker = dialog(page, 'Vorlage einfügen');
  await expect(picker.getByRole('searchbox', { name: 'Vorlagen durchsuchen' })).toBeFocused();
  await expect(picker.getByRole('button', { name: cost })).toBeVisible();
  await pictures(page, picture, 'prompts-picker');
  await page.keyboard.type('kostet');
  await expect(picker.getByRole('button', { name: 'Eine Sitzung vorbereiten' })).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(picker.getByRole('button', { name: cost })).toBeFocused();
  await page.keyboard.press('Enter');

  const fill = dialog(page, `Angaben zu „${cost}“`);
  await expect(fill.getByRole('textbox', { name: 'Vorhaben' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(fill.getByText('Bitte füllen Sie diese Angabe aus.')).toBeVisible();
  await pictures(page, picture, 'prompts-fill-missing', { phones: false });
  await page.keyboard.type('die Dreifeldsporthalle');
  await expect(fill.getByText(filled)).toBeVisible();
  await pictures(page, picture, 'prompts-fill');
  await page.keyboard.press('Enter');
  await expect(fill).toHaveCount(0);
  await expect(composer(page)).toHaveValue(filled);
  await expect(composer(page)).toBeFocused();
});

test('the library’s page uses a prompt of the city, which cannot be changed but copied', async ({ page, picture }) => {
  await open(page, '/vorlagen');
  await expect(section(page, 'Vorlagen der Stadt Rebstadt am Rhein').getByRole('listitem')).toHaveCount(5);
  await expect(section(page, 'Eigene Vorlagen')).toContainText('Sie haben noch keine eigene Vorlage.');
  await pictures(page, picture, 'prompts-page');
  await page.getByRole('button', { name: `Weitere Aktionen zu „${cost}“` }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Duplizieren']);
  await page.getByRole('menuitem', { name: 'Duplizieren' }).click();
  await expect(section(page, 'Eigene Vorlagen').getByRole('heading', { name: `${cost} (Kopie)` })).toBeVisible();

  await page.getByRole('button', { name: `„${cost}“ verwenden` }).click();
  const fill = dialog(page, `Angaben zu „${cost}“`);
  await fill.getByRole('textbox', { name: 'Vorhaben' }).fill('die Dreifeldsporthalle');
  await fill.getByRole('button', { name: 'In die Frage übernehmen' }).click();
  await expect(page).toHaveURL('/');
  await expect(composer(page)).toHaveValue(filled);
});

test('an own prompt is written, changed, deleted and brought back', async ({ page, picture }) => {
  await open(page, '/vorlagen');
  await page.getByRole('button', { name: 'Neue Vorlage' }).click();
  const editor = dialog(page, 'Neue Vorlage');
  await editor.getByRole('button', { name: 'Speichern' }).click();
  await expect(editor.getByText('Bitte geben Sie einen Titel ein.')).toBeVisible();
  await expect(editor.getByRole('textbox', { name: 'Titel' })).toBeFocused();
  await pictures(page, picture, 'prompts-editor-missing', { phones: false });
  await editor.getByRole('textbox', { name: 'Titel' }).fill('Straße im Rat');
  await editor.getByRole('textbox', { name: 'Frage' }).fill('Was wurde zur {{Straße}} im Jahr {{Jahr}} beschlossen?');
  await expect(editor.getByRole('status').getByRole('listitem')).toHaveText(['Straße', 'Jahr']);
  await pictures(page, picture, 'prompts-editor');

  // What is written is not lost by a slip of the Escape key.
  await page.keyboard.press('Escape');
  await expect(editor.getByRole('alert')).toContainText('Änderungen verwerfen?');
  await editor.getByRole('button', { name: 'Weiter bearbeiten' }).click();
  await editor.getByRole('button', { name: 'Speichern' }).click();
  await expect(said(page, 'Vorlage gespeichert')).toBeVisible();
  await expect(section(page, 'Eigene Vorlagen').getByRole('heading', { name: 'Straße im Rat' })).toBeVisible();

  const actions = page.getByRole('button', { name: /^Weitere Aktionen zu „Straße/ });
  await actions.click();
  await page.getByRole('menuitem', { name: 'Ändern' }).click();
  const change = dialog(page, 'Vorlage ändern');
  await change.getByRole('textbox', { name: 'Titel' }).fill('Straße im Stadtrat');
  await change.getByRole('button', { name: 'Speichern' }).click();
  await expect(card(page, 'Straße im Stadtrat')).toContainText('{{Straße}}');
  await page.reload();
  await expect(card(page, 'Straße im Stadtrat')).toBeVisible();

  await actions.click();
  await page.getByRole('menuitem', { name: 'Löschen' }).click();
  await expect(card(page, 'Straße im Stadtrat')).toHaveCount(0);
  await pictures(page, picture, 'prompts-deleted', { phones: false });
  await said(page, 'Vorlage gelöscht').getByRole('button', { name: 'Rückgängig' }).click();
  await expect(card(page, 'Straße im Stadtrat')).toBeVisible();
  await page.reload();
  await expect(card(page, 'Straße im Stadtrat')).toBeVisible();
});

test('prompts are found by their words', async ({ page, picture }) => {
  await open(page, '/vorlagen');
  const field = page.getByRole('searchbox', { name: 'Vorlagen durchsuchen' });
  await field.fill('sitzung');
  await expect(card(page, 'Eine Sitzung vorbereiten')).toBeVisible();
  await expect(card(page, cost)).toHaveCount(0);
  await field.fill('Flugtaxi');
  await expect(page.getByRole('heading', { name: 'Keine Vorlage mit „Flugtaxi“' })).toBeVisible();
  await pictures(page, picture, 'prompts-nothing', { phones: false });
  await page.getByRole('button', { name: 'Alle Vorlagen zeigen' }).click();
  await expect(card(page, cost)).toBeVisible();
});

test('a prompt of the department is seen by its colleagues alone, and changed by its author alone', async ({ page, browser, picture }) => {
  await open(page, '/vorlagen');
  await expect(section(page, 'Vorlagen Ihres Fachbereichs').getByRole('link', { name: 'Fachbereich in den Einstellungen wählen' })).toBeVisible();
  await chooseDepartment(page, 'Bauen und Umwelt');
  await open(page, '/vorlagen');
  await writePrompt(page, 'Bauantrag im Rat', 'Was steht zu {{Bauvorhaben}} in den Niederschriften?', { forDepartment: true });
  await expect(section(page, 'Vorlagen des Fachbereichs Bauen und Umwelt').getByRole('heading', { name: 'Bauantrag im Rat' })).toBeVisible();
  await pictures(page, picture, 'prompts-department');

  const context = await browser.newContext({ baseURL: new URL(page.url()).origin, locale: 'de-DE' });
  try {
    const colleague = await context.newPage();
    await chooseDepartment(colleague, 'Soziales und Bildung');
    await open(colleague, '/vorlagen');
    await expect(card(colleague, cost)).toBeVisible();
    await expect(card(colleague, 'Bauantrag im Rat')).toHaveCount(0);
    await chooseDepartment(colleague, 'Bauen und Umwelt');
    await open(colleague, '/vorlagen');
    await expect(card(colleague, 'Bauantrag im Rat')).toContainText('Von einer Kollegin oder einem Kollegen.');
    await colleague.getByRole('button', { name: 'Weitere Aktionen zu „Bauantrag im Rat“' }).click();
    await expect(colleague.getByRole('menuitem')).toHaveText(['Duplizieren']);
  } finally {
    await context.close();
  }
});

test('the skills’ page says what can be asked and hands an example to the composer', async ({ page, picture }) => {
  await open(page, '/faehigkeiten');
  await expect(page.getByRole('heading', { level: 1, name: 'Was Sie fragen können' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Ratsinformationen' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 3, name: 'Beratungsweg einer Vorlage' })).toBeVisible();
  await pictures(page, picture, 'skills');
  await page.getByRole('searchbox', { name: 'Fähigkeiten durchsuchen' }).fill('Beratungsweg');
  await expect(page.getByRole('heading', { level: 3, name: 'Sitzungen und Tagesordnungen' })).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Fähigkeiten durchsuchen' }).fill('Flugtaxi');
  await expect(page.getByRole('heading', { name: 'Keine Fähigkeit passt zu „Flugtaxi“' })).toBeVisible();
  await pictures(page, picture, 'skills-nothing', { phones: false });
  await page.getByRole('searchbox', { name: 'Fähigkeiten durchsuchen' }).fill('');
  await page.getByRole('button', { name: 'Wie ist der Stand der Vorlage 2024/0112?', exact: true }).first().click();
  await expect(page).toHaveURL('/');
  // To be changed before it is sent.
  await expect(composer(page)).toHaveValue('Wie ist der Stand der Vorlage 2024/0112?');
  await expect(page.getByRole('article')).toHaveCount(0);
});
