import { expect, test } from 'vitest';
import { byDay } from './days';

const at = (updatedAt: string) => ({ id: updatedAt, title: updatedAt, createdAt: updatedAt, updatedAt });
const labels = (now: string, ...times: string[]) => byDay(times.map(at), new Date(now), 'de').map((day) => `${day.label}: ${day.items.length}`);

test('conversations stand under today, yesterday, this week and months', () => {
  // A Thursday.
  expect(labels('2026-11-19T10:00:00', '2026-11-19T09:00:00', '2026-11-19T00:00:00', '2026-11-18T23:59:00', '2026-11-17T08:00:00', '2026-11-16T08:00:00', '2026-11-15T23:00:00', '2026-10-31T12:00:00', '2025-11-02T12:00:00'))
    .toEqual(['Heute: 2', 'Gestern: 1', 'Diese Woche: 2', 'November 2026: 1', 'Oktober 2026: 1', 'November 2025: 1']);
});

test('on a Monday the week has no other days', () => {
  expect(labels('2026-11-16T10:00:00', '2026-11-16T09:00:00', '2026-11-15T09:00:00', '2026-11-14T09:00:00')).toEqual(['Heute: 1', 'Gestern: 1', 'November 2026: 1']);
});

test('a Sunday belongs to the week before it', () => {
  expect(labels('2026-11-22T10:00:00', '2026-11-20T09:00:00', '2026-11-16T09:00:00')).toEqual(['Diese Woche: 2']);
});

test('what the clock of the host dates ahead is of today', () => {
  expect(labels('2026-11-19T23:59:50', '2026-11-20T00:00:05')).toEqual(['Heute: 1']);
});
