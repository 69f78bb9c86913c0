import { useEffect, useRef } from 'react';
import type { Citation, Feedback, StoredMessage } from '../host/types';
import { useTexts } from '../texts';
import { Alert } from '../ui/Alert';
import { Button } from '../ui/Button';
import { Checkbox, TextArea } from '../ui/Field';
import type { FeedbackState } from './feedbackStore';
import { feedbackTexts } from './texts';

const maxCharacters = 4_000;

interface Props {
  id: string;
  message: StoredMessage;
  feedback: Feedback;
  state: FeedbackState;
  isKept: boolean;
  onChange: (change: Partial<Feedback>) => void;
  onSave: () => void;
  onRemove: () => void;
  onClose: () => void;
}

/** What somebody wants to say beyond right or wrong. */
export function FeedbackForm({ id, message, feedback, state, isKept, onChange, onSave, onRemove, onClose }: Props) {
  const texts = useTexts(feedbackTexts);
  const form = useRef<HTMLFormElement>(null);
  // Under the last answer it would open out of sight.
  useEffect(() => { form.current?.scrollIntoView({ block: 'nearest' }); }, []);
  const citations = message.answer?.citations ?? [];
  const name = (citation: Citation) => `[${citation.n}] ${citation.document.title}${citation.page === null ? '' : `, ${texts.page(citation.page)}`}`;
  const toggle = (n: number, isOn: boolean) => onChange({ sources: isOn ? [...feedback.sources, n].sort((a, b) => a - b) : feedback.sources.filter((one) => one !== n) });
  return (
    <form
      ref={form}
      id={id}
      className="feedback-form no-print"
      aria-label={texts.group}
      onSubmit={(event) => { event.preventDefault(); onSave(); }}
      onKeyDown={(event) => { if (event.key === 'Escape') onClose(); }}
    >
      {state.error
        ? <Alert kind="danger" title={texts.failed} role="alert"><p>{state.error} {texts.failedHint}</p></Alert>
        : <p className="feedback-thanks">{isKept ? (feedback.verdict === 'right' ? texts.thanksRight : texts.thanksWrong) : texts.saving}</p>}
      {citations.length > 0 && (
        <fieldset className="feedback-sources">
          <legend className="kern-label">{texts.sources} <span className="kern-label__optional">{texts.optional}</span></legend>
          {citations.map((citation) => (
            <Checkbox key={citation.n} label={name(citation)} checked={feedback.sources.includes(citation.n)} onChange={(event) => toggle(citation.n, event.target.checked)} />
          ))}
        </fieldset>
      )}
      <TextArea
        label={feedback.verdict === 'right' ? texts.textRight : texts.textWrong}
        optional={texts.optional}
        hint={texts.textHint}
        rows={3}
        maxLength={maxCharacters}
        value={feedback.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <Checkbox label={texts.share} hint={texts.shareHint} checked={feedback.share ?? false} onChange={(event) => onChange({ share: event.target.checked })} />
      <div className="feedback-actions">
        <Button type="submit" kind="secondary" small aria-busy={state.isSaving}>{state.isSaving ? texts.saving : texts.save}</Button>
        <Button kind="tertiary" small onClick={onClose}>{texts.close}</Button>
        {isKept && <Button kind="tertiary" small icon="delete" className="feedback-remove" onClick={onRemove}>{texts.remove}</Button>}
      </div>
    </form>
  );
}
