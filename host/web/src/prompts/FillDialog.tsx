import { useId } from 'react';
import type { Prompt } from '../host/types';
import { useTexts } from '../texts';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { FillForm } from './FillForm';
import { promptTexts } from './texts';

/** Asks for a prompt's variables; `onBack`, where another can be chosen instead. */
export function FillDialog({ prompt, onFilled, onClose, onBack }: { prompt: Prompt; onFilled: (text: string) => void; onClose: () => void; onBack?: () => void }) {
  const texts = useTexts(promptTexts);
  const form = useId();
  return (
    <Dialog
      title={texts.fillTitle(prompt.title)}
      onClose={onClose}
      actions={(
        <>
          {onBack ? <Button kind="tertiary" icon="left" onClick={onBack}>{texts.back}</Button> : <Button kind="tertiary" onClick={onClose}>{texts.cancel}</Button>}
          <Button kind="primary" type="submit" form={form}>{texts.takeOver}</Button>
        </>
      )}
    >
      <FillForm id={form} prompt={prompt} onFilled={onFilled} />
    </Dialog>
  );
}
