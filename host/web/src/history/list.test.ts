import { expect, test } from 'vitest';
import { appended, removed, renamed, restored, touched } from './list';

const one = (id: string, minute: number, title = id) => ({ id, title, createdAt: '2026-11-19T08:00:00Z', updatedAt: `2026-11-19T10:${String(minute).padStart(2, '0')}:00Z` });
const ids = (list: { id: string }[]) => list.map((item) => item.id).join('');
const list = [one('c', 30), one('b', 20), one('a', 10)];
const now = '2026-11-19T10:40:00Z';

test('a new conversation stands at the top', () => {
  const after = touched(list, { id: 'd', title: 'Neu' }, now);
  expect(ids(after)).toBe('dcba');
  expect(after[0]).toEqual({ id: 'd', title: 'Neu', createdAt: now, updatedAt: now });
});

test('a conversation that goes on moves to the top and keeps its title', () => {
  const after = touched(list, { id: 'a' }, now);
  expect(ids(after)).toBe('acb');
  expect(after[0]).toMatchObject({ title: 'a', createdAt: '2026-11-19T08:00:00Z', updatedAt: now });
});

test('what is told late stands where its time is', () => {
  expect(ids(touched(list, { id: 'x', title: 'x', updatedAt: '2026-11-19T10:25:00Z' }, now))).toBe('cxba');
});

test('a deleted conversation comes back to its place, once', () => {
  const without = removed(list, 'b');
  expect(ids(without)).toBe('ca');
  expect(ids(restored(without, list[1]!))).toBe('cba');
  expect(restored(list, list[1]!)).toBe(list);
});

test('a next page repeats nothing that has moved up meanwhile', () => {
  expect(ids(appended(touched(list, { id: 'z', title: 'z' }, now), { items: [one('z', 5), one('y', 4)], next: null }))).toBe('zcbay');
});

test('a new title changes nothing else', () => {
  expect(renamed(list, 'b', 'Haushalt')[1]).toEqual({ ...one('b', 20), title: 'Haushalt' });
});
