import { useState } from 'react';
import type { Filters } from '../host/types';
import { useTexts } from '../texts';
import { Button } from '../ui/Button';
import { countOf } from './chips';
import { labelsOf, useChoices } from './choices';
import { FilterChips } from './FilterChips';
import { FilterDialog } from './FilterDialog';
import { filterTexts } from './texts';

/** Narrows down what is asked: a button with the choices, and what is chosen beside it. */
export function FilterBar({ value, onChange }: { value: Filters; onChange: (filters: Filters) => void }) {
  const texts = useTexts(filterTexts);
  const [isOpen, setOpen] = useState(false);
  const count = countOf(value);
  const { choices } = useChoices(isOpen || count > 0);
  return (
    <div className="filter-bar">
      <Button kind="tertiary" small icon="filter" aria-haspopup="dialog" onClick={() => setOpen(true)}>{count > 0 ? texts.narrowCount(count) : texts.narrow}</Button>
      <FilterChips filters={value} labels={labelsOf(choices)} onChange={onChange} />
      {isOpen && <FilterDialog value={value} onClose={() => setOpen(false)} onApply={(filters) => { setOpen(false); onChange(filters); }} />}
    </div>
  );
}
