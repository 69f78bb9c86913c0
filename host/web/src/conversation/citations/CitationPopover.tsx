import { useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { neutral } from '../../markdown/neutral';
import { useLanguage, useTexts } from '../../texts';
import { noteLines } from '../../viewer/noteTexts';
import { conversationTexts } from '../texts';
import { describe } from './describe';
import { hideHint, hintId, hintStore, holdHint, releaseHint } from './hint';

const gap = 8;

/** The quote behind a citation, or the reason behind a mark: beside it, not over it, and without taking the focus. */
export function CitationPopover() {
  const shown = useStore(hintStore, (state) => state.shown);
  const texts = useTexts(conversationTexts);
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!shown || !element)
      return;
    const { anchor } = shown;
    const place = () => {
      const at = anchor.getBoundingClientRect();
      const { width, height } = element.getBoundingClientRect();
      const end = element.parentElement!.getBoundingClientRect().right;
      const isBelow = at.bottom + gap + height <= innerHeight || at.top < height + gap;
      element.style.left = `${Math.max(gap, Math.min(at.left, end - width - gap))}px`;
      element.style.top = `${isBelow ? at.bottom + gap : at.top - gap - height}px`;
      return at.bottom > 0 && at.top < innerHeight;
    };
    place();
    anchor.setAttribute('aria-describedby', hintId);
    const keys = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        hideHint();
      }
    };
    // It goes along: reaching what it belongs to by keyboard may scroll.
    const move = (event: Event) => {
      if (!(event.target instanceof Node && element.contains(event.target)) && !place())
        hideHint();
    };
    document.addEventListener('keydown', keys, true);
    document.addEventListener('scroll', move, true);
    window.addEventListener('resize', move);
    return () => {
      anchor.removeAttribute('aria-describedby');
      document.removeEventListener('keydown', keys, true);
      document.removeEventListener('scroll', move, true);
      window.removeEventListener('resize', move);
    };
  }, [shown]);
  useEffect(() => hideHint, []);

  if (!shown)
    return null;
  const { content } = shown;
  return createPortal(
    <div ref={box} id={hintId} role="tooltip" className="hint" onPointerEnter={holdHint} onPointerLeave={releaseHint}>
      {content.kind === 'citation' ? (
        <>
          <p className="hint-title"><bdi>{neutral(content.citation.document.title)}</bdi></p>
          <p className="muted small"><bdi>{neutral(describe(content.citation.document, content.citation.page, language, texts))}</bdi></p>
          <blockquote><bdi>{neutral(content.citation.quote)}</bdi></blockquote>
          {noteLines(content.citation.recognized, content.citation.newer, content.citation.sameText, language).map((line) => <p key={line} className="hint-note small"><bdi>{neutral(line)}</bdi></p>)}
        </>
      ) : (
        <>
          <p className="hint-title">„<bdi>{neutral(content.check.words)}</bdi>“</p>
          <p>{neutral(content.check.reason)}</p>
        </>
      )}
    </div>,
    document.getElementById('content') ?? document.body,
  );
}
