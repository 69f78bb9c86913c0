import { useStore } from 'zustand';
import { Markdown } from '../../markdown/Markdown';
import { useTexts } from '../../texts';
import { Alert } from '../../ui/Alert';
import { Button } from '../../ui/Button';
import { Loading } from '../../ui/Loading';
import { useModel } from '../context';
import { conversationTexts } from '../texts';

/** An answer while it is being told in plain language; nothing else the rest of the time. */
export function BecomingSimple({ messageId }: { messageId: string }) {
  const model = useModel();
  const texts = useTexts(conversationTexts);
  const now = useStore(model.simplifying, (state) => (state.now?.messageId === messageId ? state.now : null));
  if (!now)
    return null;
  if (now.problem !== null)
    return <Alert kind="warning" title={texts.simpleFailed}>{now.problem !== texts.simpleFailed && <p>{now.problem}</p>}<Button small onClick={() => void model.simplify(messageId)}>{texts.tryAgain}</Button></Alert>;
  return (
    <div className="answer-simple" aria-busy="true">
      <Loading text={texts.simplifying} />
      <Markdown text={now.run.text} />
    </div>
  );
}

/** Which of both texts is shown. */
export function SimpleSwitch({ isSimple, onChange }: { isSimple: boolean; onChange: (isSimple: boolean) => void }) {
  const texts = useTexts(conversationTexts);
  return (
    <div className="simple-switch" role="group" aria-label={texts.whichText}>
      <button type="button" aria-pressed={isSimple} onClick={() => onChange(true)}>{texts.showSimple}</button>
      <button type="button" aria-pressed={!isSimple} onClick={() => onChange(false)}>{texts.showOriginal}</button>
    </div>
  );
}
