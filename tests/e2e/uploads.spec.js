import { readFileSync } from 'node:fs';
import { test } from './fixtures.js';
import { answered, ask, composer, expect, open, patient, pictures } from './steps.js';

test.describe.configure(patient);

const letter = { name: 'Anschreiben.txt', mimeType: 'text/plain', buffer: Buffer.from('Sehr geehrte Damen und Herren, der Seniorenbeirat bittet um zwölf neue Sitzbänke mit Rückenlehne entlang der Uferpromenade.\n') };
const pdf = { name: 'Antrag.pdf', mimeType: 'application/pdf', buffer: readFileSync(new URL('../../deploy/demo/files/2024-0097-antrag.pdf', import.meta.url)) };
const files = page => page.getByRole('list', { name: 'Angehängte Dateien' });
const file = (page, name) => files(page).getByRole('listitem').filter({ hasText: name });
const send = page => page.getByRole('button', { name: 'Frage senden' });

async function attach(page, ...chosen) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Datei anhängen' }).click()]);
  await chooser.setFiles(chosen);
}

/** Drops files on the conversation, as the browser does: over it, then on it. */
async function drop(page, ...dropped) {
  const data = await page.evaluateHandle(given => {
    const transfer = new DataTransfer();
    for (const { name, mimeType, text } of given)
      transfer.items.add(new File([text], name, { type: mimeType }));
    return transfer;
  }, dropped.map(({ name, mimeType, buffer }) => ({ name, mimeType, text: buffer.toString('utf8') })));
  const target = page.getByRole('region', { name: 'Unterhaltung', exact: true });
  await target.dispatchEvent('dragenter', { dataTransfer: data });
  return { land: () => target.dispatchEvent('drop', { dataTransfer: data }) };
}

test('a file is attached by the button, shown with its state, and taken away again', async ({ page, picture }) => {
  await open(page);
  await attach(page, letter, pdf);
  await expect(file(page, 'Anschreiben.txt')).toContainText('Bereit');
  await expect(file(page, 'Antrag.pdf')).toContainText('Bereit');
  await pictures(page, picture, 'uploads-ready');
  await page.getByRole('button', { name: '„Antrag.pdf“ entfernen' }).click();
  await expect(file(page, 'Antrag.pdf')).toHaveCount(0);
  await expect(file(page, 'Anschreiben.txt')).toBeVisible();
});

test('a file is dropped on the conversation', async ({ page, picture }) => {
  await open(page);
  const { land } = await drop(page, letter);
  await expect(page.getByText('Dateien hier ablegen')).toBeVisible();
  await expect(page.getByText(/je Datei bis .*; höchstens 5 Dateien/)).toBeVisible();
  await pictures(page, picture, 'uploads-drop', { phones: false });
  await land();
  await expect(page.getByText('Dateien hier ablegen')).toBeHidden();
  await expect(file(page, 'Anschreiben.txt')).toContainText('Bereit');
});

test('while a file is on its way its progress is shown and the question waits for it', async ({ page, picture }) => {
  await open(page);
  let go;
  const held = new Promise(resolve => { go = resolve; });
  await page.route('**/api/uploads?*', async route => { await held; await route.continue(); });
  await composer(page).fill('Worum bittet der Seniorenbeirat?');
  await attach(page, letter);
  await expect(files(page).getByRole('progressbar', { name: '„Anschreiben.txt“ wird hochgeladen' })).toBeVisible();
  await expect(send(page)).toBeDisabled();
  await expect(page.getByText('Die Frage kann gesendet werden, sobald die Dateien hochgeladen und gelesen sind.')).toBeVisible();
  await pictures(page, picture, 'uploads-progress');
  go();
  await expect(file(page, 'Anschreiben.txt')).toContainText('Bereit');
  await expect(send(page)).toBeEnabled();
});

test('a file that takes long to read says why', async ({ page, picture }) => {
  // The file has arrived, and the host says nothing yet.
  await page.addInitScript(() => {
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = function (body) {
      const answered = this.onload;
      this.onload = event => { window.answerUpload = () => answered.call(this, event); };
      send.call(this, body);
    };
  });
  await open(page);
  await attach(page, letter);
  await expect(files(page).getByRole('progressbar', { name: '„Anschreiben.txt“ wird gelesen' })).toBeVisible();
  await expect(file(page, 'Anschreiben.txt')).toContainText('Eingescannte Seiten und Bilder brauchen einige Sekunden je Seite');
  await expect(page.locator('[aria-live]').filter({ hasText: '„Anschreiben.txt“ wird gelesen.' })).toHaveCount(1);
  await pictures(page, picture, 'uploads-reading');
  await page.evaluate(() => window.answerUpload());
  await expect(file(page, 'Anschreiben.txt')).toContainText('Bereit');
  await expect(file(page, 'Anschreiben.txt')).not.toContainText('Eingescannte Seiten und Bilder brauchen');
});

test('what cannot be read is refused with a reason before it is sent', async ({ page, picture }) => {
  await open(page);
  let sent = 0;
  page.on('request', request => { if (request.url().includes('/api/uploads')) sent++; });
  await attach(page,
    { name: 'Programm.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
    { name: 'Leer.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    { name: 'Groß.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(21 * 1024 * 1024, 32) });
  await expect(file(page, 'Programm.exe')).toContainText(/Diese Art von Datei kann der Assistent nicht lesen\. Möglich sind PDF, DOCX, XLSX, ODT, ODS, EML, Text, Markdown, CSV(, HTML, PNG, JPEG oder TIFF| oder HTML)\./);
  await expect(file(page, 'Leer.txt')).toContainText('Die Datei ist leer.');
  await expect(file(page, 'Groß.pdf')).toContainText(/zu groß. Möglich sind höchstens \d+ MB\./);
  await expect(page.locator('[aria-live]').filter({ hasText: '„Programm.exe“ ist nicht angehängt.' })).toHaveCount(1);
  await composer(page).fill('Eine Frage');
  await expect(send(page)).toBeDisabled();
  await pictures(page, picture, 'uploads-refused');
  expect(sent).toBe(0);
  for (const name of ['Programm.exe', 'Leer.txt', 'Groß.pdf'])
    await page.getByRole('button', { name: `„${name}“ entfernen` }).click();
  await expect(send(page)).toBeEnabled();
});

test('what is a PDF by its name and begin alone is refused by the host, with a sentence', async ({ page, picture, complaints }) => {
  complaints.expected.push(/4(15|22)/);
  await open(page);
  await attach(page, { name: 'Kaputt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nDas ist keines.') });
  await expect(file(page, 'Kaputt.pdf')).toContainText('Nicht angehängt');
  await expect(file(page, 'Kaputt.pdf').locator('.upload-reason')).toHaveText(/\S.*\./);
  await pictures(page, picture, 'uploads-refused-by-host', { phones: false });
});

test('the text of a file is what the answer is made from, and stands at the question', async ({ page, picture }) => {
  await open(page);
  await attach(page, letter);
  await expect(file(page, 'Anschreiben.txt')).toContainText('Bereit');
  const answer = await ask(page, 'Worum bittet der Seniorenbeirat in diesem Schreiben?');
  await expect(files(page)).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Mit Ihren Dateien' })).toContainText('Anschreiben.txt');
  await expect(answer).toContainText('zwölf neue Sitzbänke');
  await expect(answer.getByRole('button', { name: /Anschreiben/ }).first()).toBeVisible();
  await pictures(page, picture, 'uploads-answer');
  await answer.getByRole('button', { name: /Anschreiben/ }).first().click();
  await expect(page.getByText('Aus dieser Datei, die zur Frage angehängt ist, wurde zitiert:')).toBeVisible();
  await pictures(page, picture, 'uploads-source');
  await page.keyboard.press('Escape');

  await page.reload();
  await answered(page);
  await expect(page.getByRole('list', { name: 'Mit Ihren Dateien' })).toContainText('Anschreiben.txt');
});

test('an upload that broke off can be sent once more', async ({ page, picture, complaints }) => {
  complaints.expected.push(/ERR_|Failed to load/);
  await open(page);
  await page.route('**/api/uploads?*', route => route.abort());
  await attach(page, letter);
  await expect(file(page, 'Anschreiben.txt')).toContainText('Nicht angehängt');
  await pictures(page, picture, 'uploads-broken-off', { phones: false });
  await page.unroute('**/api/uploads?*');
  await page.getByRole('button', { name: '„Anschreiben.txt“ noch einmal hochladen' }).click();
  await expect(file(page, 'Anschreiben.txt')).toContainText('Bereit');
});
