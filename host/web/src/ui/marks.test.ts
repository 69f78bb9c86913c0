import { expect, test } from 'vitest';
import { marksIn, wordsOf } from './marks';

const marked = (text: string, query: string, whole = false) => marksIn(text, wordsOf(query), whole).map(({ start, end }) => text.slice(start, end));

test('words of a search are those that say something', () => {
  expect(wordsOf('Was kostet die Sanierung der Schule, 2024/117?')).toEqual(['kostet', 'Sanierung', 'Schule', '2024/117']);
});

test('parts of words are marked whatever their spelling', () => {
  expect(marked('Straßenbau und STRASSE in Nürnberg', 'strasse nuernberg')).toEqual(['Straße', 'STRASSE', 'Nürnberg']);
});

test('whole words are marked with their endings, and no others', () => {
  expect(marked('Die Schulen der Stadt; Hochschule, Schule.', 'Schule', true)).toEqual(['Schulen', 'Schule']);
  expect(marked('Vorlage 2024/117 und 2024/1170', '2024/117', true)).toEqual(['2024/117']);
  expect(marked('Bau- und Umweltausschuss, Schul-IT am 10.09.2025', 'bau schule 2025', true)).toEqual(['Bau', 'Schul', '2025']);
});

test('marks that touch are one', () => {
  expect(marked('Haushaltsplan', 'haus haushalt')).toEqual(['Haushalt']);
});
