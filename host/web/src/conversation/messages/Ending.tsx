import { neutral } from '../../markdown/neutral';
import { useTexts } from '../../texts';
import { Alert } from '../../ui/Alert';
import { Button } from '../../ui/Button';
import { useConversation, useModel } from '../context';
import type { Message } from '../model/state';
import { conversationTexts } from '../texts';

/** How an answer ended where it did not end well, and what can be done. */
export function Ending({ message }: { message: Message }) {
  const model = useModel();
  const texts = useTexts(conversationTexts);
  const isRunning = useConversation((state) => state.running !== null);
  const { answer, state, note, local } = message;
  const again = <Button small icon="refresh" disabled={isRunning} onClick={() => void model.regenerate(message.id)}>{texts.answerAgain}</Button>;
  if (state === 'failed')
    return <Alert kind="danger" title={texts.failed}>{note && <p>{neutral(note)}</p>}{again}</Alert>;
  if (state === 'interrupted')
    return <Alert kind="warning" title={texts.interrupted}><p>{note ? neutral(note) : texts.interruptedHint}</p>{again}</Alert>;
  if (state === 'stopped')
    return <Alert kind="info" title={texts.stopped}>{message.text && <p>{texts.stoppedHint}</p>}{again}</Alert>;
  if (answer?.partial)
    return <Alert kind="warning" title={texts.partial}>{answer.notice && <p>{neutral(answer.notice)}</p>}{again}</Alert>;
  return (
    <>
      {answer?.notice && <Alert kind="info" title={neutral(answer.notice)} />}
      {local && <Alert kind="warning" title={texts.notKept} />}
    </>
  );
}
