import { createStore } from 'zustand/vanilla';
import type { CheckFinding, Citation } from '../../host/types';

export type HintContent = { kind: 'citation'; citation: Citation } | { kind: 'check'; check: CheckFinding };

/** What is shown beside a citation or a check mark, without taking the focus. One for the whole page. */
export const hintStore = createStore<{ shown: { anchor: HTMLElement; content: HintContent } | null }>(() => ({ shown: null }));

export const hintId = 'hint';
let timer: ReturnType<typeof setTimeout> | undefined;

const show = (anchor: HTMLElement, content: HintContent) => hintStore.setState({ shown: { anchor, content } });
export const hideHint = () => {
  clearTimeout(timer);
  hintStore.setState({ shown: null });
};
const later = (milliseconds: number, run: () => void) => {
  clearTimeout(timer);
  timer = setTimeout(run, milliseconds);
};

/** It stays while the pointer is on it, and goes a moment after (WCAG 2.2, 1.4.13). */
export const holdHint = () => clearTimeout(timer);
export const releaseHint = () => later(250, hideHint);

/** The handlers of what has a hint: shown on hovering and on focus, gone afterwards and with Escape. */
export const hintOf = (content: HintContent) => ({
  onPointerEnter: (event: React.PointerEvent<HTMLElement>) => {
    const anchor = event.currentTarget;
    if (event.pointerType === 'mouse')
      later(hintStore.getState().shown ? 0 : 150, () => show(anchor, content));
  },
  onPointerLeave: releaseHint,
  onFocus: (event: React.FocusEvent<HTMLElement>) => {
    if (event.currentTarget.matches(':focus-visible'))
      show(event.currentTarget, content);
  },
  onBlur: hideHint,
});

/** Shows it at a click, where the click has nothing else to do; again: hides it. */
export const toggleHint = (anchor: HTMLElement, content: HintContent) => {
  if (hintStore.getState().shown?.anchor === anchor)
    hideHint();
  else
    show(anchor, content);
};
