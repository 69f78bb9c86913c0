import type { Citation } from '../../host/types';
import { neutral } from '../../markdown/neutral';
import { useTexts } from '../../texts';
import { Icon } from '../../ui/Icon';
import { isSuperseded, noteTexts } from '../../viewer/noteTexts';
import { conversationTexts } from '../texts';
import { openCitation } from './describe';
import { hideHint, hintOf } from './hint';

/** `[1]` in an answer: its quote on hovering and focus, the document at the place on a click. */
export function CitationMark({ citation }: { citation: Citation }) {
  const texts = useTexts(conversationTexts);
  const noted = useTexts(noteTexts);
  const isOlder = isSuperseded(citation.newer, citation.sameText);
  const open = () => {
    hideHint();
    openCitation(citation);
  };
  return (
    <button type="button" className="citation" aria-label={texts.source(citation.n, neutral(citation.document.title), citation.page) + (isOlder ? `, ${noted.older}` : '')} onClick={open} {...hintOf({ kind: 'citation', citation })}>
      {citation.n}{isOlder && <Icon name="warning" size={12} />}
    </button>
  );
}
