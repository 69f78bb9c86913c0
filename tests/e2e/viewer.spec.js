import { test } from './fixtures.js';
import { ask, expect, open, patient, pictures } from './steps.js';

test.describe.configure(patient);

const viewer = page => page.getByRole('complementary').filter({ has: page.getByRole('button', { name: 'Unterlage schließen' }) });
const pages = page => page.getByRole('region', { name: 'Seiten der Unterlage' });
const alertOf = page => viewer(page).getByRole('alert');
const citation = (page, n) => page.getByRole('article').getByRole('button', { name: new RegExp(`^Quelle ${n}: `) });
const hit = (page, name) => page.getByRole('region', { name: 'Ergebnisse' }).getByRole('button', { name, exact: true });
/** The highlighted place is drawn, and stays in sight where the document goes from beside the page to over it. */
const marked = page => ({ ready: () => expect(page.locator('.viewer mark').first()).toBeInViewport() });
const dike = 'Hochwasserschutz Altrhein – Bau- und Finanzierungsbeschluss für den Deichabschnitt 2';

async function openHit(page, words, title) {
  await open(page, `/suche?q=${encodeURIComponent(words)}`);
  await hit(page, title).click();
  await expect(viewer(page).getByRole('heading', { level: 2, name: title })).toBeVisible();
}

test('a citation shows its quote and opens the page beside the chat with the quote highlighted', async ({ page, picture }) => {
  await open(page);
  await ask(page, 'Was kostet der Trinkbrunnen am Hafenplatz?');
  // By keyboard: where the pointer is, its own hint would be.
  await page.keyboard.press('Shift+Tab');
  await citation(page, 1).focus();
  await expect(page.getByRole('tooltip')).toContainText('Hafenplatz');
  await pictures(page, picture, 'viewer-citation-hint');

  await citation(page, 1).click();
  await expect(viewer(page).getByRole('heading', { level: 2, name: 'Trinkbrunnen am Hafenplatz' })).toBeFocused();
  await expect(viewer(page)).toContainText('2024/0097');
  await expect(pages(page).getByRole('group', { name: 'Seite 1' })).toBeVisible();
  await expect(pages(page).locator('mark.viewer-quote').first()).toBeInViewport();
  const quoted = (await pages(page).locator('mark.viewer-quote').allTextContents()).join(' ');
  expect(quoted).toContain('Trinkbrunnen');
  // The chat stands beside it and can be used.
  await expect(page.getByRole('textbox', { name: 'Ihre Frage', exact: true })).toBeVisible();
  await pictures(page, picture, 'viewer-beside', marked(page));

  // The other source takes its place.
  await citation(page, 2).click();
  await expect(viewer(page).getByRole('heading', { level: 2, name: /^Ortsbeirat Altrhein, Sitzung vom/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(viewer(page)).toHaveCount(0);
  await expect(citation(page, 2)).toBeFocused();
});

test('the document can be read as text, with the quote marked', async ({ page, picture }) => {
  await openHit(page, 'Bewohnerparken', 'Bewohnerparken Zone C (Südstadt)');
  const views = viewer(page).getByRole('group', { name: 'Ansicht' });
  await expect(views.getByRole('button', { name: 'Original' })).toHaveAttribute('aria-pressed', 'true');
  await views.getByRole('button', { name: 'Als Text' }).click();
  const text = viewer(page).getByRole('region', { name: 'Als Text' });
  await expect(text.getByRole('heading', { name: 'Seite 1' })).toBeVisible();
  await expect(text.locator('mark').first()).toBeInViewport();
  await pictures(page, picture, 'viewer-text', marked(page));
});

test('pages and size are changed by button, field and key', async ({ page, picture }) => {
  await openHit(page, 'Radweg Kaiserstraße', 'Radverkehrskonzept 2035');
  const field = viewer(page).getByRole('textbox', { name: 'Seite' });
  await expect(viewer(page).getByText('von 12', { exact: true })).toBeVisible();
  await field.fill('7');
  await field.press('Enter');
  await expect(pages(page).getByRole('group', { name: 'Seite 7' })).toBeInViewport();
  await expect(field).toHaveValue('7');
  await viewer(page).getByRole('button', { name: 'Nächste Seite' }).click();
  await expect(field).toHaveValue('8');
  await pages(page).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(field).toHaveValue('7');

  const percent = viewer(page).locator('.viewer-percent');
  const before = parseInt(await percent.textContent(), 10);
  await page.keyboard.press('+');
  await expect.poll(async () => parseInt(await percent.textContent(), 10)).toBeGreaterThan(before);
  await expect(viewer(page).getByRole('button', { name: 'Breite' })).toHaveAttribute('aria-pressed', 'false');
  await viewer(page).getByRole('button', { name: 'Vergrößern' }).click();
  await picture('viewer-zoomed-desktop-light');
  await pages(page).focus();
  await page.keyboard.press('0');
  await expect.poll(async () => parseInt(await percent.textContent(), 10)).toBe(before);

  // The width of the document, by keyboard.
  const separator = viewer(page).getByRole('separator', { name: 'Breite der Unterlage' });
  await separator.focus();
  const width = (await viewer(page).boundingBox()).width;
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await viewer(page).boundingBox()).width).toBeGreaterThan(width);
});

test('words are looked for in the whole document', async ({ page, picture }) => {
  await openHit(page, 'Radweg Kaiserstraße', 'Radverkehrskonzept 2035');
  await expect(pages(page).getByRole('group').first()).toBeVisible();
  await pages(page).focus();
  await page.keyboard.press('Control+f');
  const field = viewer(page).getByRole('searchbox', { name: 'Suchwort' });
  await expect(field).toBeFocused();
  await field.fill('Fahrrad');
  // The first one from the page on that is read.
  const at = viewer(page).getByRole('status').filter({ hasText: /^\d+ von \d+$/ });
  await expect(at).toBeVisible();
  await expect(pages(page).locator('mark.viewer-current').first()).toBeInViewport();
  const [first, all] = (await at.textContent()).split(' von ').map(Number);
  await field.press('Enter');
  await expect(at).toHaveText(`${first % all + 1} von ${all}`);
  await field.press('Shift+Enter');
  await expect(at).toHaveText(`${first} von ${all}`);
  await pictures(page, picture, 'viewer-search', { phones: false });
  await field.fill('Flugtaxi');
  await expect(viewer(page).getByRole('status').filter({ hasText: 'Nichts gefunden' })).toBeVisible();
  // Escape closes the search alone, then the document.
  await field.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(viewer(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(viewer(page)).toHaveCount(0);
});

test('attachments that are no PDF are shown as plain text', async ({ page, picture, complaints }) => {
  await openHit(page, 'kühle Orte Stadtarchiv', 'Antwort der Verwaltung zur Anfrage „Hitzeschutz und Klimaanpassung in der Innenstadt“');
  const text = viewer(page).getByRole('region', { name: 'Als Text' });
  await expect(text).toContainText('Lesesaal des Stadtarchivs');
  await expect(viewer(page).getByRole('combobox', { name: 'Datei' }).locator('option:checked')).toHaveText(/Kühle Orte/);
  // The council's page is text here, never a page within the page.
  await expect(viewer(page).locator('iframe, object, embed')).toHaveCount(0);
  await pictures(page, picture, 'viewer-html', marked(page));

  await openHit(page, 'Bemessungswasserstand Oberkante Deichwachen', dike);
  const files = viewer(page).getByRole('combobox', { name: 'Datei' });
  await files.selectOption({ label: await files.locator('option', { hasText: 'Pegel' }).textContent() });
  await expect(text).toContainText('Bemessungswasserstand HQ 100: 905 cm');
  await pictures(page, picture, 'viewer-plain', marked(page));
  expect(complaints.errors).toEqual([]);
});

test('another file of the same document is chosen', async ({ page }) => {
  await openHit(page, 'Bewohnerparken', 'Bewohnerparken Zone C (Südstadt)');
  await expect(viewer(page).getByRole('link', { name: 'Datei herunterladen' })).toHaveAttribute('download', /.+/);
  await expect(viewer(page).getByRole('link', { name: /Original im Ratsinformationssystem/ })).toHaveAttribute('rel', /noopener/);
  const [download] = await Promise.all([page.waitForEvent('download'), viewer(page).getByRole('link', { name: 'Datei herunterladen' }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.pdf$/);
});

test('with the council’s server dead what was read before is shown, the rest as its text', async ({ page, picture, host, complaints }) => {
  complaints.expected.push(/502/);
  await openHit(page, 'Friedhofsgebührensatzung', 'Neufassung der Friedhofsgebührensatzung');
  await expect(pages(page).getByRole('group', { name: 'Seite 1' })).toBeVisible();
  await host.stopCouncil();
  try {
    // Kept from before.
    await openHit(page, 'Friedhofsgebührensatzung', 'Neufassung der Friedhofsgebührensatzung');
    await expect(pages(page).locator('mark').first()).toBeInViewport();

    // Never fetched: says so within ten seconds, and the text is here.
    await openHit(page, 'Baumschutzsatzung Stammumfang', 'Erlass einer Baumschutzsatzung');
    const alert = alertOf(page);
    await expect(alert).toContainText('Das Ratsinformationssystem gibt diese Datei gerade nicht heraus.');
    await pictures(page, picture, 'viewer-unreachable');
    await alert.getByRole('button', { name: 'Als Text lesen' }).click();
    await expect(viewer(page).getByRole('region', { name: 'Als Text' })).toContainText('Stammumfang');
  } finally {
    await host.startCouncil();
  }
  // The host leaves a silent server alone for a while; then trying again helps.
  await viewer(page).getByRole('group', { name: 'Ansicht' }).getByRole('button', { name: 'Original' }).click();
  await expect(async () => {
    if (await alertOf(page).isVisible())
      await alertOf(page).getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await expect(pages(page).getByRole('group', { name: 'Seite 1' })).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 150_000 });
});

test('a document that is gone says so and keeps the quote', async ({ page, picture, complaints }) => {
  complaints.expected.push(/404/);
  await page.route('**/api/documents/*', route => route.fulfill({ status: 404, contentType: 'application/problem+json', body: JSON.stringify({ title: 'Diese Unterlage gibt es nicht.', status: 404 }) }));
  await open(page, '/suche?q=Bewohnerparken');
  await hit(page, 'Bewohnerparken Zone C (Südstadt)').click();
  await expect(viewer(page).getByRole('alert')).toContainText('Diese Unterlage ist nicht mehr verfügbar');
  await expect(viewer(page).locator('blockquote')).toContainText('Bewohnerpark');
  await pictures(page, picture, 'viewer-withdrawn');
});

test('a window that is made narrow, or a tablet that is turned, stays on the page that is read', async ({ page }) => {
  await openHit(page, 'Radweg Kaiserstraße', 'Radverkehrskonzept 2035');
  const field = viewer(page).getByRole('textbox', { name: 'Seite' });
  await field.fill('7');
  await field.press('Enter');
  await expect(pages(page).getByRole('group', { name: 'Seite 7' })).toBeInViewport();
  const asked = [];
  page.on('request', request => asked.push(request.url()));

  await page.setViewportSize({ width: 768, height: 1024 });
  const over = page.getByRole('dialog', { name: 'Radverkehrskonzept 2035' });
  await expect(over.getByRole('textbox', { name: 'Seite' })).toHaveValue('7');
  await expect(pages(page).getByRole('group', { name: 'Seite 7' })).toBeInViewport();
  // What lies behind is out of reach for the keyboard.
  for (let turn = 0; turn < 25; turn++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest('.viewer') !== null)).toBe(true);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(over).toHaveCount(0);
  await expect(field).toHaveValue('7');
  await expect(pages(page).getByRole('group', { name: 'Seite 7' })).toBeInViewport();
  expect(asked.filter(url => url.includes('/api/documents'))).toEqual([]);
});

test('on a phone the document fills the screen and gives the focus back', async ({ page, picture }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/suche?q=Bewohnerparken');
  await hit(page, 'Bewohnerparken Zone C (Südstadt)').click();
  const over = page.getByRole('dialog', { name: 'Bewohnerparken Zone C (Südstadt)' });
  await expect(over.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(over.locator('mark.viewer-quote').first()).toBeInViewport();
  const box = await over.boundingBox();
  expect([box.x, box.y, Math.round(box.width), Math.round(box.height)]).toEqual([0, 0, 390, 844]);
  await picture('viewer-phone-full-light');
  await page.keyboard.press('Escape');
  await expect(over).toHaveCount(0);
  await expect(hit(page, 'Bewohnerparken Zone C (Südstadt)')).toBeFocused();
});
