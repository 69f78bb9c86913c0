import { test } from './fixtures.js';
import { composer, expect, open, patient, pictures } from './steps.js';

test.describe.configure(patient);

const results = page => page.getByRole('region', { name: 'Ergebnisse' });
const hits = page => results(page).locator('.hits').getByRole('heading', { level: 3 });
const facet = (page, name) => page.getByRole('complementary', { name: 'Eingrenzen' }).getByRole('group', { name });
const found = (page, total) => expect(page.getByRole('heading', { level: 2, name: new RegExp(`Ergebnisse: ${total}`) })).toBeVisible();
const viewer = page => page.getByRole('complementary').filter({ has: page.getByRole('button', { name: 'Unterlage schließen' }) });

async function search(page, words) {
  await page.getByRole('searchbox', { name: 'Suchbegriffe' }).fill(words);
  await page.getByRole('searchbox', { name: 'Suchbegriffe' }).press('Enter');
}

test('the page says what can be searched before anything is', async ({ page, picture }) => {
  await open(page, '/suche');
  await expect(page).toHaveTitle(/Suchen/);
  await expect(page.getByRole('searchbox', { name: 'Suchbegriffe' })).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Wonach suchen Sie?' })).toBeVisible();
  await pictures(page, picture, 'search-start');
});

test('words find passages: document, where, what it says, and the words marked', async ({ page, picture }) => {
  await open(page, '/suche');
  await search(page, 'Bewohnerparken');
  await found(page, '6 Unterlagen');
  await expect(page).toHaveURL('/suche?q=Bewohnerparken');
  await expect(page).toHaveTitle(/Bewohnerparken/);
  await expect(hits(page)).toHaveCount(6);
  const hit = results(page).getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Bewohnerparken Zone C (Südstadt)', exact: true }) }).first();
  await expect(hit).toContainText('2024/0067');
  await expect(hit).toContainText('Beschlussvorlage');
  await expect(hit).toContainText('26.08.2024');
  await expect(hit).toContainText('Seite 1');
  await expect(hit.locator('mark').first()).toHaveText(/bewohnerpark/i);
  await pictures(page, picture, 'search-hits');

  // The other passages of the same document.
  await hit.getByText('3 weitere Stellen in dieser Unterlage').click();
  await expect(hit.getByRole('button', { name: /Stelle öffnen/ })).toHaveCount(3);
  await picture('search-more-passages-desktop-light');
});

test('facets narrow down with counts, stand in the address, and the back button takes them back', async ({ page, picture }) => {
  await open(page, '/suche?q=Bewohnerparken');
  await found(page, '6 Unterlagen');
  const year = facet(page, 'Jahr');
  await expect(year.getByRole('radio', { name: '2025 (3)' })).not.toBeChecked();
  await expect(year.getByRole('radio', { name: 'Alle Jahre' })).toBeChecked();
  const committee = facet(page, 'Gremium');
  await committee.getByRole('checkbox', { name: 'Stadtrat (4)' }).check();
  await expect(page).toHaveURL(/committee=Stadtrat/);
  await found(page, '4 Unterlagen');
  // A second value can be added: the counts of the facet itself stay.
  await expect(committee.getByRole('checkbox', { name: 'Bau- und Umweltausschuss (4)' })).not.toBeChecked();
  await committee.getByRole('checkbox', { name: 'Bau- und Umweltausschuss (4)' }).check();
  await found(page, '6 Unterlagen');
  await expect(results(page).getByRole('list', { name: 'Eingegrenzt auf' }).getByRole('button')).toHaveCount(2);
  await facet(page, 'Jahr').getByRole('radio', { name: /^2025/ }).check();
  await expect(page).toHaveURL(/since=2025-01-01&until=2025-12-31/);
  await found(page, '3 Unterlagen');
  await pictures(page, picture, 'search-facets');

  // The address alone is enough.
  await page.reload();
  await found(page, '3 Unterlagen');
  await expect(facet(page, 'Gremium').getByRole('checkbox', { name: /^Stadtrat/ })).toBeChecked();
  await expect(facet(page, 'Jahr').getByRole('radio', { name: /^2025/ })).toBeChecked();

  await page.goBack();
  await found(page, '6 Unterlagen');
  await expect(facet(page, 'Jahr').getByRole('radio', { name: 'Alle Jahre' })).toBeChecked();
  await page.goBack();
  await found(page, '4 Unterlagen');
  await results(page).getByRole('button', { name: 'Eingrenzung „Stadtrat“ aufheben' }).click();
  await found(page, '6 Unterlagen');
  await expect(page).toHaveURL('/suche?q=Bewohnerparken');
});

test('a period is chosen by its days', async ({ page }) => {
  await open(page, '/suche?q=Bewohnerparken');
  await found(page, '6 Unterlagen');
  const from = facet(page, 'Zeitraum').getByLabel('Von');
  await from.fill('2025-01-01');
  await from.press('Enter');
  await expect(page).toHaveURL(/since=2025-01-01/);
  await found(page, '3 Unterlagen');
  await results(page).getByRole('button', { name: 'Eingrenzung „ab 01.01.2025“ aufheben' }).click();
  await found(page, '6 Unterlagen');
});

test('what the words themselves imply is offered, taken with a click, and can be taken away again', async ({ page, picture }) => {
  await open(page, '/suche');
  await search(page, 'Beschlüsse des Stadtrats zum Deich');
  const offer = results(page).getByRole('button', { name: 'Auf „Stadtrat“ eingrenzen' });
  await expect(results(page).getByText('Nach Ihren Suchbegriffen eingrenzen auf:')).toBeVisible();
  const total = async () => parseInt(/(\d+) Unterlagen/.exec(await page.getByRole('heading', { level: 2, name: /Ergebnisse/ }).textContent())[1], 10);
  const all = await total();
  await pictures(page, picture, 'search-implied');
  await offer.click();
  await expect(page).toHaveURL(/committee=Stadtrat/);
  await expect(offer).toHaveCount(0);
  await expect.poll(total).toBeLessThan(all);
  await expect(facet(page, 'Gremium').getByRole('checkbox', { name: /^Stadtrat/ })).toBeChecked();
  await results(page).getByRole('button', { name: 'Eingrenzung „Stadtrat“ aufheben' }).click();
  await expect(offer).toBeVisible();
  await expect.poll(total).toBe(all);
});

test('where nothing is found the page says which word is nowhere and what may help', async ({ page, picture }) => {
  await open(page, '/suche');
  await search(page, 'Flugtaxilandeplatz');
  await expect(results(page).getByRole('heading', { name: 'Nichts gefunden' })).toBeVisible();
  await expect(results(page).getByText('Das Wort „Flugtaxilandeplatz“ steht in keiner Unterlage.')).toBeVisible();
  await expect(results(page).getByText('Lassen Sie Wörter weg', { exact: false })).toBeVisible();
  await pictures(page, picture, 'search-nothing');

  // Narrowed down too far: the way out is one click.
  await open(page, '/suche?q=Bewohnerparken&outcome=rejected');
  await expect(results(page).getByRole('heading', { name: 'Nichts gefunden' })).toBeVisible();
  await pictures(page, picture, 'search-nothing-narrowed', { phones: false });
  await results(page).getByRole('button', { name: 'Alle Eingrenzungen aufheben' }).click();
  await found(page, '6 Unterlagen');
});

test('a search that fails can be repeated without typing again', async ({ page, picture, complaints }) => {
  complaints.expected.push(/503/);
  await open(page, '/suche');
  await page.route('**/api/search?*', route => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify({ title: 'Die Suche ist gerade überlastet.', status: 503 }) }));
  await search(page, 'Bewohnerparken');
  const alert = page.getByRole('alert').filter({ hasText: 'Die Suche hat nicht geklappt' });
  await expect(alert).toContainText('Die Suche ist gerade überlastet.');
  await pictures(page, picture, 'search-failed', { phones: false });
  await page.unroute('**/api/search?*');
  await alert.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await found(page, '6 Unterlagen');
});

test('more documents come when they are asked for', async ({ page }) => {
  await open(page, '/suche?q=Stadtbibliothek+Orte');
  await expect(hits(page)).toHaveCount(20);
  await results(page).getByRole('button', { name: 'Weitere Unterlagen laden' }).click();
  await expect(hits(page)).toHaveCount(40);
});

test('a hit opens the document at the passage, which is highlighted', async ({ page, picture }) => {
  await open(page, '/suche?q=Bewohnerparken');
  const title = results(page).getByRole('button', { name: 'Bewohnerparken Zone C (Südstadt)', exact: true });
  await title.click();
  await expect(viewer(page).getByRole('heading', { level: 2, name: 'Bewohnerparken Zone C (Südstadt)' })).toBeFocused();
  await expect(viewer(page).getByRole('region', { name: 'Seiten der Unterlage' }).locator('mark').first()).toBeInViewport();
  await pictures(page, picture, 'search-viewer', { ready: () => expect(page.locator('.viewer mark').first()).toBeInViewport() });
  await page.keyboard.press('Escape');
  await expect(viewer(page)).toHaveCount(0);
  await expect(title).toBeFocused();
});

test('a search becomes a question', async ({ page }) => {
  await open(page, '/suche?q=Bewohnerparken+S%C3%BCdstadt');
  await results(page).getByRole('button', { name: 'Als Frage stellen' }).click();
  await expect(page).toHaveURL('/');
  await expect(composer(page)).toHaveValue('Bewohnerparken Südstadt');
  await expect(composer(page)).toBeFocused();
});

test('on a phone the facets wait behind a button', async ({ page, picture }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, '/suche?q=Bewohnerparken&committee=Stadtrat');
  await found(page, '4 Unterlagen');
  const button = page.getByRole('button', { name: 'Eingrenzen (1)' });
  await expect(page.getByRole('checkbox', { name: /^Stadtrat/ })).toBeHidden();
  await button.click();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('checkbox', { name: /^Stadtrat/ })).toBeChecked();
  await picture('search-facets-open-phone-light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture('search-facets-open-phone-dark');
});
