import { expect, test } from 'vitest';
import { inYear, parseSearch, searchPath, toggled, yearOf } from './state';

test('a search goes into the address and back', () => {
  const state = { q: 'Radweg & „Kriegsstraße“', filters: { committee: ['bau', 'gr'], outcome: ['accepted'], since: '2024-01-01', until: '2024-12-31' } };
  const path = searchPath(state);
  expect(parseSearch(path.slice(path.indexOf('?')))).toEqual(state);
});

test('an empty search has an address without anything', () => {
  expect(searchPath({ q: '', filters: {} })).toBe('/suche');
  expect(parseSearch('')).toEqual({ q: '', filters: {} });
});

test('what is no day, no value or twice there is left out', () => {
  expect(parseSearch('?q=%20Haushalt%20&since=gestern&until=2024-13-40&committee=&committee=bau&committee=bau')).toEqual({ q: 'Haushalt', filters: { committee: ['bau'] } });
});

test('a value is chosen and given up, the last one with its kind', () => {
  const one = toggled({ since: '2024-01-01' }, 'committee', 'bau');
  expect(one).toEqual({ since: '2024-01-01', committee: ['bau'] });
  expect(toggled(one, 'committee', 'gr').committee).toEqual(['bau', 'gr']);
  expect(toggled(one, 'committee', 'bau')).toEqual({ since: '2024-01-01' });
});

test('a year is a period, another period is no year', () => {
  expect(yearOf(inYear({ outcome: ['x'] }, '2025'))).toBe('2025');
  expect(yearOf({ since: '2025-01-01', until: '2025-06-30' })).toBeNull();
  expect(yearOf({})).toBeNull();
  expect(inYear({ since: '2025-01-01', outcome: ['x'] }, null)).toEqual({ outcome: ['x'] });
});
