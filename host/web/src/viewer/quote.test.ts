import { expect, test } from 'vitest';
import { findAll, findQuote, lettersOf, locate } from './quote';

const on = (page: string, quote: string) => {
  const { spans, share } = findQuote(lettersOf(page), lettersOf(quote));
  return { marked: spans.map(({ start, end }) => page.slice(start, end)), share };
};

test('a quote is found over lines, hyphens and blanks', () => {
  expect(on('Der Gemeinderat be-\nschließt die Sanie\u00adrung der  Grund-schule.Kosten', 'beschließt die Sanierung der Grundschule.').marked)
    .toEqual(['be-\nschließt die Sanie\u00adrung der  Grund-schule']);
});

test('ligatures, accents set apart and quotation marks do not matter', () => {
  expect(on('Die P\ufb02icht zur Vero\u0308\ufb00entlichung der »Daten«', 'Pflicht zur Veröffentlichung der „Daten“')).toEqual({ marked: ['P\ufb02icht zur Vero\u0308\ufb00entlichung der »Daten'], share: 1 });
});

test('marks do not reach into the words around', () => {
  expect(on('Vorhaushalt', 'haushalt').marked).toEqual(['haushalt']);
  expect(on('(4,2 Mio. Euro)', '4,2 Mio. Euro').marked).toEqual(['4,2 Mio. Euro']);
});

test('a footnote within a quote does not hide it', () => {
  const { marked, share } = on('Die Verwaltung wird beauftragt,12 die Ausschreibung der Bauleistungen vorzubereiten.', 'Die Verwaltung wird beauftragt, die Ausschreibung der Bauleistungen vorzubereiten.');
  expect(share).toBeGreaterThan(0.9);
  expect(marked).toEqual(['Die Verwaltung wird beauftragt,12 die Ausschreibung der Bauleistungen vorzubereiten']);
});

test('what is left out of a quote is not marked', () => {
  const page = 'Der Ausschuss empfiehlt die Annahme der Vorlage. Herr Müller spricht ausführlich zur Sache und bittet um Geduld. Die Kosten betragen rund vier Millionen Euro.';
  expect(on(page, 'Der Ausschuss empfiehlt die Annahme der Vorlage. … Die Kosten betragen rund vier Millionen Euro.').marked)
    .toEqual(['Der Ausschuss empfiehlt die Annahme der Vorlage', 'Die Kosten betragen rund vier Millionen Euro']);
});

test('another text is not a quote', () => {
  expect(on('Die Stadt erneuert den Radweg an der Kriegsstraße.', 'Die Stadt erhöht die Gebühren der Kindertagesstätten.').share).toBe(0);
  expect(on('', 'Text').share).toBe(0);
});

test('every place of some words is found', () => {
  const page = 'Haus-\nhalt 2026 und Haushalt 2025';
  expect(findAll(lettersOf(page), lettersOf('haushalt')).map(({ start, end }) => page.slice(start, end))).toEqual(['Haus-\nhalt', 'Haushalt']);
  expect(findAll(lettersOf(page), lettersOf(' – '))).toEqual([]);
});

const pages = [
  'Niederschrift über die öffentliche Sitzung des Bauausschusses',
  'Zu Punkt 3 berichtet die Verwaltung, dass die Sanierung der Grundschule Nordstadt im Jahr 2026',
  'Seite 3 von 4 beginnen soll und mit 4,2 Millionen Euro veranschlagt ist. Der Ausschuss nimmt Kenntnis.',
  'Zu Punkt 4 wird die Beschlussfassung einstimmig vertagt.',
];
const find = (said: number | null, quote: string) => locate(async (page) => lettersOf(pages[page - 1]!), pages.length, said, quote);

test('a quote that stands on another page than said is found near it', async () => {
  expect((await find(2, 'wird die Beschlussfassung einstimmig vertagt'))?.page).toBe(4);
  expect((await find(1, 'nimmt Kenntnis'))?.page).toBe(3);
});

test('a quote over the end of a page is marked on both', async () => {
  const place = await find(3, 'die Sanierung der Grundschule Nordstadt im Jahr 2026 beginnen soll und mit 4,2 Millionen Euro veranschlagt ist');
  expect(place?.page).toBe(2);
  expect([...place!.spans.keys()].sort()).toEqual([2, 3]);
});

test('without a page every page is looked at', async () => {
  expect((await find(null, 'einstimmig vertagt'))?.page).toBe(4);
});

test('a quote that is nowhere has no place', async () => {
  expect(await find(2, 'Die Hundesteuer wird zum Jahresbeginn um zwanzig Prozent erhöht.')).toBeNull();
});
