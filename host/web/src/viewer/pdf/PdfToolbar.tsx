import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../texts';
import { Button, IconButton } from '../../ui/Button';
import { viewerTexts } from '../texts';
import { actual } from './layout';
import type { PdfSearch } from './usePdfSearch';

interface Props {
  page: number;
  pages: number;
  onPage: (page: number) => void;
  scale: number;
  fits: boolean;
  onZoom: (direction: 1 | -1) => void;
  onFit: () => void;
  search: PdfSearch;
  isSearching: boolean;
  words: string;
  onWords: (words: string) => void;
  onSearch: (open: boolean) => void;
}

/** Pages, size and search of the document. */
export function PdfToolbar(props: Props) {
  const texts = useTexts(viewerTexts);
  return (
    <>
      <div className="viewer-tools">
        <div className="viewer-tool-group">
          <IconButton icon="up" label={texts.previousPage} disabled={props.page <= 1} onClick={() => props.onPage(props.page - 1)} />
          <PageField page={props.page} pages={props.pages} onPage={props.onPage} />
          <IconButton icon="down" label={texts.nextPage} disabled={props.page >= props.pages} onClick={() => props.onPage(props.page + 1)} />
        </div>
        <div className="viewer-tool-group">
          <IconButton icon="zoomOut" label={texts.zoomOut} onClick={() => props.onZoom(-1)} />
          <span className="viewer-percent" aria-live="polite">{texts.percent(Math.round((props.scale / actual) * 100))}</span>
          <IconButton icon="zoomIn" label={texts.zoomIn} onClick={() => props.onZoom(1)} />
          <Button kind="tertiary" small aria-pressed={props.fits} title={texts.fitWidthHint} onClick={props.onFit}>{texts.fitWidth}</Button>
        </div>
        <IconButton icon="search" label={texts.search} aria-expanded={props.isSearching} onClick={() => props.onSearch(!props.isSearching)} />
      </div>
      {props.isSearching && <SearchBar {...props} />}
    </>
  );
}

function PageField({ page, pages, onPage }: Pick<Props, 'page' | 'pages' | 'onPage'>) {
  const texts = useTexts(viewerTexts);
  const [text, setText] = useState(String(page));
  useEffect(() => setText(String(page)), [page]);
  const go = () => {
    const wanted = Number.parseInt(text, 10);
    if (Number.isFinite(wanted) && wanted !== page)
      onPage(Math.min(pages, Math.max(1, wanted)));
    setText(String(page));
  };
  return (
    <span className="viewer-page-field">
      <input aria-label={texts.page} inputMode="numeric" size={3} value={text} onChange={(event) => setText(event.target.value)} onBlur={go} onKeyDown={(event) => { if (event.key === 'Enter') go(); }} />
      <span>{texts.ofPages(pages)}</span>
    </span>
  );
}

function SearchBar({ search, words, onWords, onSearch }: Pick<Props, 'search' | 'words' | 'onWords' | 'onSearch'>) {
  const texts = useTexts(viewerTexts);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <search className="viewer-search">
      <input
        ref={field}
        type="search"
        aria-label={texts.searchWords}
        placeholder={texts.search}
        value={words}
        onChange={(event) => onWords(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault();
            search.step(event.shiftKey ? -1 : 1);
          } else if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            onSearch(false);
          }
        }}
      />
      <span role="status" className="viewer-hits">
        {search.state === 'searching' ? texts.searching : search.state === 'done' ? (search.hits.length === 0 ? texts.noHits : texts.hits(search.current + 1, search.hits.length)) : ''}
      </span>
      <IconButton icon="up" label={texts.previousHit} disabled={search.hits.length === 0} onClick={() => search.step(-1)} />
      <IconButton icon="down" label={texts.nextHit} disabled={search.hits.length === 0} onClick={() => search.step(1)} />
      <IconButton icon="close" label={texts.closeSearch} onClick={() => onSearch(false)} />
    </search>
  );
}
