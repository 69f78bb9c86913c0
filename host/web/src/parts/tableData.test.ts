import { describe, expect, test } from 'vitest';
import type { TableData } from '../host/types';
import { chartSpec, pointsOf } from './chartSpec';
import { fileName, formatCell, sorted, toCsv, toTsv } from './tableData';

const data: TableData = {
  columns: [{ name: 'Ort', type: 'text', unit: null }, { name: 'Betrag', type: 'number', unit: '€' }, { name: 'Tag', type: 'date', unit: null }],
  rows: [['Öde', '1234.5', '2025-03-27'], ['Zell', null, '2024-12-01'], ['Aue', '-3', ''], ['aal; "x"', '100', '2025-01-02']],
};
const column = (index: number, direction: 'ascending' | 'descending') => sorted(data.rows, { column: index, direction }, data.columns[index]!.type, 'de').map((row) => row[0]);

describe('a table', () => {
  test('is sorted by words as the language has them', () => expect(column(0, 'ascending')).toEqual(['aal; "x"', 'Aue', 'Öde', 'Zell']));
  test('is sorted by numbers, what is empty last either way', () => {
    expect(column(1, 'ascending')).toEqual(['Aue', 'aal; "x"', 'Öde', 'Zell']);
    expect(column(1, 'descending')).toEqual(['Öde', 'aal; "x"', 'Aue', 'Zell']);
  });
  test('is sorted by days', () => expect(column(2, 'descending')).toEqual(['Öde', 'aal; "x"', 'Zell', 'Aue']));
  test('shows numbers and days as the language has them', () => {
    expect(formatCell('1234.5', data.columns[1]!, 'de')).toBe('1.234,5');
    expect(formatCell('1234.5', data.columns[1]!, 'en')).toBe('1,234.5');
    expect(formatCell('2025-03-27', data.columns[2]!, 'de')).toBe('27.03.2025');
    expect(formatCell('rund 5', data.columns[1]!, 'de')).toBe('rund 5');
  });
  test('is CSV as German spreadsheets open it', () =>
    expect(toCsv(data, 'de')).toBe('\ufeffOrt;Betrag (€);Tag\r\nÖde;1234,5;27.03.2025\r\nZell;;01.12.2024\r\nAue;-3;\r\n"aal; ""x""";100;02.01.2025\r\n'));
  test('has no formula in its CSV that a spreadsheet would run', () =>
    expect(toCsv({ columns: [data.columns[0]!], rows: [['=HYPERLINK("x")'], ['+1'], ['@a'], ['-b']] }, 'de')).toBe('\ufeffOrt\r\n"\'=HYPERLINK(""x"")"\r\n\'+1\r\n\'@a\r\n\'-b\r\n'));
  test('is copied with a line for each row, whatever stands in its cells', () =>
    expect(toTsv({ columns: data.columns.slice(0, 2), rows: [['a\tb\nc', '1.5']] }, 'de')).toBe('Ort\tBetrag (€)\na b c\t1,5'));
  test('gets a name for its file', () => expect(fileName('Ausgaben 2025: Schule/Kita', 'csv')).toBe('Ausgaben-2025-Schule-Kita.csv'));
});

test('a chart has its figures in it, and loads nothing', () => {
  const figures = { columns: [{ name: 'Jahr', type: 'text', unit: null } as const, ...data.columns.slice(1, 2), { name: 'Plan', type: 'number', unit: '€' } as const], rows: [['2024', '10', '12'], ['2025', null, '13']] };
  expect(pointsOf(figures, 'de')).toEqual([{ x: '2024', series: 'Betrag', value: 10 }, { x: '2024', series: 'Plan', value: 12 }, { x: '2025', series: 'Plan', value: 13 }]);
  const spec = chartSpec('line', figures, 'de', { text: 'black', muted: 'gray', grid: 'gray', background: 'white', series: ['blue'] }, 500);
  expect(JSON.stringify(spec.data)).not.toContain('url');
  expect(Object.keys(spec.encoding)).toEqual(expect.arrayContaining(['x', 'y', 'color', 'strokeDash']));
});
