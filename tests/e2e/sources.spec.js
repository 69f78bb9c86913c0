// What a source's reader must know: the same text stands elsewhere, there is a newer paper, the page was read from a scan.
import { startHost } from '../support/host.js';
import { expectAccessible, test as base } from './fixtures.js';
import { ask, expect, open, patient, pictures } from './steps.js';

const shelter = 'Wartehallen an der Bushaltestelle Kelterplatz';
const sameText = 'Die Wartehalle an der Bushaltestelle Kelterplatz wird durch eine barrierefreie Wartehalle mit Sitzbank und Beleuchtung ersetzt. Die Kosten der Wartehalle betragen 38.500 Euro. Das Land fördert den Umbau der Haltestelle mit 85 Prozent, der Rest steht im Haushalt bereit. Die Arbeiten beginnen nach der Weinlese und dauern sechs Wochen.';
const garden = 'Benutzungsordnung für den Gemeinschaftsgarten Rebenweg';
const rules = fee => `Die Benutzungsordnung für den Gemeinschaftsgarten am Rebenweg regelt die Vergabe der Beete. Für ein Beet im Gemeinschaftsgarten wird eine Jahresgebühr von ${fee} Euro erhoben. Die Beete werden jeweils für drei Jahre vergeben; Einwohnerinnen und Einwohner ohne eigenen Garten haben Vorrang. Das Wasser der Zisterne steht allen zu.`;

const test = base.extend({
  host: [async ({}, use) => {
    const host = await startHost({
      settings: { ASSISTANT__SYNCINTERVAL: '00:00:00' },
      papers: [
        { number: '2025/0301', name: shelter, date: '2025-03-03', organization: 7, text: sameText },
        { number: '2025/0302', name: shelter, date: '2025-03-03', organization: 3, text: sameText },
        { number: '2025/0303', name: shelter, date: '2025-03-03', organization: 1, text: sameText },
        { number: '2024/0310', name: garden, date: '2024-04-02', organization: 7, text: rules('24') },
        { number: '2026/0311', name: garden, date: '2026-02-02', organization: 7, text: rules('36') },
      ],
    });
    await use(host);
    await host.stop();
  }, { scope: 'worker', timeout: 240_000 }],
});

test.describe.configure(patient);

const results = page => page.getByRole('region', { name: 'Ergebnisse' });
const hit = (page, text) => results(page).locator('.hit').filter({ hasText: text });
const viewer = page => page.getByRole('complementary').filter({ has: page.getByRole('button', { name: 'Unterlage schließen' }) });

test('the search shows the same text once, names the others, and opens them', async ({ page, picture }) => {
  await open(page, '/suche?q=Wartehalle+Kelterplatz');
  const found = hit(page, 'Wartehalle an der Bushaltestelle');
  await expect(found).toHaveCount(1);
  await found.getByText('Derselbe Text steht in 2 weiteren Unterlagen').click();
  const others = found.locator('.same-text').getByRole('button');
  await expect(others).toHaveCount(2);
  await expect(others.first()).toHaveText(/(Stadtrat|Bau- und Umweltausschuss|Ortsbeirat Weinberg) · 2025\/030\d · 03\.03\.2025/);
  await pictures(page, picture, 'sources-search-same');
  await expectAccessible(page);
  await others.first().click();
  await expect(viewer(page).getByRole('heading', { level: 2, name: shelter })).toBeVisible();
});

test('the search says at an older paper that there is a newer one', async ({ page, picture }) => {
  await open(page, '/suche?q=Gemeinschaftsgarten+Jahresgebühr');
  const old = hit(page, '2024/0310').filter({ hasText: '24 Euro' });
  await expect(old.locator('.note-warning')).toContainText('Es gibt eine neuere Unterlage mit demselben Titel: Ortsbeirat Weinberg · 2026/0311 · 02.02.2026');
  // Nearly all words are the same, and the fee is not: never folded.
  await expect(hit(page, '36 Euro').locator('.note-warning')).toHaveCount(0);
  await pictures(page, picture, 'sources-search-newer');
});

test('an answer quotes the same text once and names the others at its source', async ({ page, picture }) => {
  await open(page);
  const answer = await ask(page, 'Was kostet die Wartehalle an der Haltestelle Kelterplatz?');
  await expect(answer.locator('.sources > ol > li').filter({ hasText: shelter })).toHaveCount(await answer.locator('.sources .same-text').count());
  await expect(answer).toContainText('38.500 Euro');
  const first = answer.locator('.sources > ol > li').first();
  await first.getByText('Derselbe Text steht in 2 weiteren Unterlagen').click();
  await expect(first.locator('.same-text').getByRole('button')).toHaveCount(2);
  await first.scrollIntoViewIfNeeded();
  await pictures(page, picture, 'sources-answer-same', { ready: () => first.scrollIntoViewIfNeeded() });
  await expectAccessible(page);
});

test('an answer from an older paper tells of the newer one, beside the quote and in the export', async ({ page, picture }) => {
  await open(page);
  const answer = await ask(page, 'Welche Jahresgebühr kostet ein Beet im Gemeinschaftsgarten am Rebenweg?');
  const old = answer.locator('.sources > ol > li').filter({ hasText: '2024/0310' }).filter({ has: page.locator('.note-warning') });
  // The older and the newer fee stand in nearly the same sentence: both are quoted.
  await expect(answer).toContainText('24 Euro');
  await expect(answer).toContainText('36 Euro');
  await expect(old.first().locator('.note-warning')).toContainText('Es gibt eine neuere Unterlage mit demselben Titel: Ortsbeirat Weinberg · 2026/0311 · 02.02.2026');
  await old.first().scrollIntoViewIfNeeded();
  await pictures(page, picture, 'sources-answer-newer', { ready: () => old.first().scrollIntoViewIfNeeded() });
  const number = await old.first().locator('.sources-number').textContent();
  await page.keyboard.press('Shift+Tab');
  await answer.getByRole('button', { name: new RegExp(`^Quelle ${number}: `) }).first().focus();
  await expect(page.getByRole('tooltip')).toContainText('Es gibt eine neuere Unterlage mit demselben Titel');
  await pictures(page, picture, 'sources-answer-newer-hint');

  await page.keyboard.press('Escape');

  const id = page.url().split('/').at(-1);
  const export_ = await page.request.get(`/api/conversations/${id}/export?format=markdown`);
  expect(await export_.text()).toContain('Es gibt eine neuere Unterlage mit demselben Titel:* ');
  await old.first().locator('.note-warning').getByRole('button').click();
  await expect(viewer(page)).toContainText('2026/0311');
});

test('a page that was read from a scan says so at the hit, at the citation, and where its quote cannot be marked', async ({ page, picture }) => {
  await open(page, '/suche?q=Bürgerverein+Hafenkran+Blickachse');
  const found = hit(page, 'Aus einem Scan per Texterkennung gelesen').first();
  await expect(found).toBeVisible();
  await pictures(page, picture, 'sources-search-scan');

  await open(page);
  const answer = await ask(page, 'Wie breit soll die freie Blickachse auf den Hafenkran nach Meinung des Bürgervereins sein?');
  const scanned = answer.locator('.sources > ol > li').filter({ hasText: 'Aus einem Scan per Texterkennung gelesen, kann Lesefehler enthalten.' }).first();
  await expect(scanned).toBeVisible();
  await pictures(page, picture, 'sources-answer-scan', { ready: () => scanned.scrollIntoViewIfNeeded() });
  await scanned.locator('.sources-title').click();
  await expect(viewer(page).getByText('Diese Seite ist ein Scan:')).toBeVisible();
  await pictures(page, picture, 'sources-viewer-scan');
  await viewer(page).getByRole('button', { name: 'Als Text' }).click();
  await expect(viewer(page).getByText('Per Texterkennung aus einem Scan gelesen')).toBeVisible();
  await expectAccessible(page);
});

test('words of time in a question narrow it, are shown, and can be taken away', async ({ page, picture }) => {
  const times = [
    ['Was stand im letzten Stadtrat zum Haushalt auf der Tagesordnung?', /\d+\. \p{L}+ \d{4}/u],
    ['Welche Vorlagen wurden vor der Sommerpause 2025 beraten?', /bis 26\. Juni 2025/],
    ['Welche Anträge wurden seit 2024 zum Radverkehr beraten?', /2024/],
  ];
  for (const [question, label] of times) {
    await open(page);
    const answer = await ask(page, question);
    const chips = answer.locator('.applied').getByRole('button');
    const period = chips.filter({ hasText: label }).first();
    await expect(period, question).toBeVisible();
    if (question.includes('letzten'))
      await pictures(page, picture, 'sources-times-chat');
    const before = await chips.count();
    await period.click();
    await expect(answer).toContainText('2/2', { timeout: 60_000 });
    await expect(answer.locator('.applied').getByRole('button').filter({ hasText: label })).toHaveCount(0);
    expect(await answer.locator('.applied').getByRole('button').count()).toBeLessThan(before);
  }
});

test('words of time in a search are understood: offered, taken with a click, and taken away again', async ({ page, picture }) => {
  for (const [words, label, address] of [
    ['Radweg seit 2025', /^Auf „.*2025.*“ eingrenzen$/, /since=2025-01-01/],
    ['Radverkehr vor der Sommerpause 2025', /^Auf „.*2025.*“ eingrenzen$/, /until=2025-\d\d-\d\d/],
    ['Beschlüsse im letzten Stadtrat', /^Auf „.*\d{4}.*“ eingrenzen$/, /since=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d/],
  ]) {
    await open(page, `/suche?q=${encodeURIComponent(words)}`);
    const offer = results(page).getByRole('button', { name: label }).first();
    await expect(offer, words).toBeVisible();
    if (words.includes('seit'))
      await pictures(page, picture, 'sources-times-search');
    await offer.click();
    await expect(page).toHaveURL(address);
    const chip = results(page).getByRole('list', { name: 'Eingegrenzt auf' }).getByRole('button').last();
    await chip.click();
    await expect(page).not.toHaveURL(address);
    await expect(offer).toBeVisible();
  }
});
