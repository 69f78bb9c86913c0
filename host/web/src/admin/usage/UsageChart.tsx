import { useLanguage, useTexts } from '../../texts';
import { formatDate, formatNumber } from '../../texts/format';
import { usageTexts } from './texts';
import { axisSteps, type Measure, type UsageRow } from './usage';

const width = 720;
const height = 210;
const left = 64;
const bottom = 32;
const top = 12;

/** Bars by day. What they say stands in the table, too; the picture has one sentence. */
export function UsageChart({ rows, measure }: { rows: UsageRow[]; measure: Measure }) {
  const texts = useTexts(usageTexts);
  const language = useLanguage();
  const days = [...rows].reverse();
  const greatest = days.reduce((most, row) => (row[measure] > most[measure] ? row : most), days[0]!);
  const steps = axisSteps(greatest[measure]);
  const limit = steps.at(-1)!;
  const y = (value: number) => top + (height - top - bottom) * (1 - value / limit);
  const slot = (width - left) / days.length;
  const total = days.reduce((sum, row) => sum + row[measure], 0);
  const label = texts.chart(texts[measure], formatNumber(greatest[measure], language), formatDate(greatest.key, language), formatNumber(total, language));
  // So many that they do not touch, the last day among them.
  const every = Math.ceil(days.length / 8);
  return (
    <svg className="admin-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      {steps.map((step) => (
        <g key={step}>
          <line className="admin-chart-line" x1={left} x2={width} y1={y(step)} y2={y(step)} />
          <text x={left - 8} y={y(step)} dominantBaseline="middle" textAnchor="end">{formatNumber(step, language)}</text>
        </g>
      ))}
      {days.map((row, index) => (
        <g key={row.key}>
          <rect className="admin-chart-bar" x={left + index * slot + slot * 0.15} width={slot * 0.7} y={y(row[measure])} height={y(0) - y(row[measure])}>
            <title>{`${formatDate(row.key, language)}: ${formatNumber(row[measure], language)}`}</title>
          </rect>
          {(days.length - 1 - index) % every === 0 && <text x={left + (index + 0.5) * slot} y={height - 8} textAnchor={index === days.length - 1 && days.length > 8 ? 'end' : 'middle'}>{formatDate(row.key, language).slice(0, 6)}</text>}
        </g>
      ))}
    </svg>
  );
}
