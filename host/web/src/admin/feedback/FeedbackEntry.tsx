import { useId, useState } from 'react';
import { useLanguage, useTexts } from '../../texts';
import { formatDateTime } from '../../texts/format';
import { Button } from '../../ui/Button';
import { TextArea } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { toast } from '../../ui/Toasts';
import { adminCall } from '../call';
import { cityName } from '../format';
import { refreshOverview, useOverview } from '../live/store';
import type { FeedbackItem, FeedbackState } from '../types';
import { RelativeTime } from '../ui/RelativeTime';
import { feedbackTexts } from './texts';

/** One feedback. It stays in the list when it is done, so that it can be opened again there; the next list is without it. */
export function FeedbackEntry({ item, onChange }: { item: FeedbackItem; onChange: (item: FeedbackItem) => void }) {
  const texts = useTexts(feedbackTexts);
  const language = useLanguage();
  const { cities } = useOverview();
  const heading = useId();
  const [note, setNote] = useState(item.note ?? '');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isDone = item.state === 'done';
  const isNoteChanged = note !== (item.note ?? '');

  const save = async (state: FeedbackState, kept: string): Promise<boolean> => {
    setPending(true);
    setError(null);
    try {
      await adminCall(`/api/admin/feedback/${encodeURIComponent(item.id)}`, { method: 'PATCH', body: { state, note: kept } });
      onChange({ ...item, state, note: kept });
      void refreshOverview().catch(() => undefined);
      return true;
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
      return false;
    } finally {
      setPending(false);
    }
  };
  const mark = async (state: FeedbackState) => {
    if (!pending && await save(state, note))
      toast(state === 'done' ? texts.markedDone : texts.markedOpen, { label: texts.undo, run: () => void save(item.state, note) });
  };
  const saveNote = async () => {
    if (!pending && isNoteChanged && await save(item.state, note))
      toast(texts.noteSaved);
  };

  const isRight = item.verdict === 'right';
  const made = item.mode === 'generated' ? texts.generated(item.model) : item.mode === 'extractive' ? texts.extractive : null;
  return (
    <article className={isDone ? 'admin-entry admin-entry-done' : 'admin-entry'} aria-labelledby={heading}>
      <h2 id={heading} className="admin-entry-title">
        <span className={`admin-state ${isRight ? 'admin-tone-good' : 'admin-tone-danger'}`}><Icon name={isRight ? 'good' : 'bad'} size={18} />{isRight ? texts.right : texts.wrong}</span>
        <span className="kern-sr-only">{texts.about(formatDateTime(item.at, language), cityName(cities, item.city, language))}</span>
      </h2>
      <p className="muted small">
        {cityName(cities, item.city, language)} · <RelativeTime at={item.at} isPast />{made && <> · {made}</>}{item.sources.length > 0 && <> · {texts.sources(item.sources.join(', '))}</>} · <strong>{isDone ? texts.stateDone : texts.stateOpen}</strong>
      </p>
      {item.text ? <p className="admin-said">{item.text}</p> : <p className="muted">{texts.noText}</p>}
      {item.question === null && item.answer === null
        ? <p className="muted small">{texts.notShared}</p>
        : (
          <dl className="admin-shared">
            {item.question !== null && <div><dt>{texts.question}</dt><dd>{item.question}</dd></div>}
            {item.answer !== null && <div><dt>{texts.answer}</dt><dd>{item.answer}</dd></div>}
          </dl>
        )}
      <TextArea label={texts.note} rows={2} maxLength={4_000} value={note} error={error} onChange={(event) => setNote(event.target.value)} />
      <div className="admin-row">
        <Button kind="secondary" small icon={isDone ? 'undo' : 'check'} aria-disabled={pending || undefined} onClick={() => void mark(isDone ? 'open' : 'done')}>{isDone ? texts.markOpen : texts.markDone}</Button>
        <Button kind="tertiary" small aria-disabled={pending || !isNoteChanged || undefined} onClick={() => void saveNote()}>{texts.saveNote}</Button>
      </div>
    </article>
  );
}
