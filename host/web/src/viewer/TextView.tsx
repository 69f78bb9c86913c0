import './notes.css';
import { useEffect, useRef, useState } from 'react';
import { call } from '../host/api';
import { Problem } from '../host/problem';
import type { DocumentText } from '../host/types';
import { withoutHeadingSigns } from '../search/excerpt';
import { useTexts } from '../texts';
import { Alert } from '../ui/Alert';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Loading } from '../ui/Loading';
import type { Span } from '../ui/marks';
import { findQuote, lettersOf } from './quote';
import { QuoteNote } from './QuoteNote';
import { viewerTexts } from './texts';
import type { ShownDocument } from './viewer';

type Loaded = { state: 'loading' } | { state: 'failed'; problem: string | null } | { state: 'ready'; text: DocumentText };

/** A file's text as it stands in the index: for formats that have no pages here, for screen readers, and where the original is out of reach. */
export function TextView({ path, file, place }: { path: string; file: number | null; place: ShownDocument }) {
  const texts = useTexts(viewerTexts);
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const ended = new AbortController();
    setLoaded({ state: 'loading' });
    call<DocumentText>(path, { query: { file }, signal: ended.signal })
      .then((text) => setLoaded({ state: 'ready', text: { pages: text.pages.map((page) => ({ ...page, passages: page.passages.map((passage) => ({ ...passage, text: withoutHeadingSigns(passage.text) })) })) } }))
      .catch((error: unknown) => { if (!ended.signal.aborted) setLoaded({ state: 'failed', problem: error instanceof Problem ? error.message : null }); });
    return () => ended.abort();
  }, [path, file, turn]);

  const marked = loaded.state === 'ready' ? passageOf(loaded.text, place) : null;
  useEffect(() => {
    if (loaded.state !== 'ready')
      return;
    const target = scroller.current?.querySelector('mark, [data-quoted]') ?? scroller.current?.querySelector(`[data-page='${place.page}']`);
    target?.scrollIntoView({ block: 'center' });
  }, [loaded, place]);

  if (loaded.state === 'loading')
    return <div className="viewer-message"><Loading text={texts.loading} /></div>;
  if (loaded.state === 'failed') {
    return (
      <div className="viewer-message">
        <Alert kind="warning" title={texts.failed} role="alert">
          {loaded.problem && <p>{loaded.problem}</p>}
          <Button kind="secondary" small onClick={() => setTurn(turn + 1)}>{texts.again}</Button>
        </Alert>
      </div>
    );
  }

  const isEmpty = loaded.text.pages.every((page) => page.passages.length === 0);
  return (
    <>
      {place.quote && !marked && <QuoteNote text={texts.quote} quote={place.quote} />}
      <div ref={scroller} className="viewer-scroll viewer-plain" role="region" aria-label={texts.text} tabIndex={0}>
        {isEmpty && <p className="muted">{texts.noText}</p>}
        {loaded.text.pages.map((page, index) => (
          <section key={index} data-page={page.page}>
            {page.page !== null && <h3 className="viewer-plain-page">{texts.pageNumber(page.page)}</h3>}
            {page.passages.some((passage) => passage.recognized) && <p className="note"><Icon name="info" size={16} /><span>{texts.scanned}</span></p>}
            {page.passages.map((passage) => (
              <div key={passage.id} data-quoted={marked?.id === passage.id || undefined}>
                {/* Most passages begin with their heading. */}
                {passage.heading && !passage.text.startsWith(passage.heading) && <h4>{passage.heading}</h4>}
                <p><Parts text={passage.text} spans={marked?.id === passage.id ? marked.spans : []} /></p>
              </div>
            ))}
          </section>
        ))}
      </div>
    </>
  );
}

function Parts({ text, spans }: { text: string; spans: Span[] }) {
  const parts = [];
  let end = 0;
  for (const span of spans) {
    parts.push(text.slice(end, span.start), <mark key={span.start}>{text.slice(span.start, span.end)}</mark>);
    end = span.end;
  }
  return <>{parts}{text.slice(end)}</>;
}

/** The passage that is meant: the one that is named, else the one that has most of the quote. */
function passageOf(text: DocumentText, place: ShownDocument): { id: string; spans: Span[] } | null {
  const all = text.pages.flatMap((page) => page.passages);
  const quote = place.quote ? lettersOf(place.quote) : null;
  const named = all.find((passage) => passage.id === place.passage);
  if (named)
    return { id: named.id, spans: quote ? findQuote(lettersOf(named.text), quote).spans : [] };
  if (!quote)
    return null;
  const found = all.map((passage) => ({ id: passage.id, ...findQuote(lettersOf(passage.text), quote) })).reduce<{ id: string; spans: Span[]; share: number } | null>((best, one) => (one.share > (best?.share ?? 0.4) ? one : best), null);
  return found && { id: found.id, spans: found.spans };
}
