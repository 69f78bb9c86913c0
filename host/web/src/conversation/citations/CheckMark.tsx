import type { CheckFinding } from '../../host/types';
import { neutral } from '../../markdown/neutral';
import { useTexts } from '../../texts';
import { Icon } from '../../ui/Icon';
import { conversationTexts } from '../texts';
import { hintOf, toggleHint } from './hint';

/** Stands behind words that no source carries; says why. */
export function CheckMark({ n, check }: { n: number; check: CheckFinding }) {
  const texts = useTexts(conversationTexts);
  const content = { kind: 'check' as const, check };
  return (
    <button type="button" className="check-mark" aria-label={texts.check(n, neutral(check.words))} onClick={(event) => toggleHint(event.currentTarget, content)} {...hintOf(content)}>
      <Icon name="warning" size={14} />
    </button>
  );
}
