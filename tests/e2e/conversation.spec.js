import { ask, composer, expect, lastAnswer, send, test } from './fixtures.js';

test.beforeEach(async ({ page }) => { await page.goto('/'); });

/** The first words that the answer quotes. */
const quoted = async page => (await lastAnswer(page).innerText()).match(/„([^“\n]{24})/)[1];

test('the first visit shows three steps, once', async ({ page, picture }) => {
  const steps = page.getByRole('heading', { name: 'So arbeiten Sie mit dem Assistenten' });
  await expect(steps).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await picture('start-first-visit');

  const kept = page.waitForResponse(response => response.url().includes('/api/preferences'));
  await page.getByRole('button', { name: 'Verstanden' }).click();
  await kept;

  await expect(steps).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(steps).toHaveCount(0);
  await picture('start');
});

test('an answer has numbered citations that show their quote and open their document', async ({ page, picture }) => {
  await ask(page, 'Was wurde zum Radverkehr beschlossen?');
  await expect(page).toHaveURL(/\/c\//);
  await expect(lastAnswer(page)).toContainText('KI-generiert, bitte prüfen');

  const citation = lastAnswer(page).getByRole('button', { name: /^Quelle 1:/ }).first();
  await citation.focus();
  const hint = page.getByRole('tooltip').or(page.locator('.citation-popover'));
  await expect(hint.first()).toContainText(await quoted(page));
  await picture('citation');
  await page.keyboard.press('Escape');
  await expect(page.locator('.citation-popover:visible')).toHaveCount(0);

  const title = await lastAnswer(page).locator('.sources-title').first().innerText();
  await citation.click();
  await expect(page.getByRole('complementary')).toContainText(title);
});

test('the sources name title, reference, committee, date and page', async ({ page }) => {
  await ask(page, 'Was steht im Radverkehrskonzept 2035 zur Maßnahmenliste?');

  const sources = lastAnswer(page).getByRole('listitem').filter({ hasText: 'Radverkehrskonzept 2035' }).filter({ hasText: '2024/0063' }).first();
  for (const words of ['2024/0063', 'Beschlussvorlage', 'Bau- und Umweltausschuss', '22.08.2024', /Seite \d+/])
    await expect(sources).toContainText(words);
  await expect(sources.getByRole('link')).toHaveAttribute('rel', /noopener/);
});

test('what the assistant does is said in plain words', async ({ page, host, picture }) => {
  await host.answer([{ words: 'beschlossen (langsam)', text: 'Der Radverkehr wird gefördert [1]. '.repeat(40) }]);
  await host.pace(30, 1500);
  try {
    await send(page, 'Was wurde zum Radverkehr beschlossen (langsam)?');
    await expect(lastAnswer(page)).toContainText(/\d+ von \d{3} Textstellen passen/);
    await expect(lastAnswer(page)).toContainText(/Zuständig: /);
    await picture('activity');
    await expect(lastAnswer(page)).toContainText('noch nicht mit den Quellen verglichen');

    await page.getByRole('button', { name: 'Antwort anhalten' }).click();

    await expect(lastAnswer(page)).toContainText('Sie haben die Antwort angehalten.');
    await picture('stopped');
    await page.reload();
    await expect(lastAnswer(page)).toContainText('Sie haben die Antwort angehalten.');
  } finally {
    await host.pace(0);
  }
});

test('an answer is made anew beside the one before', async ({ page, picture }) => {
  await ask(page, 'Wurde die Baumschutzsatzung beschlossen?');

  await lastAnswer(page).getByRole('button', { name: 'Neu beantworten' }).click();

  await expect(lastAnswer(page)).toContainText('2/2');
  await expect(lastAnswer(page).getByRole('button', { name: 'Neu beantworten' })).toBeVisible();
  await page.getByRole('button', { name: 'Vorige Fassung' }).click();
  await expect(lastAnswer(page)).toContainText('1/2');
  await picture('versions');
});

test('a question is changed as another branch', async ({ page }) => {
  await ask(page, 'Wurde die Baumschutzsatzung beschlossen?');
  const before = await quoted(page);

  await page.getByRole('button', { name: 'Frage ändern' }).click();
  await page.getByRole('textbox', { name: 'Geänderte Frage' }).fill('Was wurde zum Radverkehr beschlossen?');
  await page.getByRole('button', { name: 'Geändert fragen' }).click();

  await expect(page.getByRole('button', { name: 'Vorige Fassung' })).toBeVisible();
  await expect(lastAnswer(page)).not.toContainText(before);
  await page.getByRole('button', { name: 'Vorige Fassung' }).click();
  await expect(lastAnswer(page)).toContainText(before);
  await expect(page.getByText('Wurde die Baumschutzsatzung beschlossen?').last()).toBeVisible();
  await page.reload();
  await expect(page.getByText('Wurde die Baumschutzsatzung beschlossen?').last()).toBeVisible();
});

test('an answer is copied with its sources', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ask(page, 'Was wurde zum Radverkehr beschlossen?');

  const [words, title] = [await quoted(page), await lastAnswer(page).locator('.sources-title').first().innerText()];
  await lastAnswer(page).getByRole('button', { name: 'Kopieren' }).click();

  await expect(page.getByText('Mit Quellen kopiert')).toBeAttached();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(words);
  expect(copied).toContain('[1]');
  expect(copied).toMatch(/KI-generiert, bitte prüfen/);
  expect(copied).toContain(title);
});

test('what the sources do not carry is marked at its sentence, with the reason', async ({ page, host, picture }) => {
  await host.answer([{ words: 'beschlossen (Prüfung)', text: 'Der Deichverteidigungsweg wird für den Radverkehr freigegeben [1]. Das kostet 987.654 Euro [1].' }]);

  await ask(page, 'Was wurde zum Radverkehr beschlossen (Prüfung)?');

  await expect(lastAnswer(page)).toContainText('in den Quellen nicht zu finden');
  const mark = lastAnswer(page).getByRole('button', { name: /^Prüfhinweis 1 zu/ });
  await expect(mark).toHaveAccessibleName(/987\.654/);
  await mark.focus();
  await mark.press('Enter');
  await picture('checks');
});

test('nothing found is said, with questions that would find something', async ({ page, picture }) => {
  await ask(page, 'Wie hoch ist die Zweitwohnungsteuer auf dem Mond?');

  await expect(lastAnswer(page)).toContainText('nichts gefunden, was die Frage beantwortet');
  await expect(lastAnswer(page)).toContainText('In keiner Unterlage kommt vor');
  await picture('nothing-found');
  const suggestion = lastAnswer(page).getByRole('button', { name: /\?$/ }).first();
  const text = await suggestion.innerText();

  await suggestion.click();

  await expect(page.getByText(text.trim()).last()).toBeVisible();
  await expect(lastAnswer(page).getByRole('button', { name: 'Neu beantworten' })).toBeVisible();
});

test('an answer is told again in plain language, beside the original', async ({ page, host, picture }) => {
  await host.answer([{ words: 'Der Deichverteidigungsweg bleibt frei [1].', text: 'Der Weg auf dem Deich ist frei [1].' }, { words: 'beschlossen (einfach)', text: 'Der Deichverteidigungsweg bleibt frei [1].' }]);
  await ask(page, 'Was wurde zum Radverkehr beschlossen (einfach)?');

  await lastAnswer(page).getByRole('button', { name: 'In einfacher Sprache' }).click();

  await expect(lastAnswer(page)).toContainText('Der Weg auf dem Deich ist frei');
  await picture('plain-language');
  await page.reload();
  await expect(lastAnswer(page)).toContainText('Der Weg auf dem Deich ist frei');
});

test('what is typed survives a reload', async ({ page }) => {
  await composer(page).fill('Angefangen, aber noch nicht gefragt');

  await page.reload();

  await expect(composer(page)).toHaveValue('Angefangen, aber noch nicht gefragt');
});

test('a question that is too long says so and is not sent', async ({ page, picture }) => {
  await composer(page).fill('Frage '.repeat(700));

  await expect(page.getByText(/Zeichen zu viel/)).toBeVisible();
  await picture('too-long');
  await composer(page).press('Enter');
  await expect(page).not.toHaveURL(/\/c\//);
});

test('filters narrow a question, and what the question implied can be taken away', async ({ page, picture }) => {
  await ask(page, 'Was hat der Stadtrat im September 2025 zum Radverkehr beschlossen?');
  await picture('filters-implied');
  const implied = lastAnswer(page).getByRole('button', { name: /September 2025.*(entfernen|weglassen)|(ohne|entfernen).*September 2025/i });
  await expect(implied).toBeVisible();

  await implied.click();

  await expect(lastAnswer(page)).toContainText('2/2');
  await expect(implied).toHaveCount(0);
});
