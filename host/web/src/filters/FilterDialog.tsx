import { useState } from 'react';
import type { FacetValue, Filters } from '../host/types';
import { useLanguage, useTexts } from '../texts';
import { folded } from '../texts/folded';
import { formatDate } from '../texts/format';
import { Alert } from '../ui/Alert';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Checkbox, TextField } from '../ui/Field';
import { Loading } from '../ui/Loading';
import { usualPeriods, withoutKind } from './chips';
import { useChoices } from './choices';
import { filterTexts } from './texts';

/** More than these are looked through by typing. */
const many = 12;

/** The choices; nothing changes before it is said so. */
export function FilterDialog({ value, onClose, onApply }: { value: Filters; onClose: () => void; onApply: (filters: Filters) => void }) {
  const texts = useTexts(filterTexts);
  const [draft, setDraft] = useState(value);
  const { state, choices, again } = useChoices(true);
  const isWrong = Boolean(draft.since && draft.until && draft.since > draft.until);
  const toggle = (kind: 'committee' | 'paperType' | 'outcome', one: string) => setDraft((before) => {
    const chosen = before[kind] ?? [];
    const after = chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
    return after.length > 0 ? { ...before, [kind]: after } : withoutKind(before, kind);
  });

  return (
    <Dialog
      title={texts.title}
      wide
      onClose={onClose}
      actions={(
        <>
          <Button kind="tertiary" onClick={() => setDraft({})}>{texts.reset}</Button>
          <Button kind="primary" disabled={isWrong} onClick={() => onApply(draft)}>{texts.apply}</Button>
        </>
      )}
    >
      <p className="muted">{texts.hint}</p>
      {state === 'loading' && <Loading />}
      {state === 'failed' && <Alert kind="warning" title={texts.failed} role="alert"><Button small onClick={again}>{texts.again}</Button></Alert>}
      <div className="filter-dialog">
        <Period draft={draft} first={choices?.first ?? null} last={choices?.last ?? null} error={isWrong ? texts.wrongPeriod : null} onChange={setDraft} />
        {choices && (
          <>
            <Choice label={texts.committee} values={choices.committees} chosen={draft.committee ?? []} onToggle={(one) => toggle('committee', one)} />
            <div className="filter-column">
              <Choice label={texts.paperType} values={choices.paperTypes} chosen={draft.paperType ?? []} onToggle={(one) => toggle('paperType', one)} />
              <Choice label={texts.outcome} values={choices.outcomes} chosen={draft.outcome ?? []} onToggle={(one) => toggle('outcome', one)} />
            </div>
          </>
        )}
      </div>
    </Dialog>
  );
}

function Choice({ label, values, chosen, onToggle }: { label: string; values: FacetValue[]; chosen: string[]; onToggle: (value: string) => void }) {
  const texts = useTexts(filterTexts);
  const [text, setText] = useState('');
  if (values.length === 0)
    return null;
  const searched = folded(text.trim()).text;
  const shown = searched ? values.filter((one) => folded(one.label).text.includes(searched)) : values;
  return (
    <fieldset className="filter-choice">
      <legend>{label}</legend>
      {values.length > many && <TextField label={texts.find} hideLabel placeholder={texts.find} type="search" value={text} onChange={(event) => setText(event.target.value)} />}
      <div className={values.length > many ? 'filter-values filter-values-many' : 'filter-values'}>
        {shown.map((one) => <Checkbox key={one.value} label={one.label} checked={chosen.includes(one.value)} onChange={() => onToggle(one.value)} />)}
        {shown.length === 0 && <p className="muted" role="status">{texts.noneFits}</p>}
      </div>
    </fieldset>
  );
}

function Period({ draft, first, last, error, onChange }: { draft: Filters; first: string | null; last: string | null; error: string | null; onChange: (filters: Filters) => void }) {
  const texts = useTexts(filterTexts);
  const language = useLanguage();
  const usual = [{ id: 'anyTime' as const, since: null, until: null }, ...usualPeriods(new Date())];
  const set = (since: string | null | undefined, until: string | null | undefined) => onChange({ ...withoutKind(draft, 'period'), ...(since && { since }), ...(until && { until }) });
  return (
    <fieldset className="filter-choice filter-period">
      <legend>{texts.period}</legend>
      <div className="filter-usual">
        {usual.map((one) => (
          <button key={one.id} type="button" className="chip" aria-pressed={(draft.since ?? null) === one.since && (draft.until ?? null) === one.until} onClick={() => set(one.since, one.until)}>{texts[one.id]}</button>
        ))}
      </div>
      <div className="filter-days">
        <TextField label={texts.since} type="date" value={draft.since ?? ''} onChange={(event) => set(event.target.value, draft.until)} />
        <TextField label={texts.untilDay} type="date" value={draft.until ?? ''} error={error} onChange={(event) => set(draft.since, event.target.value)} />
      </div>
      {first && last && <p className="muted small">{texts.range(formatDate(first, language), formatDate(last, language))}</p>}
    </fieldset>
  );
}
