import type { Filters } from '../host/types';

/** What the search page shows, as it stands in its address. */
export interface SearchState { q: string; filters: Filters }

const lists = ['committee', 'paperType', 'outcome'] as const;
const days = ['since', 'until'] as const;
const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

export function parseSearch(query: string): SearchState {
  const parameters = new URLSearchParams(query);
  const filters: Filters = {};
  for (const name of lists) {
    const values = [...new Set(parameters.getAll(name).filter((value) => value !== ''))];
    if (values.length > 0)
      filters[name] = values;
  }
  for (const name of days) {
    const value = parameters.get(name);
    if (isDay(value))
      filters[name] = value;
  }
  return { q: (parameters.get('q') ?? '').trim(), filters };
}

export function searchPath({ q, filters }: SearchState): string {
  const parameters = new URLSearchParams();
  if (q)
    parameters.set('q', q);
  for (const name of lists)
    filters[name]?.forEach((value) => parameters.append(name, value));
  for (const name of days) {
    if (filters[name])
      parameters.set(name, filters[name]);
  }
  const text = parameters.toString();
  return text ? `/suche?${text}` : '/suche';
}

/** With the value, or without it where it was there. */
export function toggled(filters: Filters, name: (typeof lists)[number], value: string): Filters {
  const before = filters[name] ?? [];
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  const { [name]: _, ...rest } = filters;
  return after.length > 0 ? { ...rest, [name]: after } : rest;
}

/** The year that the period is, if it is one. */
export function yearOf({ since, until }: Filters): string | null {
  const year = since?.slice(0, 4);
  return year !== undefined && since === `${year}-01-01` && until === `${year}-12-31` ? year : null;
}

export const inYear = (filters: Filters, year: string | null): Filters => {
  const { since: _, until: __, ...rest } = filters;
  return year === null ? rest : { ...rest, since: `${year}-01-01`, until: `${year}-12-31` };
};
