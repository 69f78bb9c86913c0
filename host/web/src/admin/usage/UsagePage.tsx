import { useMemo } from 'react';
import { useLanguage, useTexts } from '../../texts';
import { formatDate, formatNumber } from '../../texts/format';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { SelectField } from '../../ui/Field';
import { cityName } from '../format';
import { useOverview } from '../live/store';
import { useQuery } from '../query';
import { type Column, DataTable } from '../ui/DataTable';
import { usageTexts } from './texts';
import { byCity, byDay, csv, dayOf, daysBefore, type Measure, measures, sum, type UsageRow } from './usage';
import { UsageChart } from './UsageChart';

const periods = [30, 14, 7];

/** How much was done, by day and city. What was asked is nowhere in it. */
export function UsagePage() {
  const texts = useTexts(usageTexts);
  const language = useLanguage();
  const { usage, cities, at } = useOverview();
  const [query, change] = useQuery();
  const city = query.get('city');
  const period = periods.find((days) => String(days) === query.get('tage')) ?? 30;
  const measure: Measure = measures.find((one) => one === query.get('zahl')) ?? 'turns';
  const today = dayOf(at);

  const chosen = useMemo(() => {
    const days = daysBefore(today, period);
    const counted = usage.filter((one) => days.includes(one.day) && (!city || one.city === city));
    const cityIds = [...new Set([...cities.map((one) => one.id), ...counted.map((one) => one.city)])];
    return { days, counted, daily: byDay(counted, days), perCity: city ? [] : byCity(counted, cityIds), total: sum('', counted) };
  }, [usage, cities, today, period, city]);

  const nameOf = (id: string) => cityName(cities, id, language);
  const download = () => {
    const heads = [texts.day, texts.city, ...measures.map((one) => texts[one]), texts.medianCsv];
    // The mark at the beginning tells spreadsheets that it is UTF-8.
    const file = new Blob(['\uFEFF', csv(chosen.counted, heads, nameOf, language)], { type: 'text/csv;charset=utf-8' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = texts.fileName(chosen.days.at(-1)!, chosen.days[0]!);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  const perCity = chosen.perCity.length > 1;
  return (
    <>
      <p>{texts.counted}</p>
      <form className="admin-filters" onSubmit={(event) => event.preventDefault()}>
        <SelectField label={texts.city} value={city ?? ''} onChange={(event) => change({ city: event.target.value })}>
          <option value="">{texts.allCities}</option>
          {cities.map((one) => <option key={one.id} value={one.id}>{nameOf(one.id)}</option>)}
        </SelectField>
        <SelectField label={texts.period} value={period} onChange={(event) => change({ tage: event.target.value === '30' ? null : event.target.value })}>
          {periods.map((days) => <option key={days} value={days}>{texts.days(days)}</option>)}
        </SelectField>
        <SelectField label={texts.measure} value={measure} onChange={(event) => change({ zahl: event.target.value === 'turns' ? null : event.target.value })}>
          {measures.map((one) => <option key={one} value={one}>{texts[one]}</option>)}
        </SelectField>
        <Button kind="secondary" small icon="download" onClick={download}>{texts.download}</Button>
      </form>
      {chosen.counted.length === 0
        ? <EmptyState icon="table" title={texts.none}><p>{texts.noneHint}</p></EmptyState>
        : <UsageChart rows={chosen.daily} measure={measure} />}
      {perCity && (
        <section className="admin-section">
          <h2>{texts.byCity}</h2>
          <UsageTable caption={texts.byCityCaption} head={texts.city} name={nameOf} rows={chosen.perCity} total={chosen.total} />
        </section>
      )}
      {chosen.counted.length > 0 && (
        <section className="admin-section">
          <h2>{texts.byDay}</h2>
          <UsageTable caption={texts.byDayCaption} head={texts.day} name={(day) => formatDate(day, language)} rows={chosen.daily} total={chosen.total} />
        </section>
      )}
    </>
  );
}

function UsageTable({ caption, head, name, rows, total }: { caption: string; head: string; name: (key: string) => string; rows: UsageRow[]; total: UsageRow }) {
  const texts = useTexts(usageTexts);
  const language = useLanguage();
  const median = (row: UsageRow) => {
    if (!row.median)
      return null;
    const [least, greatest] = [formatNumber(row.median.least, language, 1), formatNumber(row.median.greatest, language, 1)];
    return least === greatest ? texts.seconds(least) : texts.range(least, greatest);
  };
  const columns: Column<UsageRow>[] = [
    { id: 'name', head, isName: true, cell: (row) => name(row.key) },
    ...measures.map((measure): Column<UsageRow> => ({ id: measure, head: texts[measure], kind: 'number', cell: (row) => (row[measure] === 0 ? <span className="muted">0</span> : formatNumber(row[measure], language)) })),
    { id: 'median', head: texts.median, kind: 'number', cell: median },
  ];
  const foot = { name: texts.sum, ...Object.fromEntries(measures.map((measure) => [measure, formatNumber(total[measure], language)])), median: median(total) };
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={(row) => row.key} foot={foot} isNumbers />;
}
