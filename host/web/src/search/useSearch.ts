import { useEffect, useRef, useState } from 'react';
import { call } from '../host/api';
import { Problem } from '../host/problem';
import type { Hit, SearchResult } from '../host/types';
import type { SearchState } from './state';

/** Documents a page. */
const count = 20;
/** The host goes no further: who has not found it until then narrows down. */
export const mostHits = 1_000;

export interface Search {
  state: 'none' | 'loading' | 'failed' | 'ready';
  /** What is shown; while another search is on its way, that of the one before. */
  result: SearchResult | null;
  problem: string | null;
  more: 'idle' | 'loading' | 'failed';
  loadMore: () => Promise<void>;
  again: () => void;
}

/** How many documents the hits stand for: of those with the same text one is shown. */
export const documentsOf = (hits: Hit[]): number => hits.reduce((sum, hit) => sum + 1 + (hit.sameText?.length ?? 0), 0);

/** Asks the host whenever the search in the address changes. */
export function useSearch(search: SearchState, key: string): Search {
  const [shown, setShown] = useState<Pick<Search, 'state' | 'result' | 'problem' | 'more'>>({ state: 'none', result: null, problem: null, more: 'idle' });
  const [turn, setTurn] = useState(0);
  const running = useRef(new AbortController());

  const ask = (offset: number, signal: AbortSignal) => call<SearchResult>('/api/search', {
    query: { view: 'faceted', q: search.q, k: count, offset: offset || null, ...search.filters },
    signal,
  });

  useEffect(() => {
    running.current.abort();
    const mine = (running.current = new AbortController());
    if (!search.q) {
      setShown({ state: 'none', result: null, problem: null, more: 'idle' });
      return;
    }
    setShown((before) => ({ ...before, state: 'loading', problem: null, more: 'idle' }));
    ask(0, mine.signal)
      .then((result) => setShown({ state: 'ready', result, problem: null, more: 'idle' }))
      .catch((error: unknown) => {
        if (!mine.signal.aborted)
          setShown({ state: 'failed', result: null, problem: error instanceof Problem ? error.message : null, more: 'idle' });
      });
    return () => mine.abort();
    // `key` is the search as text.
  }, [key, turn]);

  const loadMore = async () => {
    const { signal } = running.current;
    setShown((before) => ({ ...before, more: 'loading' }));
    try {
      const next = await ask(documentsOf(shown.result!.hits), signal);
      setShown((before) => ({ ...before, more: 'idle', result: { ...before.result!, hits: [...before.result!.hits, ...next.hits.filter((hit) => !before.result!.hits.some((one) => one.document.id === hit.document.id))] } }));
    } catch {
      if (!signal.aborted)
        setShown((before) => ({ ...before, more: 'failed' }));
    }
  };
  return { ...shown, loadMore, again: () => setTurn((before) => before + 1) };
}
