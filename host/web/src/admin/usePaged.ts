import { useCallback, useEffect, useRef, useState } from 'react';
import { adminCall } from './call';
import type { Paged } from './types';

interface Pages<T> { items: T[]; next: string | null; state: 'loading' | 'more' | 'ready'; error: string | null; at: number | null; hasPages: boolean }

/** A list that comes in pages. Another query begins it anew; what came for one that is no longer asked is left. */
export function usePaged<T>(path: string, query: Record<string, string | null>) {
  const [pages, setPages] = useState<Pages<T>>({ items: [], next: null, state: 'loading', error: null, at: null, hasPages: false });
  const asked = useRef<AbortController>(undefined);
  const text = JSON.stringify(query);

  const load = useCallback(async (next: string | null): Promise<number | null> => {
    asked.current?.abort();
    const { signal } = (asked.current = new AbortController());
    setPages((before) => ({ ...before, state: next ? 'more' : 'loading', error: null }));
    try {
      const page = await adminCall<Paged<T>>(path, { query: { ...(JSON.parse(text) as Record<string, string | null>), next }, signal });
      if (signal.aborted)
        return null;
      setPages((before) => ({ items: next ? [...before.items, ...page.items] : page.items, next: page.next, state: 'ready', error: null, at: next ? before.at : Date.now(), hasPages: next !== null || page.next !== null }));
      return page.items.length;
    } catch (error) {
      if (!signal.aborted)
        setPages((before) => ({ ...before, state: 'ready', error: error instanceof Error ? error.message : String(error) }));
      return null;
    }
  }, [path, text]);

  useEffect(() => {
    setPages({ items: [], next: null, state: 'loading', error: null, at: null, hasPages: false });
    void load(null);
    return () => asked.current?.abort();
  }, [load]);

  const change = useCallback((edit: (item: T) => T) => setPages((before) => ({ ...before, items: before.items.map(edit) })), []);
  return { ...pages, reload: () => load(null), more: () => load(pages.next), change };
}
