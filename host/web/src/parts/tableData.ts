import type { Language, TableColumn, TableData } from '../host/types';
import { neutral } from '../markdown/neutral';
import { localeOf } from '../texts';
import { formatDate, formatNumber } from '../texts/format';

export interface Sorting { column: number; direction: 'ascending' | 'descending' }
type Cell = string | null;

/** A number as the host writes it; null for what is none. */
export function numberOf(cell: Cell): number | null {
  const value = cell === null || cell.trim() === '' ? NaN : Number(cell);
  return Number.isFinite(value) ? value : null;
}

/** A cell as people of the language read it. */
export function formatCell(cell: Cell, column: TableColumn, language: Language): string {
  if (cell === null || cell === '')
    return '';
  const number = column.type === 'number' ? numberOf(cell) : null;
  if (number !== null)
    return formatNumber(number, language, 6);
  return column.type === 'date' && /^\d{4}-\d{2}-\d{2}/.test(cell) ? formatDate(cell.slice(0, 10), language) : neutral(cell);
}

/** The rows in an order; what is empty stands last either way. Rows of the same value keep their order. */
export function sorted(rows: readonly Cell[][], { column, direction }: Sorting, type: TableColumn['type'], language: Language): Cell[][] {
  const collator = new Intl.Collator(localeOf(language), { numeric: true });
  const compare = (a: string, b: string) => {
    const [left, right] = type === 'number' ? [numberOf(a), numberOf(b)] : [null, null];
    if (left !== null && right !== null)
      return left - right;
    // Days are written year first: their texts stand in their order.
    return type === 'date' ? (a < b ? -1 : a > b ? 1 : 0) : collator.compare(a, b);
  };
  const sign = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((first, second) => {
    const [a, b] = [first[column] || null, second[column] || null];
    return a === null || b === null ? Number(a === null) - Number(b === null) : sign * compare(a, b);
  });
}

/** A cell for a spreadsheet: numbers with the language's decimal sign and without grouping. */
function exportCell(cell: Cell, column: TableColumn, language: Language): string {
  const number = column.type === 'number' ? numberOf(cell) : null;
  if (number !== null)
    return language === 'de' ? String(number).replace('.', ',') : String(number);
  const text = formatCell(cell, column, language);
  // A text that begins like a formula is run as one by spreadsheets (OWASP, CSV injection).
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

const heads = ({ columns }: TableData) => columns.map(({ name, unit }) => neutral(unit ? `${name} (${unit})` : name));

/** For a spreadsheet to paste. */
export const toTsv = (data: TableData, language: Language): string =>
  [heads(data), ...data.rows.map((row) => data.columns.map((column, index) => exportCell(row[index] ?? null, column, language)))].map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');

/** As German spreadsheets open it by a double click: semicolons, and a mark that says UTF-8. */
export const toCsv = (data: TableData, language: Language): string => {
  const quote = (cell: string) => (/[;"\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell);
  return `\ufeff${[heads(data), ...data.rows.map((row) => data.columns.map((column, index) => exportCell(row[index] ?? null, column, language)))].map((row) => row.map(quote).join(';')).join('\r\n')}\r\n`;
};

/** A name for a file, of a title. */
export const fileName = (title: string, extension: string): string => `${neutral(title).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'tabelle'}.${extension}`;

/** Hands a text to the browser as a file. */
export function download(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
