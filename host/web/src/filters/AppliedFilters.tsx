import './filters.css';
import type { AppliedFilters as Applied, FilterKind } from '../host/types';
import { useLanguage, useTexts } from '../texts';
import { chipsOf, countOf } from './chips';
import { labelsOf, useChoices } from './choices';
import { filterTexts } from './texts';

/** What an answer was narrowed down by: what was chosen, and what the question said itself. Taking one away asks again without it. */
export function AppliedFilters({ applied, onRemove }: { applied: Applied; onRemove?: (kind: FilterKind) => void }) {
  const texts = useTexts(filterTexts);
  const language = useLanguage();
  const { choices } = useChoices(countOf(applied.given) > 0);
  // A kind as a whole: that is what is asked again without.
  const chips = chipsOf(applied.given, labelsOf(choices), language);
  const given = [...new Set(chips.map((chip) => chip.kind))].map((kind) => ({ kind, label: chips.filter((chip) => chip.kind === kind).map((chip) => chip.label).join(', ') }));
  const implied = applied.relaxed ? [] : applied.implied;
  if (given.length === 0 && implied.length === 0 && !applied.sentence)
    return null;

  const row = (label: string, shown: { kind: FilterKind; label: string }[]) => shown.length > 0 && (
    <div className="applied-row">
      <span>{label}</span>
      {shown.map((chip) => (onRemove
        ? <button key={chip.kind} type="button" className="chip" aria-label={texts.withoutIt(chip.label)} title={texts.withoutIt(chip.label)} onClick={() => onRemove(chip.kind)}>{chip.label}<span aria-hidden="true">×</span></button>
        : <span key={chip.kind} className="chip chip-fixed">{chip.label}</span>))}
    </div>
  );
  return (
    <div className="applied">
      {row(texts.given, given)}
      {row(texts.implied, implied)}
      {applied.sentence && <p className="applied-sentence">{applied.sentence}</p>}
    </div>
  );
}
