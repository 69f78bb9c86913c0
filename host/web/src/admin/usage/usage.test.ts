import { describe, expect, it } from 'vitest';
import { usageDay } from '../testing/overviews';
import { axisSteps, byCity, byDay, csv, daysBefore, measures, sum } from './usage';

const usage = [
  usageDay({ turns: 5, generated: 3, extractive: 2, medianSeconds: 2.5 }),
  usageDay({ city: 'trier', turns: 1, extractive: 1, medianSeconds: 0.4 }),
  usageDay({ day: '2026-11-20', turns: 7, refused: 1 }),
];

describe('days', () => {
  it('go back from the last, over the end of a month and of summer time', () => {
    expect(daysBefore('2026-11-02', 3)).toEqual(['2026-11-02', '2026-11-01', '2026-10-31']);
    expect(daysBefore('2026-10-26', 3)).toEqual(['2026-10-26', '2026-10-25', '2026-10-24']);
    expect(new Set(daysBefore('2026-11-22', 30)).size).toBe(30);
  });
});

describe('sums', () => {
  it('are made of all days and cities; medians are not added', () => expect(sum('', usage)).toMatchObject({ turns: 13, generated: 3, extractive: 3, refused: 1, median: { least: 0.4, greatest: 2.5 } }));
  it('of nothing are nothing', () => expect(sum('', [])).toMatchObject({ turns: 0, median: null }));
  it('by day have a row for a day without anything', () => expect(byDay(usage, daysBefore('2026-11-22', 3)).map((row) => [row.key, row.turns])).toEqual([['2026-11-22', 6], ['2026-11-21', 0], ['2026-11-20', 7]]));
  it('by city', () => expect(byCity(usage, ['mainz', 'trier', 'koblenz']).map((row) => row.turns)).toEqual([12, 1, 0]));
});

describe('the file', () => {
  const heads = ['Tag', 'Stadt', ...measures, 'Median'];
  const name = (id: string) => (id === 'trier' ? 'Trier; "Stadt"' : id);

  it('has a line for each day and city, in their order, as German spreadsheets read it', () => {
    expect(csv(usage, heads, name, 'de').split('\r\n')).toEqual([
      'Tag;Stadt;turns;generated;extractive;refused;searches;uploads;toolCalls;feedbackRight;feedbackWrong;Median',
      '2026-11-20;mainz;7;0;0;1;0;0;0;0;0;',
      '2026-11-22;mainz;5;3;2;0;0;0;0;0;0;2,5',
      '2026-11-22;"Trier; ""Stadt""";1;0;1;0;0;0;0;0;0;0,4',
      '',
    ]);
  });

  it('has commas and points in English, and no grouping', () => expect(csv([usageDay({ turns: 12_345, medianSeconds: 1.5 })], heads, String, 'en')).toContain('2026-11-22,mainz,12345,0,0,0,0,0,0,0,0,1.5\r\n'));

  it('carries no formula', () => expect(csv([usageDay()], heads, () => '=1+1', 'de')).toContain(";'=1+1;"));
});

describe('the axis', () => {
  it.each([[0, [0, 1]], [3, [0, 1, 2, 3]], [7, [0, 2, 4, 6, 8]], [100, [0, 50, 100]], [1_234, [0, 500, 1_000, 1_500]]])('up to %i', (greatest, steps) => expect(axisSteps(greatest)).toEqual(steps));
});
