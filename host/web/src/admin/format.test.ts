import { describe, expect, it } from 'vitest';
import { cityName, formatDuration, formatMemory, formatPercent, formatRelative, safeUrl, stateKey } from './format';
import { reasonWord, stateWord, toneOf } from './states';
import { overview } from './testing/overviews';

const now = Date.parse('2026-11-22T14:05:00Z');
const relative = (seconds: number, language: 'de' | 'en' = 'de') => formatRelative(new Date(now + seconds * 1_000).toISOString(), now, language);
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('times', () => {
  it.each([[-5, 'gerade eben'], [0, 'gerade eben'], [12, 'in 12 Sekunden'], [-60, 'vor 1 Minute'], [-119, 'vor 1 Minute'], [-7_300, 'vor 2 Stunden'], [3_700, 'in 1 Stunde'], [-3 * 86_400, 'vor 3 Tagen']])('%i s: %s', (seconds, text) => expect(relative(seconds)).toBe(text));
  it('are dates when they are further away than a week', () => expect(relative(-8 * 86_400)).toContain('14.11.2026'));
  it('are told in English', () => expect([relative(-90, 'en'), relative(-1, 'en')]).toEqual(['1 minute ago', 'just now']));
});

describe('durations', () => {
  it.each([[0, '0 s'], [0.4, '0 s'], [-3, '0 s'], [45, '45 s'], [60, '1 min'], [185, '3 min 5 s'], [7_800, '2 Std. 10 min'], [3_600, '1 Std.'], [97 * 3_600, '4 T. 1 Std.']])('%d s: %s', (seconds, text) => expect(plain(formatDuration(seconds, 'de'))).toBe(text));
});

describe('numbers', () => {
  it('of memory', () => expect([412_345_678, 5_234_000_000, 999_999].map((bytes) => plain(formatMemory(bytes, 'de')))).toEqual(['412 MB', '5,2 GB', '1 MB']));
  it('of percent stay between none and all', () => expect([-1, 41.6, 130].map((percent) => plain(formatPercent(percent, 'de')))).toEqual(['0 %', '42 %', '100 %']));
});

describe('names', () => {
  it('of cities, in the language, else their id', () => {
    const { cities } = overview();
    expect([cityName(cities, 'mainz', 'en'), cityName(cities, 'trier', 'en'), cityName(cities, 'koblenz', 'en')]).toEqual(['Mainz', 'Treves', 'koblenz']);
  });
  it('of states, whatever their spelling', () => {
    expect(new Set(['CoolingDown', 'cooling-down', 'coolingDown'].map(stateKey)).size).toBe(1);
    expect([stateWord('Leaked', 'de'), stateWord('Molten', 'de'), toneOf('Molten')]).toEqual(['Bleibt im Speicher', 'Molten', 'busy']);
    expect([reasonWord('NoText', 'en'), reasonWord('Der Server antwortet mit 500.', 'en')]).toEqual(['No text (scan)', 'Der Server antwortet mit 500.']);
  });
});

describe('links', () => {
  it('lead to the web and nowhere else', () => {
    expect(safeUrl('https://ris.mainz.de/vo?id=1')).toBe('https://ris.mainz.de/vo?id=1');
    expect(['javascript:alert(1)', 'data:text/html,x', 'vo/1', '', null].map(safeUrl)).toEqual([null, null, null, null, null]);
  });
});
