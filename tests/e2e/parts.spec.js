import { readFileSync } from 'node:fs';
import { ask, expect, lastAnswer, test } from './fixtures.js';

const calls = [
  { name: 'parts_show_table', arguments: { rows: 12 } },
  { name: 'parts_show_chart', arguments: {} },
  { name: 'parts_draft_form', arguments: { street: 'Rheinallee' } },
  { name: 'parts_show_notice', arguments: {} },
  { name: 'parts_send_report', arguments: { place: 'Rheinallee 3', what: 'Schlagloch' } },
];

test.beforeEach(async ({ page, host }) => {
  await host.answer(calls.map(call => ({ words: `Baustein ${call.name}`, calls: [call] })));
  await page.goto('/');
});

test('a table is sorted, copied and saved', async ({ page, context, picture }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ask(page, '@parts Baustein parts_show_table');
  const table = lastAnswer(page).getByRole('table', { name: /Fahrräder an den Zählstellen/ });
  await expect(table.getByRole('row')).toHaveCount(13);

  await table.getByRole('button', { name: /^Fahrräder/ }).click();
  await expect(table.getByRole('columnheader', { name: /Fahrräder/ })).toHaveAttribute('aria-sort', 'ascending');
  const numbers = await table.getByRole('row').locator('td:nth-child(2), th + td').allInnerTexts();
  await picture('part-table');

  const download = page.waitForEvent('download');
  await lastAnswer(page).getByRole('button', { name: /CSV/ }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(file.charCodeAt(0)).toBe(0xfeff);
  expect(file.split('\r\n')[0]).toContain('Zählstelle');
  expect(numbers.length).toBeGreaterThan(0);
});

test('a chart has its table behind it', async ({ page, picture }) => {
  await ask(page, '@parts Baustein parts_show_chart');

  await expect(lastAnswer(page).locator('canvas')).toBeVisible();
  await expect(lastAnswer(page).getByRole('img', { name: /Fahrräder je Monat/ })).toBeVisible();
  await picture('part-chart');
  const table = lastAnswer(page).getByRole('table', { includeHidden: true });
  await expect(table).toContainText('2.100,5');
});

test('a form is filled in, checked, and kept', async ({ page, picture }) => {
  await ask(page, '@parts Baustein parts_draft_form');
  const answer = lastAnswer(page);
  await expect(answer.getByRole('textbox', { name: /Straße/ })).toHaveValue('Rheinallee');
  await expect(answer).toContainText('Der Beginn fehlt noch.');
  await picture('part-form');

  await answer.getByRole('textbox', { name: /Beginn/ }).fill('1. Mai 2027');
  await answer.getByRole('textbox', { name: /Zweck/ }).fill('Straßenfest');
  await expect(answer).toContainText(/Gespeichert|gesichert/i);

  await page.reload();
  await expect(lastAnswer(page).getByRole('textbox', { name: /Beginn/ })).toHaveValue('1. Mai 2027');
  await expect(lastAnswer(page).getByRole('textbox', { name: /Zweck/ })).toHaveValue('Straßenfest');
});

test('a notice is shown as what it is', async ({ page, picture }) => {
  await ask(page, '@parts Baustein parts_show_notice');

  await expect(lastAnswer(page)).toContainText('Die Zahlen des letzten Monats sind vorläufig.');
  await picture('part-notice');
});

test('what changes something outside waits for its person, who sees with which data', async ({ page, picture }) => {
  await ask(page, '@parts Baustein parts_send_report');
  const card = page.getByRole('region', { name: /Entscheidung/ }).or(page.locator('.approval')).first();
  await expect(lastAnswer(page)).toContainText('Vorher geschieht nichts.');
  await expect(card).toContainText('Soll die Meldung an den Bauhof geschickt werden?');
  // Called as the tool calls them.
  await expect(card).toContainText('Wo:');
  await expect(card).toContainText('Was:');
  await expect(card).toContainText('Rheinallee 3');
  await expect(card).toContainText('Schlagloch');
  await picture('approval');
  await page.reload();
  await expect(page.getByText('Soll die Meldung an den Bauhof geschickt werden?')).toBeVisible();

  await page.getByRole('button', { name: 'Ausführen' }).click();

  await expect(page.getByText('Die Meldung „Schlagloch“ (Rheinallee 3) ist beim Bauhof.')).toBeVisible();
  await picture('approved');
});

test('what is rejected is not carried out', async ({ page }) => {
  await ask(page, '@parts Baustein parts_send_report');

  await page.getByRole('button', { name: 'Ablehnen' }).click();

  await expect(page.getByText('Abgelehnt. Es wurde nichts ausgeführt.')).toBeVisible();
});
