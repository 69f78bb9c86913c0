import { createStore } from 'zustand/vanilla';

/** What is shown beside the page: a document, at a place in it. */
export interface ShownDocument {
  /** The document's id as citations and hits carry it. */
  documentId: string;
  title: string;
  /** The file's name, where one of several is meant. */
  file?: string | null;
  /** From 1. */
  page?: number | null;
  /** What is highlighted. */
  quote?: string | null;
  /** The passage that is highlighted in the plain view. */
  passage?: string | null;
  /** Whether the text there was read from a scan. */
  recognized?: boolean;
  /** Where the original is, for those who want it there. */
  link?: string | null;
}

export const viewerStore = createStore<{ shown: ShownDocument | null }>(() => ({ shown: null }));

let opener: Element | null = null;

/** Opens a document beside the page; what had the focus gets it back when the document is closed. */
export function openDocument(shown: ShownDocument): void {
  const active = document.activeElement;
  if (!active?.closest('.viewer'))
    opener = active;
  // A new object each time: the same place again is gone to again.
  viewerStore.setState({ shown: { ...shown } });
}

export function closeDocument(): void {
  viewerStore.setState({ shown: null });
  focusPage();
}

/** Gives the focus back to what opened the document, to the page where that is gone. */
export function focusPage(): void {
  const target = opener instanceof HTMLElement && opener.isConnected && opener !== document.body ? opener : document.getElementById('content');
  // After the page can be reached again where the document lay over it.
  requestAnimationFrame(() => target?.focus());
}
