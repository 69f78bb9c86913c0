import { useTexts } from '../../texts';
import { IconButton } from '../../ui/Button';
import { useConversation, useModel } from '../context';
import type { Version } from '../model/state';
import { conversationTexts } from '../texts';

/** ‹ 2/3 ›: which of several versions is shown. The conversation's tree is the host's. */
export function Versions({ version: { at, of, previous, next } }: { version: Version }) {
  const model = useModel();
  const texts = useTexts(conversationTexts);
  const isRunning = useConversation((state) => state.running !== null);
  if (of < 2)
    return null;
  return (
    <span className="versions" role="group" aria-label={texts.version(at, of)}>
      <IconButton icon="left" size={18} label={texts.previous} disabled={!previous || isRunning} onClick={() => void model.show(previous!)} />
      <span aria-hidden="true">{at}/{of}</span>
      <IconButton icon="right" size={18} label={texts.next} disabled={!next || isRunning} onClick={() => void model.show(next!)} />
    </span>
  );
}
