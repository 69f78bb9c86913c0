import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createUploadStore, type UploadItem } from './uploadStore';

export interface Uploads {
  items: UploadItem[];
  add: (files: Iterable<File>) => void;
  retry: (key: string) => void;
  remove: (key: string) => void;
  clear: () => void;
  restore: (refs: { id: string; name: string }[]) => void;
  /** Of those that are ready: what goes with the question as `attachments`. */
  ids: string[];
  isUploading: boolean;
}

/** The files at a question that is being written. */
export function useUploads(): Uploads {
  const [uploads] = useState(createUploadStore);
  const items = useStore(uploads.store, (state) => state.items);
  useEffect(() => uploads.stop, [uploads]);
  return useMemo(() => {
    const { add, retry, remove, clear, restore } = uploads;
    return {
      items, add, retry, remove, clear, restore,
      ids: items.flatMap((item) => (item.state === 'ready' && item.id ? [item.id] : [])),
      isUploading: items.some((item) => item.state === 'uploading'),
    };
  }, [uploads, items]);
}
