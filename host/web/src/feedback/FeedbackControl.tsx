import './feedback.css';
import { useId } from 'react';
import { useStore } from 'zustand';
import { announce } from '../app/announcer';
import type { Feedback, StoredMessage } from '../host/types';
import { useTexts } from '../texts';
import { Button } from '../ui/Button';
import { classes } from '../ui/classes';
import { Icon } from '../ui/Icon';
import { toast } from '../ui/Toasts';
import { FeedbackForm } from './FeedbackForm';
import { draftFeedback, feedbackOf, feedbackStore, keptFeedback, openFeedback, removeFeedback, saveFeedback } from './feedbackStore';
import { feedbackTexts } from './texts';

/**
 * Right or wrong, kept at once; then, for those who want to say more, which source, what, and whether the question may be read. Draws the two
 * buttons and, below them over the whole width of a wrapping row, the form.
 */
export function FeedbackControl({ conversationId, message }: { conversationId: string; message: StoredMessage }) {
  const texts = useTexts(feedbackTexts);
  const form = useId();
  const place = { conversationId, message };
  const state = useStore(feedbackStore, (states) => feedbackOf(states, place));
  const kept = keptFeedback(state, message);
  const verdict = (state.draft ?? kept)?.verdict ?? null;

  const choose = async (chosen: Feedback['verdict']) => {
    if (verdict === chosen && !state.error) {
      openFeedback(place, !state.isOpen);
      return;
    }
    draftFeedback(place, { verdict: chosen });
    if (await saveFeedback(place))
      announce(chosen === 'right' ? texts.thanksRight : texts.thanksWrong);
  };

  const remove = async () => {
    try {
      const before = await removeFeedback(place);
      toast(texts.removed, before ? { label: texts.undo, run: () => { draftFeedback(place, before); void saveFeedback(place); } } : undefined);
    } catch {
      toast(texts.removeFailed);
    }
  };

  // The host takes feedback on whole answers alone.
  if (message.role !== 'assistant' || message.state !== 'done')
    return null;
  return (
    <div className={classes('feedback', state.isOpen && 'feedback-open')}>
      <div className="feedback-verdicts no-print" role="group" aria-label={texts.group}>
        <Verdict icon="good" label={texts.right} isChosen={verdict === 'right'} onChoose={() => void choose('right')} />
        <Verdict icon="bad" label={texts.wrong} isChosen={verdict === 'wrong'} onChoose={() => void choose('wrong')} />
        {kept && !state.isOpen && <Button kind="tertiary" small aria-expanded={false} onClick={() => openFeedback(place, true)}>{texts.change}</Button>}
      </div>
      {state.isOpen && verdict && (
        <FeedbackForm
          id={form}
          message={message}
          feedback={state.draft ?? kept!}
          state={state}
          isKept={kept !== null}
          onChange={(change) => draftFeedback(place, change)}
          onSave={async () => {
            if (await saveFeedback(place)) {
              openFeedback(place, false);
              toast(texts.thanksDetails);
            }
          }}
          onRemove={() => void remove()}
          onClose={() => openFeedback(place, false)}
        />
      )}
    </div>
  );
}

function Verdict({ icon, label, isChosen, onChoose }: { icon: 'good' | 'bad'; label: string; isChosen: boolean; onChoose: () => void }) {
  return <button type="button" className="feedback-verdict" aria-pressed={isChosen} onClick={onChoose}><Icon name={icon} />{label}</button>;
}
