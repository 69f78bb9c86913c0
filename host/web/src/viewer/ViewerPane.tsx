import './viewer.css';
import { type CSSProperties, type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShortcut } from '../app/shortcuts';
import { useTexts } from '../texts';
import { DocumentView } from './DocumentView';
import { viewerTexts } from './texts';
import { closeDocument, focusPage, type ShownDocument, viewerStore } from './viewer';

const [least, most, usual, step] = [30, 70, 50, 5];
const clamp = (share: number) => Math.min(most, Math.max(least, Math.round(share)));
const key = 'viewer-width';

/** A document beside the page; over all of it where there is no room beside. */
export function ViewerPane() {
  const shown = useStore(viewerStore, (state) => state.shown);
  return shown && <Pane shown={shown} />;
}

/** The same element beside and over: a window that is made smaller or a tablet that is turned leaves its reader on the page that is read. */
function Pane({ shown }: { shown: ShownDocument }) {
  const pane = useRef<HTMLDivElement>(null);
  const isOver = useMedia('(max-width: 56rem)');
  const [share, setShare] = useState(() => clamp(Number(read()) || usual));
  useModal(pane, isOver);
  useShortcut('close-viewer', closeDocument);
  useShortcut('viewer', () => (pane.current!.contains(document.activeElement) ? focusPage() : focusHeading(pane.current!)));
  const change = (wanted: number) => {
    setShare(clamp(wanted));
    write(String(clamp(wanted)));
  };
  return (
    <div
      ref={pane}
      className={isOver ? 'viewer viewer-over' : 'viewer viewer-beside'}
      role={isOver ? 'dialog' : 'complementary'}
      aria-modal={isOver || undefined}
      aria-labelledby="viewer-heading"
      style={{ '--viewer-share': share / 100 } as CSSProperties}
    >
      {!isOver && <Separator share={share} onChange={change} />}
      {/* Another document begins anew; another place in the same one is gone to. */}
      <DocumentView key={shown.documentId} shown={shown} />
    </div>
  );
}

function Separator({ share, onChange }: { share: number; onChange: (share: number) => void }) {
  const texts = useTexts(viewerTexts);
  const onKey = (event: KeyboardEvent) => {
    const to = { ArrowLeft: share + step, ArrowRight: share - step, Home: most, End: least }[event.key];
    if (to === undefined)
      return;
    event.preventDefault();
    onChange(to);
  };
  const onMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId))
      return;
    const { right } = event.currentTarget.parentElement!.getBoundingClientRect();
    const left = document.getElementById('content')!.getBoundingClientRect().left;
    onChange(((right - event.clientX) / (right - left)) * 100);
  };
  return (
    <div
      className="viewer-separator"
      role="separator"
      aria-orientation="vertical"
      aria-label={texts.width}
      aria-valuenow={share}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuetext={texts.percent(share)}
      tabIndex={0}
      onKeyDown={onKey}
      onPointerDown={(event) => { event.preventDefault(); event.currentTarget.setPointerCapture(event.pointerId); }}
      onPointerMove={onMove}
    />
  );
}

const focusHeading = (pane: HTMLElement) => pane.querySelector<HTMLElement>('#viewer-heading')?.focus();

/** What a modal dialog of the browser's own would do; but that is another element, or leaves the page for a moment to become modal. */
function useModal(pane: RefObject<HTMLElement | null>, isModal: boolean) {
  useLayoutEffect(() => {
    if (!isModal)
      return;
    // What comes after it are messages and dialogs, which lie over it.
    const behind: Element[] = [];
    for (let one = pane.current!.previousElementSibling; one; one = one.previousElementSibling)
      behind.push(one);
    behind.forEach((one) => one.toggleAttribute('inert', true));
    if (!pane.current!.contains(document.activeElement))
      focusHeading(pane.current!);
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog:modal'))
        closeDocument();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      behind.forEach((one) => one.removeAttribute('inert'));
      document.removeEventListener('keydown', onKey);
    };
  }, [pane, isModal]);
}

function useMedia(query: string): boolean {
  const [fits, setFits] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const look = () => setFits(media.matches);
    media.addEventListener('change', look);
    return () => media.removeEventListener('change', look);
  }, [query]);
  return fits;
}

// A browser may refuse to keep things.
function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Then it is as wide as usual the next time.
  }
}
