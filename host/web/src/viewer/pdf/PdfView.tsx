import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { announce } from '../../app/announcer';
import { useTexts } from '../../texts';
import { Alert } from '../../ui/Alert';
import { locate, type Place } from '../quote';
import { QuoteNote } from '../QuoteNote';
import { viewerTexts } from '../texts';
import type { ShownDocument } from '../viewer';
import type { Mark } from './draw';
import { PdfPage } from './PdfPage';
import { PdfToolbar } from './PdfToolbar';
import { usePages } from './usePages';
import type { OpenPdf } from './usePdf';
import { usePdfSearch } from './usePdfSearch';

const none: Mark[] = [];

/** The pages of a PDF below each other, those alone drawn that are in sight; opened at the quote. */
export function PdfView({ pdf, texts, first, isBroken, place }: OpenPdf & { isBroken: boolean; place: ShownDocument }) {
  const words = useTexts(viewerTexts);
  const scroller = useRef<HTMLDivElement>(null);
  const pages = usePages(scroller, first, pdf.numPages);
  const [quote, setQuote] = useState<Place | 'nowhere' | null>(null);
  const [searched, setSearched] = useState<string | null>(null);
  const search = usePdfSearch(texts, pdf.numPages, searched ?? '', () => pages.current);
  const hit = search.hits[search.current];
  /** The mark to be brought into sight once its page is drawn. */
  const wanted = useRef<{ page: number; kind: Mark['kind'] } | null>(null);
  /** The reader has gone on by themselves: a quote that is found only now no longer takes them back. */
  const isReading = useRef(false);
  const isMeasured = pages.drawn.length > 0;

  const show = (page: number, kind: Mark['kind'] | null) => {
    wanted.current = kind && { page, kind };
    const element = kind && scroller.current?.querySelector<HTMLElement>(`[data-page='${page}'] mark.viewer-${kind}`);
    if (element)
      bring(element);
    else
      pages.goTo(page);
  };

  const read = () => {
    isReading.current = true;
    wanted.current = null;
  };
  const turnTo = (page: number) => {
    read();
    show(page, null);
  };

  const bring = (mark: Element) => {
    const window = scroller.current!;
    const [at, around] = [mark.getBoundingClientRect(), window.getBoundingClientRect()];
    window.scrollTop += at.top - around.top - around.height * 0.3;
    if (at.left < around.left || at.right > around.right)
      window.scrollLeft += at.left - around.left - 40;
  };

  const onMarked = useCallback((page: number, element: HTMLElement) => {
    const mark = wanted.current?.page === page ? element.querySelector(`mark.viewer-${wanted.current.kind}`) : null;
    if (mark) {
      wanted.current = null;
      bring(mark);
    }
  }, []);

  useEffect(() => {
    if (!isMeasured)
      return;
    let isOver = false;
    const said = place.page && place.page <= pdf.numPages ? place.page : null;
    setQuote(null);
    isReading.current = false;
    show(said ?? 1, null);
    if (place.quote) {
      locate(texts.letters, pdf.numPages, said, place.quote).then((found) => {
        if (isOver)
          return;
        setQuote(found ?? 'nowhere');
        if (found && !isReading.current)
          show(found.page, 'quote');
        if (found && said !== null && !found.spans.has(said))
          announce(words.otherPage(found.page));
      }, () => { if (!isOver) setQuote('nowhere'); });
    }
    return () => { isOver = true; };
  }, [pdf, texts, place, isMeasured]);

  useEffect(() => {
    if (hit)
      show(hit.page, 'current');
  }, [hit]);

  const marks = useMemo(() => {
    const all = new Map<number, Mark[]>();
    const add = (page: number, mark: Mark) => all.set(page, [...(all.get(page) ?? []), mark]);
    if (quote && quote !== 'nowhere')
      quote.spans.forEach((spans, page) => spans.forEach((span) => add(page, { ...span, kind: 'quote' })));
    search.hits.forEach((one) => add(one.page, { start: one.start, end: one.end, kind: one === hit ? 'current' : 'found' }));
    return all;
  }, [quote, search.hits, hit]);

  // The browser's own search does not see the pages that are not drawn.
  useEffect(() => {
    const pane = scroller.current!.closest<HTMLElement>('.viewer')!;
    const find = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'f') {
        event.preventDefault();
        setSearched((before) => before ?? '');
      }
    };
    pane.addEventListener('keydown', find);
    return () => pane.removeEventListener('keydown', find);
  }, []);

  const onKey = (event: KeyboardEvent) => {
    const run = (what: () => void) => { event.preventDefault(); what(); };
    if (event.target !== scroller.current || event.ctrlKey || event.metaKey || event.altKey)
      return;
    else if (event.key === '+')
      run(() => pages.zoom(1));
    else if (event.key === '-')
      run(() => pages.zoom(-1));
    else if (event.key === '0')
      run(pages.fit);
    else if (event.key === 'ArrowRight' && pages.fits)
      run(() => turnTo(Math.min(pdf.numPages, pages.current + 1)));
    else if (event.key === 'ArrowLeft' && pages.fits)
      run(() => turnTo(Math.max(1, pages.current - 1)));
    else if (/^(Arrow|Page|Home$|End$| $)/.test(event.key))
      read();
  };

  return (
    <div className="viewer-pdf" onKeyDown={onKey}>
      <PdfToolbar
        page={pages.current}
        pages={pdf.numPages}
        onPage={turnTo}
        scale={pages.scale}
        fits={pages.fits}
        onZoom={pages.zoom}
        onFit={pages.fit}
        search={search}
        isSearching={searched !== null}
        words={searched ?? ''}
        onWords={setSearched}
        onSearch={(open) => { setSearched(open ? '' : null); if (!open) scroller.current?.focus(); }}
      />
      {quote === 'nowhere' && place.quote && <QuoteNote text={place.recognized ? words.notMarkedOnScan : words.notFoundOnPage} quote={place.quote} />}
      {isBroken && <Alert kind="warning" title={words.interrupted} />}
      <div ref={scroller} className="viewer-scroll" role="region" aria-label={words.pages} tabIndex={0} onScroll={pages.onScroll} onWheel={read} onTouchMove={read} onPointerDown={read}>
        <div className="viewer-pages" style={{ height: pages.tops.at(-1), width: pages.width }}>
          {pages.drawn.map(({ number, size, top }) => (
            <div key={number} data-page={number} className="viewer-place" style={{ top }}>
              <PdfPage pdf={pdf} texts={texts} number={number} size={size} scale={pages.scale} marks={marks.get(number) ?? none} onSize={pages.onSize} onMarked={onMarked} />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
