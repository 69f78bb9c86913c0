import { useId, useState } from 'react';
import type { FacetValue, Filters, SearchResult } from '../host/types';
import { useLanguage, useTexts } from '../texts';
import { formatNumber } from '../texts/format';
import { Checkbox } from '../ui/Field';
import { inYear, toggled, yearOf } from './state';
import { searchTexts } from './texts';

/** So many values of a facet before its reader asks for all. */
const few = 6;

interface Props { facets: SearchResult['facets']; filters: Filters; onChange: (filters: Filters) => void }

/** What the hits can be narrowed down by, with how many there are. */
export function Facets({ facets, filters, onChange }: Props) {
  const texts = useTexts(searchTexts);
  return (
    <>
      {(['committee', 'paperType', 'outcome'] as const).map((name) => (
        <Group key={name} label={texts[name]} values={facets[name]} chosen={filters[name] ?? []} onToggle={(value) => onChange(toggled(filters, name, value))} />
      ))}
      <Years values={facets.year} filters={filters} onChange={onChange} />
      <Period filters={filters} onChange={onChange} />
    </>
  );
}

function Group({ label, values, chosen, onToggle }: { label: string; values: FacetValue[]; chosen: string[]; onToggle: (value: string) => void }) {
  const texts = useTexts(searchTexts);
  const language = useLanguage();
  const [isWhole, setWhole] = useState(false);
  // What is chosen stays in sight, also where it has no hits.
  const missing = chosen.filter((value) => !values.some((one) => one.value === value)).map((value) => ({ value, label: value, count: 0 }));
  const all = [...values, ...missing];
  if (all.length === 0)
    return null;
  const shown = isWhole ? all : all.filter((one, index) => index < few || chosen.includes(one.value));
  return (
    <fieldset className="facet">
      <legend>{label}</legend>
      {shown.map((one) => (
        <Checkbox key={one.value} checked={chosen.includes(one.value)} onChange={() => onToggle(one.value)} label={<>{one.label} <span className="facet-count">({formatNumber(one.count, language)})</span></>} />
      ))}
      {all.length > few && <button type="button" className="facet-all" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>{isWhole ? texts.showFewer : texts.showAll(all.length)}</button>}
    </fieldset>
  );
}

function Years({ values, filters, onChange }: { values: FacetValue[] } & Omit<Props, 'facets'>) {
  const texts = useTexts(searchTexts);
  const language = useLanguage();
  const name = useId();
  const [isWhole, setWhole] = useState(false);
  const chosen = yearOf(filters);
  if (values.length === 0)
    return null;
  const years = [...values].sort((a, b) => b.value.localeCompare(a.value));
  const shown = isWhole ? years : years.filter((one, index) => index < few || one.value === chosen);
  const option = (value: string | null, label: React.ReactNode) => (
    <div className="kern-form-check" key={value ?? ''}>
      <input id={`${name}-${value}`} name={name} type="radio" className="kern-form-check__radio" checked={value === null ? !filters.since && !filters.until : value === chosen} onChange={() => onChange(inYear(filters, value))} />
      <label className="kern-label" htmlFor={`${name}-${value}`}>{label}</label>
    </div>
  );
  return (
    <fieldset className="facet">
      <legend>{texts.year}</legend>
      {option(null, texts.allYears)}
      {shown.map((one) => option(one.value, <>{one.label} <span className="facet-count">({formatNumber(one.count, language)})</span></>))}
      {years.length > few && <button type="button" className="facet-all" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>{isWhole ? texts.showFewer : texts.showAll(years.length)}</button>}
    </fieldset>
  );
}

function Period({ filters, onChange }: Omit<Props, 'facets'>) {
  const texts = useTexts(searchTexts);
  const set = (name: 'since' | 'until', value: string) => onChange({ ...filters, [name]: value || undefined });
  return (
    <fieldset className="facet facet-period">
      <legend>{texts.period}</legend>
      {(['since', 'until'] as const).map((name) => (
        <label key={name}>{texts[name]}
          {/* Its own state while it is typed; a day is one when the field says so. */}
          <input key={filters[name] ?? ''} type="date" defaultValue={filters[name] ?? ''} onBlur={(event) => { if (event.target.value !== (filters[name] ?? '')) set(name, event.target.value); }} onKeyDown={(event) => { if (event.key === 'Enter') { event.preventDefault(); set(name, event.currentTarget.value); } }} />
        </label>
      ))}
    </fieldset>
  );
}
