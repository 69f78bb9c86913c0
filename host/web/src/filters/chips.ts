import type { FacetValue, FilterKind, Filters, Language } from '../host/types';
import { localeOf } from '../texts';
import { formatDate } from '../texts/format';
import { filterTexts } from './texts';

/** What people call the values. */
export type Labels = Record<'committee' | 'paperType' | 'outcome', FacetValue[]>;

/** One thing that is narrowed down by; a value of a kind, or the period. */
export interface Chip { kind: FilterKind; value: string; label: string }

const lists = ['committee', 'paperType', 'outcome'] as const;

export const countOf = (filters: Filters): number =>
  lists.reduce((sum, kind) => sum + (filters[kind]?.length ?? 0), 0) + (filters.since || filters.until ? 1 : 0);

export function chipsOf(filters: Filters, labels: Labels, language: Language): Chip[] {
  const chips: Chip[] = lists.flatMap((kind) => (filters[kind] ?? []).map((value) => ({ kind, value, label: labels[kind].find((one) => one.value === value)?.label ?? value })));
  const period = periodLabel(filters, language);
  return period ? [...chips, { kind: 'period', value: '', label: period }] : chips;
}

export function withoutChip(filters: Filters, chip: Pick<Chip, 'kind' | 'value'>): Filters {
  if (chip.kind === 'period')
    return withoutKind(filters, 'period');
  const rest = (filters[chip.kind] ?? []).filter((value) => value !== chip.value);
  return rest.length > 0 ? { ...filters, [chip.kind]: rest } : withoutKind(filters, chip.kind);
}

export function withoutKind(filters: Filters, kind: FilterKind): Filters {
  const after = { ...filters };
  if (kind === 'period') {
    delete after.since;
    delete after.until;
  } else {
    delete after[kind];
  }
  return after;
}

const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** A period as people say it: a year, a month, a day, or from when until when. */
export function periodLabel({ since, until }: Filters, language: Language): string | null {
  const texts = filterTexts[language];
  if (!since || !until)
    return since ? texts.from(formatDate(since, language)) : until ? texts.until(formatDate(until, language)) : null;
  const [year, month] = [Number(since.slice(0, 4)), Number(since.slice(5, 7))];
  if (since === until)
    return formatDate(since, language);
  if (since.endsWith('-01-01') && until === `${since.slice(0, 4)}-12-31`)
    return String(year);
  if (since.endsWith('-01') && until === `${since.slice(0, 7)}-${String(lastDay(year, month)).padStart(2, '0')}`)
    return new Intl.DateTimeFormat(localeOf(language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${since}T12:00:00Z`));
  return `${formatDate(since, language)} – ${formatDate(until, language)}`;
}

const iso = (date: Date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

/** Periods that are often wanted. */
export function usualPeriods(today: Date): { id: 'thisYear' | 'lastYear' | 'twelveMonths' | 'fiveYears'; since: string; until: string }[] {
  const year = today.getFullYear();
  const ago = (years: number) => iso(new Date(year - years, today.getMonth(), today.getDate()));
  return [
    { id: 'thisYear', since: `${year}-01-01`, until: `${year}-12-31` },
    { id: 'lastYear', since: `${year - 1}-01-01`, until: `${year - 1}-12-31` },
    { id: 'twelveMonths', since: ago(1), until: iso(today) },
    { id: 'fiveYears', since: ago(5), until: iso(today) },
  ];
}
