import { useMemo, useState } from 'react';
import { copyText } from '../conversation/messages/copy';
import type { TableColumn, TableData } from '../host/types';
import { safeLink } from '../markdown/links';
import { neutral, shortened } from '../markdown/neutral';
import { useLanguage, useTexts } from '../texts';
import { formatNumber } from '../texts/format';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { toast } from '../ui/Toasts';
import { download, fileName, formatCell, type Sorting, sorted, toCsv, toTsv } from './tableData';
import { partsTexts } from './texts';

/** So many rows are drawn at once; more when somebody wants them. Sorting and copying concern all. */
const step = 100;

/** A table that can be sorted, copied and taken along. */
export function Table({ title, data }: { title: string; data: TableData }) {
  const texts = useTexts(partsTexts);
  const language = useLanguage();
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [most, setMost] = useState(step);
  const rows = useMemo(() => (sorting ? sorted(data.rows, sorting, data.columns[sorting.column]!.type, language) : data.rows), [data, sorting, language]);
  const sort = (column: number) => setSorting((before) => ({ column, direction: before?.column === column && before.direction === 'ascending' ? 'descending' : 'ascending' }));
  const copy = async () => toast(await copyText(toTsv({ ...data, rows }, language)) ? texts.copied : texts.notCopied);
  return (
    <div className="table-part">
      <div className="table-scroll" role="region" aria-label={neutral(title)} tabIndex={0}>
        <table>
          <caption className="kern-sr-only">{neutral(title)}</caption>
          <thead>
            <tr>
              {data.columns.map((column, index) => (
                <th key={index} scope="col" className={column.type === 'number' ? 'table-number' : undefined} aria-sort={sorting?.column === index ? sorting.direction : undefined}>
                  <button type="button" title={texts.sortBy(neutral(column.name))} onClick={() => sort(index)}>
                    <bdi>{neutral(column.name)}{column.unit && ` (${neutral(column.unit)})`}</bdi>
                    <Icon name={sorting?.column !== index ? 'sort' : sorting.direction === 'ascending' ? 'up' : 'down'} size={16} />
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, most).map((row, at) => (
              <tr key={at}>{data.columns.map((column, index) => <td key={index} className={column.type === 'number' ? 'table-number' : undefined}><Cell cell={row[index] ?? null} column={column} /></td>)}</tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className="muted">{texts.noRows}</p>}
      </div>
      <div className="part-tools">
        {rows.length > most && <Button kind="tertiary" small onClick={() => setMost(most + step * 5)}>{texts.more(formatNumber(Math.min(step * 5, rows.length - most), language))}</Button>}
        {rows.length > most && <span className="muted small">{texts.rows(formatNumber(most, language), formatNumber(rows.length, language))}</span>}
        <Button kind="tertiary" small icon="copy" onClick={() => void copy()}>{texts.copyTable}</Button>
        <Button kind="tertiary" small icon="download" onClick={() => download(toCsv({ ...data, rows }, language), fileName(title, 'csv'), 'text/csv;charset=utf-8')}>{texts.csv}</Button>
      </div>
    </div>
  );
}

function Cell({ cell, column }: { cell: string | null; column: TableColumn }) {
  const texts = useTexts(partsTexts);
  const language = useLanguage();
  if (cell === null || cell === '')
    return <span className="kern-sr-only">{texts.empty}</span>;
  const link = column.type === 'link' ? safeLink(cell, new Set([cell])) : null;
  return link
    ? <a href={link.href} target="_blank" rel="noopener noreferrer"><bdi>{shortened(cell, 60)}</bdi><span className="kern-sr-only"> {texts.newTab}</span></a>
    : <bdi>{formatCell(cell, column, language)}</bdi>;
}
