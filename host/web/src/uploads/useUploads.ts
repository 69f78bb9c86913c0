export interface UploadItem {
  key: string;
  name: string;
  state: 'uploading' | 'ready' | 'refused';
  /** From 0 to 1. */
  progress: number;
  /** The host's id, once it has the file. */
  id: string | null;
  /** Why it was refused, in a sentence. */
  reason: string | null;
}

export interface Uploads {
  items: readonly UploadItem[];
  add: (files: Iterable<File>) => void;
  remove: (key: string) => void;
  clear: () => void;
  /** Of those that are ready. */
  ids: readonly string[];
}

/** The files that go with the next question. */
export function useUploads(): Uploads {
  return { items: [], add: () => undefined, remove: () => undefined, clear: () => undefined, ids: [] };
}
