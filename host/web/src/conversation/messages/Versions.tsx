import { useEffect, useRef } from 'react';
import { useTexts } from '../../texts';
import { IconButton } from '../../ui/Button';
import { useConversation, useModel } from '../context';
import type { Version } from '../model/state';
import { conversationTexts } from '../texts';

// Another version is another message, with buttons of its own: they get the focus that those of this one had.
let leading: { to: string; direction: 'previous' | 'next' } | null = null;

/** ‹ 2/3 ›: which of several versions is shown. The conversation's tree is the host's. */
export function Versions({ id, version: { at, of, previous, next } }: { id: string; version: Version }) {
  const model = useModel();
  const texts = useTexts(conversationTexts);
  const isRunning = useConversation((state) => state.running !== null);
  const buttons = { previous: useRef<HTMLButtonElement>(null), next: useRef<HTMLButtonElement>(null) };
  useEffect(() => {
    if (leading?.to !== id)
      return;
    const [wanted, other] = leading.direction === 'previous' ? [buttons.previous, buttons.next] : [buttons.next, buttons.previous];
    leading = null;
    (wanted.current?.disabled ? other : wanted).current?.focus();
  }, [id]);
  if (of < 2)
    return null;
  const go = (to: string, direction: 'previous' | 'next') => {
    leading = { to, direction };
    void model.show(to);
  };
  return (
    <span className="versions" role="group" aria-label={texts.version(at, of)}>
      <IconButton ref={buttons.previous} icon="left" size={18} label={texts.previous} disabled={!previous || isRunning} onClick={() => go(previous!, 'previous')} />
      <span aria-hidden="true">{at}/{of}</span>
      <IconButton ref={buttons.next} icon="right" size={18} label={texts.next} disabled={!next || isRunning} onClick={() => go(next!, 'next')} />
    </span>
  );
}
