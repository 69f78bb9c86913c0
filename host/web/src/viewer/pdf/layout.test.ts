import { expect, test } from 'vitest';
import { actual, pageAt, topsOf, zoomed } from './layout';

const sizes = [{ width: 600, height: 800 }, { width: 800, height: 600 }, { width: 600, height: 800 }];

test('pages stand below each other, each with its own height', () => {
  expect(topsOf(sizes, 0.5)).toEqual([12, 424, 736, 1148]);
});

test('the page at a height is the last one that has begun', () => {
  const tops = topsOf(sizes, 0.5);
  expect([0, 12, 423, 424, 900, 99_999].map((height) => pageAt(tops, height))).toEqual([1, 1, 1, 2, 3, 3]);
});

test('zoom goes by usual steps and ends at the last', () => {
  expect(zoomed(actual, 1)).toBeCloseTo(1.25 * actual);
  expect(zoomed(1.1 * actual, -1)).toBeCloseTo(actual);
  expect(zoomed(4 * actual, 1)).toBeCloseTo(4 * actual);
});
