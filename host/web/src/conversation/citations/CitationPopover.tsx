import { useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { neutral } from '../../markdown/neutral';
import { useLanguage, useTexts } from '../../texts';
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
    const at = shown.anchor.getBoundingClientRect();
    const { width, height } = element.getBoundingClientRect();
    const below = at.bottom + gap + height <= innerHeight || at.top < height + gap;
    element.style.left = `${Math.max(gap, Math.min(at.left, innerWidth - width - gap))}px`;
    element.style.top = `${below ? at.bottom + gap : at.top - gap - height}px`;
    shown.anchor.setAttribute('aria-describedby', hintId);
    return () => shown.anchor.removeAttribute('aria-describedby');
  }, [shown]);

  useEffect(() => {
    if (!shown)
      return;
    const keys = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        hideHint();
      }
    };
    const away = (event: Event) => {
      if (!(event.target instanceof Node && box.current?.contains(event.target)))
        hideHint();
    };
    document.addEventListener('keydown', keys, true);
    document.addEventListener('scroll', away, true);
    window.addEventListener('resize', away);
    return () => {
      document.removeEventListener('keydown', keys, true);
      document.removeEventListener('scroll', away, true);
      window.removeEventListener('resize', away);
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
        </>
      ) : (
        <>
          <p className="hint-title">„<bdi>{neutral(content.check.words)}</bdi>“</p>
          <p>{neutral(content.check.reason)}</p>
        </>
      )}
    </div>,
    document.body,
  );
}
