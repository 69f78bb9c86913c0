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
  /** Where the original is, for those who want it there. */
  link?: string | null;
}

export const viewerStore = createStore<{ shown: ShownDocument | null }>(() => ({ shown: null }));

/** Opens a document beside the page; what had the focus gets it back when the document is closed. */
export const openDocument = (shown: ShownDocument) => viewerStore.setState({ shown });
export const closeDocument = () => viewerStore.setState({ shown: null });
