import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from './fixtures.js';
import { answered, ask, composer, conversations, expect, open, patient, pictures } from './steps.js';

test.describe.configure(patient);

const question = 'Was kostet der Trinkbrunnen am Hafenplatz?';
const label = 'KI-generiert, bitte prüfen';
const dialog = (page, name) => page.getByRole('dialog', { name, exact: true });
const said = (page, text) => page.getByRole('status').filter({ hasText: text });

/** Of a text against white paper or what lies between, as WCAG counts it. */
const contrastOf = text => text.evaluate(element => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const paint = colour => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([red, green, blue]) => [red, green, blue].map(value => value / 255).map(value => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)).reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
  paint('white');
  const under = luminance(paint(getComputedStyle(element).backgroundColor));
  const over = luminance(paint(getComputedStyle(element).color));
  return (Math.max(under, over) + 0.05) / (Math.min(under, over) + 0.05);
});

async function asked(page) {
  await open(page);
  return ask(page, question);
}

test('an answer is called helpful, and stays so after a reload', async ({ page, picture }) => {
  const answer = await asked(page);
  const right = answer.getByRole('button', { name: 'Hilfreich' });
  await right.click();
  await expect(answer.getByText('Danke! Ihre Rückmeldung ist gespeichert.')).toBeInViewport();
  await expect(right).toHaveAttribute('aria-pressed', 'true');
  await pictures(page, picture, 'feedback-right');
  await answer.getByRole('button', { name: 'Schließen' }).click();
  await page.reload();
  await answered(page);
  await expect(right).toHaveAttribute('aria-pressed', 'true');
  await expect(answer.getByRole('button', { name: 'Nicht richtig' })).toHaveAttribute('aria-pressed', 'false');
});

test('a wrong answer is told with its source and why, kept, changed and removed', async ({ page, picture, host }) => {
  const answer = await asked(page);
  await answer.getByRole('button', { name: 'Nicht richtig' }).click();
  const form = answer.getByRole('form', { name: 'Rückmeldung zu dieser Antwort' });
  await form.getByRole('checkbox', { name: /^\[1\] Trinkbrunnen am Hafenplatz/ }).check();
  await form.getByRole('textbox', { name: /^Was stimmt nicht\?/ }).fill('Der Brunnen steht noch nicht, er ist nur beantragt.');
  await form.getByRole('checkbox', { name: 'Frage und Antwort dürfen von der Fachstelle gelesen werden' }).check();
  await pictures(page, picture, 'feedback-wrong');
  await form.getByRole('button', { name: 'Angaben speichern' }).click();
  await expect(said(page, 'Danke! Ihre Angaben sind gespeichert.')).toBeVisible();
  await expect(form).toHaveCount(0);

  await page.reload();
  await answered(page);
  await expect(answer.getByRole('button', { name: 'Nicht richtig' })).toHaveAttribute('aria-pressed', 'true');
  await answer.getByRole('button', { name: 'Rückmeldung ändern' }).click();
  await expect(form.getByRole('textbox')).toHaveValue('Der Brunnen steht noch nicht, er ist nur beantragt.');
  await expect(form.getByRole('checkbox', { name: /^\[1\]/ })).toBeChecked();
  await form.getByRole('button', { name: 'Rückmeldung entfernen' }).click();
  await expect(answer.getByRole('button', { name: 'Nicht richtig' })).toHaveAttribute('aria-pressed', 'false');
  await said(page, 'Rückmeldung entfernt').getByRole('button', { name: 'Rückgängig' }).click();
  await expect(answer.getByRole('button', { name: 'Nicht richtig' })).toHaveAttribute('aria-pressed', 'true');
  // What people write is theirs and the office's: never in the log.
  expect(host.log()).not.toContain('nur beantragt');
});

const read = {
  markdown: path => readFileSync(path, 'utf8'),
  pdf: path => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }),
  docx: path => execFileSync('unzip', ['-p', path, 'word/document.xml'], { encoding: 'utf8' }).replace(/<[^>]+>/g, ' '),
  evidence: path => execFileSync('unzip', ['-p', path], { encoding: 'utf8' }),
};

for (const [format, name, extension] of [['markdown', 'Markdown', 'md'], ['pdf', 'PDF', 'pdf'], ['docx', 'Word (DOCX)', 'docx'], ['evidence', 'Beweispaket (ZIP)', 'zip']]) {
  test(`the conversation is saved as ${name}, with the label of its answer and its sources`, async ({ page, picture }) => {
    await asked(page);
    await page.getByRole('button', { name: 'Unterhaltung exportieren' }).click();
    const choices = dialog(page, 'Unterhaltung exportieren');
    if (format === 'markdown')
      await pictures(page, picture, 'export');
    const arrives = page.waitForEvent('download');
    await choices.getByRole('button', { name }).click();
    const download = await arrives;
    expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${extension}$`));
    await expect(choices.getByText(`Gespeichert: ${download.suggestedFilename()}`)).toBeVisible();
    if (format === 'pdf')
      await pictures(page, picture, 'export-saved', { phones: false });
    const text = read[format](await download.path()).replace(/\s+/g, ' ');
    if (format === 'evidence') {
      expect(text).toContain('2024/0097');
      expect(text).toMatch(/KI-generiert|generated/);
    } else {
      expect(text).toContain(label);
      expect(text).toContain(question);
      expect(text).toContain('Trinkbrunnen am Hafenplatz');
      expect(text).toMatch(/Seite 1|S\. 1/);
    }
  });
}

test('one answer alone is exported', async ({ page }) => {
  await asked(page);
  await ask(page, 'Wie hoch ist die Hundesteuer für den ersten Hund?', 1);
  await page.getByRole('article').last().getByRole('button', { name: 'Diese Antwort exportieren' }).click();
  const arrives = page.waitForEvent('download');
  await dialog(page, 'Diese Antwort exportieren').getByRole('button', { name: 'Markdown' }).click();
  const text = read.markdown(await (await arrives).path());
  expect(text).toContain('Hundesteuer');
  expect(text).not.toContain('Der Ortsbeirat Altrhein beantragt');
  expect(text).toContain(label);
});

test('an export that fails says so and can be tried again', async ({ page, picture, complaints }) => {
  complaints.expected.push(/503/);
  await asked(page);
  await page.getByRole('button', { name: 'Unterhaltung exportieren' }).click();
  const choices = dialog(page, 'Unterhaltung exportieren');
  await page.route('**/export?*', route => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ title: 'Gerade werden zu viele Dateien erstellt.', status: 503 }) }));
  await choices.getByRole('button', { name: 'PDF' }).click();
  await expect(choices.getByRole('alert')).toContainText('PDF konnte nicht erstellt werden. Gerade werden zu viele Dateien erstellt.');
  await pictures(page, picture, 'export-failed', { phones: false });
  await page.unroute('**/export?*');
  const arrives = page.waitForEvent('download');
  await choices.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await arrives;
});

test('a colleague reads the shared conversation by its link, changes nothing, and goes on in a copy', async ({ page, browser, picture, complaints }) => {
  complaints.expected.push(/404/);
  await asked(page);
  await page.getByRole('button', { name: 'Unterhaltung teilen' }).click();
  const share = dialog(page, 'Unterhaltung teilen');
  await expect(share.getByText('Lesen können sie Kolleginnen und Kollegen der Stadt Rebstadt am Rhein, die den Link haben.', { exact: false })).toBeVisible();
  await pictures(page, picture, 'share-before', { phones: false });
  await share.getByRole('button', { name: 'Link erstellen' }).click();
  const link = await share.getByRole('textbox', { name: 'Link' }).inputValue();
  expect(link).toContain('/geteilt/');
  await pictures(page, picture, 'share-link');

  const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1280, height: 800 } });
  try {
    const colleague = await context.newPage();
    await open(colleague, link);
    await expect(colleague.getByRole('heading', { level: 1, name: question })).toBeVisible();
    await expect(colleague.getByText('Geteilte Unterhaltung')).toBeVisible();
    await expect(colleague.getByText('Nur zum Lesen, Stand', { exact: false })).toBeVisible();
    await expect(colleague.getByText(label, { exact: false })).toBeVisible();
    await expect(composer(colleague)).toHaveCount(0);
    await expect(colleague.getByRole('button', { name: 'Hilfreich' })).toHaveCount(0);
    await expect(conversations(colleague).getByText('Noch keine Unterhaltung')).toBeVisible();
    for (const [size, suffix] of [[{ width: 1280, height: 800 }, 'desktop'], [{ width: 390, height: 844 }, 'phone']]) {
      await colleague.setViewportSize(size);
      await colleague.screenshot({ animations: 'disabled', path: new URL(`../../artifacts/screenshots/shared-${suffix}-light.png`, import.meta.url).pathname });
    }
    await colleague.setViewportSize({ width: 1280, height: 800 });
    await colleague.getByRole('button', { name: /^Quelle 1: / }).click();
    await expect(colleague.getByRole('heading', { level: 2, name: 'Trinkbrunnen am Hafenplatz' })).toBeFocused();
    await colleague.keyboard.press('Escape');

    await colleague.getByRole('button', { name: 'Als eigene Unterhaltung weiterführen' }).click();
    await expect(colleague).toHaveURL(/\/c\//);
    await expect(composer(colleague)).toBeVisible();
    await expect(conversations(colleague).getByRole('listitem')).toHaveCount(1);
    await ask(colleague, 'Wie hoch ist die Hundesteuer für den ersten Hund?', 1);

    // What goes on in the copy stays there.
    await page.keyboard.press('Escape');
    await page.reload();
    await expect(page.getByRole('article')).toHaveCount(2);
    await page.getByRole('button', { name: 'Unterhaltung teilen' }).click();
    await expect(share.getByRole('textbox', { name: 'Link' })).toHaveValue(link);
    await share.getByRole('button', { name: 'Freigabe beenden' }).click();
    await pictures(page, picture, 'share-end', { phones: false });
    await share.getByRole('button', { name: 'Ja, beenden' }).click();
    await expect(share.getByText('Die Unterhaltung ist nicht mehr geteilt.')).toBeVisible();
    await open(colleague, link);
    await expect(colleague.getByRole('heading', { name: 'Dieser Link führt zu keiner Unterhaltung' })).toBeVisible();
  } finally {
    await context.close();
  }

  await open(page, link);
  await expect(page.getByRole('heading', { name: 'Dieser Link führt zu keiner Unterhaltung' })).toBeVisible();
  await pictures(page, picture, 'shared-ended');
});

test('the link shows how it stood, until its owner brings it up to date', async ({ page, picture }) => {
  await asked(page);
  await page.getByRole('button', { name: 'Unterhaltung teilen' }).click();
  const share = dialog(page, 'Unterhaltung teilen');
  await share.getByRole('button', { name: 'Link erstellen' }).click();
  const link = await share.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');
  await ask(page, 'Wie hoch ist die Hundesteuer für den ersten Hund?', 1);
  const own = page.url();
  await open(page, link);
  await expect(page.getByText('Das ist Ihre eigene Unterhaltung', { exact: false })).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(2);
  await open(page, own);
  await page.getByRole('button', { name: 'Unterhaltung teilen' }).click();
  await expect(share.getByText('Die Unterhaltung ist seitdem weitergegangen.', { exact: false })).toBeVisible();
  await pictures(page, picture, 'share-outdated', { phones: false });
  await share.getByRole('button', { name: 'Auf den neuen Stand bringen' }).click();
  await expect(share.getByText('Der Link zeigt jetzt den neuen Stand.')).toBeVisible();
  await open(page, link);
  await expect(page.getByRole('article')).toHaveCount(4);
});

test('on paper there is the conversation alone, with labels, sources and their addresses', async ({ page, picture }) => {
  await asked(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(label, { exact: false })).toBeVisible();
  await expect(composer(page)).toBeHidden();
  await expect(conversations(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Unterhaltung exportieren' })).toBeHidden();
  await expect(page.getByRole('group', { name: 'Was Sie mit der Antwort tun können' })).toBeHidden();
  await expect(page.getByRole('heading', { name: '2 Quellen' })).toBeVisible();
  await picture('print-conversation');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect.poll(() => page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
  await expect.poll(() => contrastOf(page.getByText(label, { exact: false }))).toBeGreaterThan(4.5);
  await expect.poll(() => contrastOf(page.getByRole('article').first().locator('.message-question'))).toBeGreaterThan(4.5);
  await picture('print-conversation-dark');
  await page.emulateMedia({ media: null, colorScheme: 'light' });
});

test('one answer alone is printed where that is wanted', async ({ page, picture }) => {
  await page.addInitScript(() => { window.print = () => { window.printed = document.documentElement.dataset.print; }; });
  await asked(page);
  await ask(page, 'Wie hoch ist die Hundesteuer für den ersten Hund?', 1);
  await page.getByRole('article').last().getByRole('button', { name: 'Diese Antwort exportieren' }).click();
  await dialog(page, 'Diese Antwort exportieren').getByRole('button', { name: 'Druckansicht' }).click();
  await expect.poll(() => page.evaluate(() => window.printed)).toBe('message');
  await page.emulateMedia({ media: 'print' });
  // With its question, and not under the title, which is that of the first one.
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(page.getByRole('article').first()).toContainText('Hundesteuer');
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(0);
  await picture('print-answer');
});
