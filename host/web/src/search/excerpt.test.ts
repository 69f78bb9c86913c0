import { expect, test } from 'vitest';
import { excerptOf } from './excerpt';

test('what is in sight stays as it is, without the signs of headings', () => {
  expect(excerptOf('# Sitzung\nDie Hundesteuer steigt.\n## TOP 1', ['Hundesteuer'])).toBe('Sitzung\nDie Hundesteuer steigt.\nTOP 1');
});

test('words further down are brought into sight, from the beginning of a word', () => {
  const excerpt = excerptOf(`${'Gewerbesteuer und Grundsteuer. '.repeat(12)}Bei der Hundesteuer ist die Erhöhung berücksichtigt.`, ['Hundesteuer']);
  expect(excerpt).toMatch(/^… (Grundsteuer|Gewerbesteuer|und)/);
  expect(excerpt.indexOf('Hundesteuer')).toBeLessThan(80);
});

test('without a word the beginning is shown', () => {
  const text = 'Wort '.repeat(100);
  expect(excerptOf(text, ['Hundesteuer'])).toBe(text);
});
