import './filters.css';
import type { Filters } from '../host/types';
import { useLanguage, useTexts } from '../texts';
import { chipsOf, type Labels, withoutChip } from './chips';
import { filterTexts } from './texts';

/** What is narrowed down by, each to be taken away; nothing where there is nothing. */
export function FilterChips({ filters, labels, onChange }: { filters: Filters; labels: Labels; onChange: (filters: Filters) => void }) {
  const texts = useTexts(filterTexts);
  const chips = chipsOf(filters, labels, useLanguage());
  if (chips.length === 0)
    return null;
  return (
    <ul className="chips" aria-label={texts.chosen}>
      {chips.map((chip) => (
        <li key={chip.kind + chip.value}>
          <button type="button" className="chip" aria-label={texts.remove(chip.label)} title={texts.remove(chip.label)} onClick={() => onChange(withoutChip(filters, chip))}>
            {chip.label}<span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
