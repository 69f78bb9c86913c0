import { expect, test } from 'vitest';
import type { DocumentRef } from '../host/types';
import { isSuperseded, noteLines } from './noteTexts';

const paper = (id: string, committee: string): DocumentRef => ({ id, title: 'Benutzungsordnung', reference: id, date: '2026-02-02', url: null, committee });
const newer = paper('2026/0311', 'Stadtrat');
const board = paper('2026/0312', 'Bauausschuss');

test('a newer document supersedes unless it says the same at this place', () => {
  expect(isSuperseded(newer, [])).toBe(true);
  expect(isSuperseded(newer, [board, newer])).toBe(false);
  expect(isSuperseded(null, [board])).toBe(false);
});

test('a copy names each other document once', () => {
  expect(noteLines(true, newer, [newer, board], 'de')).toEqual([
    'Derselbe Text steht auch in der neueren Unterlage: Stadtrat, 2026/0311, 02.02.2026',
    'Aus einem Scan per Texterkennung gelesen, kann Lesefehler enthalten. Bitte am Original prüfen.',
    'Derselbe Text auch in: Bauausschuss, 2026/0312, 02.02.2026',
  ]);
  expect(noteLines(false, newer, [], 'en')).toEqual(['There is a newer document with the same title: Stadtrat, 2026/0311, 02/02/2026']);
  expect(noteLines(undefined, undefined, undefined, 'de')).toEqual([]);
});
