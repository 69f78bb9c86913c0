import type { Language, TableData } from '../host/types';
import { neutral } from '../markdown/neutral';
import { formatCell, numberOf } from './tableData';

/** The colours of the page as it is: a chart is drawn, it does not take them from the style. */
export interface Colours { text: string; muted: string; grid: string; background: string; series: readonly string[] }

export interface Point { x: string; series: string; value: number }

/** The figures of a chart: the first column is the horizontal axis, each further one a series. */
export function pointsOf(data: TableData, language: Language): Point[] {
  const [axis, ...series] = data.columns;
  if (!axis)
    return [];
  return data.rows.flatMap((row) => series.flatMap((column, index) => {
    const value = numberOf(row[index + 1] ?? null);
    return value === null ? [] : [{ x: axis.type === 'number' ? neutral(row[0] ?? '') : formatCell(row[0] ?? null, axis, language), series: neutral(column.name), value }];
  }));
}

/** The chart as Vega-Lite has it. Its data lie in it: nothing is loaded. */
export function chartSpec(chart: 'bar' | 'line', data: TableData, language: Language, colours: Colours, width: number) {
  const points = pointsOf(data, language);
  const [axis, ...series] = data.columns;
  const hasSeries = series.length > 1;
  const unit = series[0]?.unit;
  const order = [...new Set(points.map((point) => point.x))];
  const number = language === 'de' ? { decimal: ',', thousands: '.', grouping: [3], currency: ['', ' €'] } : { decimal: '.', thousands: ',', grouping: [3], currency: ['€', ''] };
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: Math.max(200, width),
    height: 260,
    autosize: { type: 'fit', contains: 'padding' },
    background: colours.background,
    data: { values: points },
    mark: chart === 'line' ? { type: 'line', point: true, strokeWidth: 2.5 } : { type: 'bar' },
    encoding: {
      x: { field: 'x', type: 'ordinal', sort: order, title: neutral(axis?.name ?? ''), axis: { labelAngle: order.length > 8 ? -45 : 0, labelLimit: 140 } },
      y: { field: 'value', type: 'quantitative', title: unit ? neutral(unit) : hasSeries ? null : neutral(series[0]?.name ?? ''), axis: { tickCount: 6 } },
      ...(hasSeries ? { color: { field: 'series', type: 'nominal', title: null, sort: series.map((column) => neutral(column.name)), legend: { orient: 'bottom', columns: 3 } } } : {}),
      // Told apart by more than their colour (WCAG 1.4.1).
      ...(hasSeries && chart === 'line' ? { shape: { field: 'series', type: 'nominal', title: null, sort: series.map((column) => neutral(column.name)) }, strokeDash: { field: 'series', type: 'nominal', title: null, sort: series.map((column) => neutral(column.name)) } } : {}),
      ...(hasSeries && chart === 'bar' ? { xOffset: { field: 'series', sort: series.map((column) => neutral(column.name)) } } : {}),
    },
    config: {
      locale: { number },
      font: 'Fira Sans, Segoe UI, sans-serif',
      range: { category: colours.series },
      mark: { color: colours.series[0] },
      view: { stroke: 'transparent' },
      axis: { labelColor: colours.text, titleColor: colours.text, gridColor: colours.grid, domainColor: colours.muted, tickColor: colours.muted, labelFontSize: 13, titleFontSize: 13, titleFontWeight: 600 },
      legend: { labelColor: colours.text, titleColor: colours.text, labelFontSize: 13 },
    },
  };
}
