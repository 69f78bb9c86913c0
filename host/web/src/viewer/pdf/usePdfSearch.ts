import { useEffect, useState } from 'react';
import type { Span } from '../../ui/marks';
import { findAll, lettersOf } from '../quote';
import type { PageTexts } from './pages';

export interface Hit extends Span { page: number }
export interface PdfSearch { hits: Hit[]; current: number; state: 'none' | 'searching' | 'done'; step: (by: 1 | -1) => void }

/** Looks for words on every page, from the first to the last; stands on the first hit from the page that is read on. */
export function usePdfSearch(texts: PageTexts, pages: number, words: string, from: () => number): PdfSearch {
  const [found, setFound] = useState<{ hits: Hit[]; current: number; state: PdfSearch['state'] }>({ hits: [], current: -1, state: 'none' });
  useEffect(() => {
    const searched = lettersOf(words);
    if (searched.text.length < 2) {
      setFound({ hits: [], current: -1, state: 'none' });
      return;
    }
    let isOver = false;
    const look = async () => {
      setFound({ hits: [], current: -1, state: 'searching' });
      const hits: Hit[] = [];
      for (let page = 1; page <= pages && !isOver; page++)
        hits.push(...findAll(await texts.letters(page), searched).map((span) => ({ ...span, page })));
      if (!isOver)
        setFound({ hits, current: hits.length === 0 ? -1 : Math.max(0, hits.findIndex((hit) => hit.page >= from())), state: 'done' });
    };
    // Not for every letter; what cannot be read has no hits.
    const timer = setTimeout(() => void look().catch(() => setFound({ hits: [], current: -1, state: 'done' })), 250);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
    // Where the reader stands is asked for once, when the search is done.
  }, [texts, pages, words]);
  return { ...found, step: (by) => setFound((before) => ({ ...before, current: before.hits.length === 0 ? -1 : (before.current + by + before.hits.length) % before.hits.length })) };
}
