import type { Paragraph, Text } from 'mdast';
import { expect, test } from 'vitest';
import { parseMarkdown } from './parse';
import { placesOf } from './places';

const textOf = (source: string) => (parseMarkdown(source).blocks[0]!.node as Paragraph).children.find((child): child is Text => child.type === 'text')!;
/** What stands in the source where the words stand in the text. */
function inSource(source: string, words: string): string {
  const { value, position } = textOf(source);
  const [start, end] = [position!.start.offset!, position!.end.offset!];
  const places = placesOf(value, source.slice(start, end));
  const at = value.indexOf(words);
  expect(at).toBeGreaterThanOrEqual(0);
  return source.slice(start + places[at]!, start + places[at + words.length]!);
}

test.each([
  ['Am 12. März 2025 kostete es 65.519 Euro.', '65.519', '65.519'],
  ['Ein \\*Stern\\* und danach 12 Euro.', '12 Euro', '12 Euro'],
  ['Tiefbau &amp; Hochbau kosten 12 Euro.', '12 Euro', '12 Euro'],
  ['Tiefbau &amp; Hochbau kosten 12 Euro.', '& Hoch', '&amp; Hoch'],
  ['Ein Zeichen &#x1F600; und danach 12 Euro.', '12 Euro', '12 Euro'],
  ['Erste Zeile\n   zweite Zeile, 12 Euro.', '12 Euro', '12 Euro'],
  ['Ein 😀 und 👨‍👩‍👧 vor 12 Euro.', '12 Euro', '12 Euro'],
  ['AT&T zahlt 12 Euro &unbekannt; mehr.', '12 Euro', '12 Euro'],
])('%s: %s', (source, words, expected) => expect(inSource(source, words)).toBe(expected));
