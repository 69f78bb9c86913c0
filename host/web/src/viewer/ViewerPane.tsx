import './viewer.css';
import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShortcut } from '../app/shortcuts';
import { useTexts } from '../texts';
import { DocumentView } from './DocumentView';
import { viewerTexts } from './texts';
import { closeDocument, focusPage, viewerStore } from './viewer';

const [least, most, usual, step] = [30, 70, 50, 5];
const clamp = (share: number) => Math.min(most, Math.max(least, Math.round(share)));
const key = 'viewer-width';

/** A document beside the page; over all of it where there is no room beside. */
export function ViewerPane() {
  const shown = useStore(viewerStore, (state) => state.shown);
  const isNarrow = useMedia('(max-width: 56rem)');
  if (!shown)
    return null;
  // Another document begins anew; another place in the same one is gone to.
  const view = <DocumentView key={shown.documentId} shown={shown} />;
  return isNarrow ? <Over>{view}</Over> : <Beside>{view}</Beside>;
}

function Beside({ children }: { children: ReactNode }) {
  const texts = useTexts(viewerTexts);
  const pane = useRef<HTMLElement>(null);
  const [share, setShare] = useState(() => clamp(Number(read()) || usual));
  const change = (wanted: number) => {
    setShare(clamp(wanted));
    write(String(clamp(wanted)));
  };
  useShortcut('close-viewer', closeDocument);
  useShortcut('viewer', () => (pane.current!.contains(document.activeElement) ? focusPage() : pane.current!.querySelector<HTMLElement>('#viewer-heading')?.focus()));

  const onKey = (event: KeyboardEvent) => {
    const to = { ArrowLeft: share + step, ArrowRight: share - step, Home: most, End: least }[event.key];
    if (to === undefined)
      return;
    event.preventDefault();
    change(to);
  };
  const onMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId))
      return;
    const { right } = pane.current!.getBoundingClientRect();
    const left = document.getElementById('content')!.getBoundingClientRect().left;
    change(((right - event.clientX) / (right - left)) * 100);
  };

  return (
    <aside ref={pane} className="viewer viewer-beside" aria-labelledby="viewer-heading" style={{ '--viewer-share': share / 100 } as CSSProperties}>
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
      {children}
    </aside>
  );
}

function Over({ children }: { children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current!;
    element.showModal();
    element.querySelector<HTMLElement>('#viewer-heading')?.focus();
    return () => element.close();
  }, []);
  return <dialog ref={dialog} className="viewer viewer-over" aria-labelledby="viewer-heading" onCancel={(event) => { event.preventDefault(); closeDocument(); }}>{children}</dialog>;
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
