import { expect, test } from 'vitest';
import { chipsOf, countOf, periodLabel, usualPeriods, withoutChip, withoutKind } from './chips';

const value = (id: string, label: string) => ({ value: id, label, count: 1 });
const labels = { committee: [value('bau', 'Bauausschuss'), value('gr', 'Gemeinderat')], paperType: [], outcome: [value('accepted', 'Zugestimmt')] };
const filters = { committee: ['bau', 'gr'], paperType: ['x'], since: '2025-09-01', until: '2025-09-30' };

test('each value is a chip with the word for it, the period is one', () => {
  expect(chipsOf(filters, labels, 'de').map((chip) => `${chip.kind}: ${chip.label}`)).toEqual(['committee: Bauausschuss', 'committee: Gemeinderat', 'paperType: x', 'period: September 2025']);
  expect(countOf(filters)).toBe(4);
  expect(countOf({})).toBe(0);
});

test('a chip that goes takes its value, the last one its kind', () => {
  const one = withoutChip(filters, { kind: 'committee', value: 'bau' });
  expect(one.committee).toEqual(['gr']);
  expect(withoutChip(one, { kind: 'committee', value: 'gr' })).toEqual({ paperType: ['x'], since: '2025-09-01', until: '2025-09-30' });
  expect(withoutChip(filters, { kind: 'period', value: '' })).toEqual({ committee: ['bau', 'gr'], paperType: ['x'] });
  expect(withoutKind(filters, 'committee')).not.toHaveProperty('committee');
});

test('a period is said as people say it', () => {
  const say = (since: string | null, until: string | null) => periodLabel({ since, until }, 'de');
  expect(say('2024-01-01', '2024-12-31')).toBe('2024');
  expect(say('2024-02-01', '2024-02-29')).toBe('Februar 2024');
  expect(say('2024-02-01', '2024-02-28')).toBe('01.02.2024 – 28.02.2024');
  expect(say('2024-03-27', '2024-03-27')).toBe('27.03.2024');
  expect(say('2024-03-27', null)).toBe('ab 27.03.2024');
  expect(say(null, '2024-03-27')).toBe('bis 27.03.2024');
  expect(say(null, null)).toBeNull();
});

test('usual periods are counted from the day', () => {
  expect(usualPeriods(new Date(2026, 1, 3)).map((period) => `${period.since} ${period.until}`)).toEqual([
    '2026-01-01 2026-12-31', '2025-01-01 2025-12-31', '2025-02-03 2026-02-03', '2021-02-03 2026-02-03',
  ]);
});
