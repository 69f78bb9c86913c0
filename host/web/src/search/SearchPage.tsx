import './search.css';
import { type FormEvent, useEffect, useState } from 'react';
import { announce } from '../app/announcer';
import { navigate, useQuery } from '../app/router';
import { usePageTitle } from '../app/usePageTitle';
import { askAnew } from '../conversation/ask';
import { FilterChips } from '../filters/FilterChips';
import { countOf } from '../filters/chips';
import type { Filters } from '../host/types';
import { useLanguage, useTexts } from '../texts';
import { formatNumber } from '../texts/format';
import { Alert } from '../ui/Alert';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Loading } from '../ui/Loading';
import { wordsOf } from '../ui/marks';
import { Facets } from './Facets';
import { HitView } from './HitView';
import { parseSearch, searchPath, type SearchState } from './state';
import { searchTexts } from './texts';
import { documentsOf, mostHits, useSearch } from './useSearch';

const noFacets = { committee: [], paperType: [], outcome: [], year: [] };

/** Hits instead of answers. What is searched stands in the address: it can be kept, sent, and gone back to. */
export function SearchPage() {
  const texts = useTexts(searchTexts);
  const language = useLanguage();
  const query = useQuery();
  const search = parseSearch(query);
  const { state, result, problem, more, loadMore, again } = useSearch(search, searchPath(search));
  const [areFiltersOpen, setFiltersOpen] = useState(false);
  const words = wordsOf(search.q);
  const narrowed = countOf(search.filters);
  usePageTitle(search.q ? `${texts.title}: ${search.q}` : texts.title);

  const go = (change: Partial<SearchState>) => navigate(searchPath({ ...search, ...change }));
  const near = result?.byMeaning ?? 0;
  const total = result ? [texts.total(formatNumber(result.total, language), result.total === 1), near > 0 && texts.byMeaning(formatNumber(near, language), near === 1)].filter(Boolean).join(', ') : '';
  useEffect(() => {
    if (state === 'ready' && result)
      announce(result.total === 0 ? texts.nothing : total);
    // Once for a search, not for each of its pages.
  }, [state, result?.total, query]);

  return (
    <div className="page search-page">
      <header>
        <h1>{texts.title}</h1>
        <p className="muted">{texts.intro}</p>
      </header>
      <SearchForm key={search.q} q={search.q} onSearch={(q) => go({ q })} />

      {state === 'none' && <EmptyState icon="search" title={texts.start}><p className="muted">{texts.startHint}</p></EmptyState>}
      {state === 'failed' && (
        <Alert kind="warning" title={texts.failed} role="alert">
          {problem && <p>{problem}</p>}
          <Button kind="secondary" small onClick={again}>{texts.again}</Button>
        </Alert>
      )}
      {state === 'loading' && !result && <Loading text={texts.loading} />}
      {result && (
        <div className="search-columns" aria-busy={state === 'loading'}>
          <aside className="search-facets" aria-label={texts.filters}>
            <Button className="search-facets-button" small icon="filter" aria-expanded={areFiltersOpen} aria-controls="facets" onClick={() => setFiltersOpen(!areFiltersOpen)}>
              {narrowed > 0 ? texts.filtersCount(narrowed) : texts.filters}
            </Button>
            <div id="facets" className="search-facets-list" data-open={areFiltersOpen || undefined}>
              {near > 0 && <p className="muted small">{texts.facetsByWords}</p>}
              <Facets facets={result.facets ?? noFacets} filters={search.filters} onChange={(filters) => go({ filters })} />
            </div>
          </aside>
          <section className="search-results" aria-labelledby="results-heading">
            <div className="search-summary">
              <h2 id="results-heading"><span className="kern-sr-only">{texts.results}: </span>{total} <span className="muted small">{texts.took(texts.seconds(formatNumber(Math.max(0.01, result.took / 1000), language)))}</span></h2>
              <Button small icon="chat" onClick={() => askAnew(search.q)}>{texts.askInstead}</Button>
            </div>
            <Narrowed search={search} result={result} onChange={go} />
            {state === 'loading' && <Loading text={texts.loading} />}
            {result.total > 0 && result.total === near && <Alert kind="info" title={texts.nothingByWords} />}
            {result.total === 0
              ? <Nothing words={result.words.filter((one) => one.passages === 0).map((one) => one.word)} isNarrowed={narrowed > 0} onReset={() => go({ filters: {} })} />
              : <ul className="hits">{result.hits.map((hit) => <HitView key={hit.document.id} hit={hit} words={words} />)}</ul>}
            {more === 'failed' && <Alert kind="warning" title={texts.moreFailed} role="alert" />}
            {documentsOf(result.hits) < Math.min(result.total, mostHits) && (more === 'loading'
              ? <Loading />
              : <Button onClick={() => void loadMore().then(() => announce(texts.loaded(Math.min(result.total, documentsOf(result.hits) + 20))))}>{texts.loadMore}</Button>)}
          </section>
        </div>
      )}
    </div>
  );
}

function SearchForm({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const texts = useTexts(searchTexts);
  const [text, setText] = useState(q);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <search>
      <form className="search-form" onSubmit={submit}>
        <label className="kern-sr-only" htmlFor="search-words">{texts.words}</label>
        <input id="search-words" type="search" enterKeyHint="search" placeholder={texts.words} value={text} onChange={(event) => setText(event.target.value)} autoFocus={q === ''} />
        <Button kind="primary" type="submit" icon="search">{texts.submit}</Button>
      </form>
    </search>
  );
}

/** What narrows the search down, and what its words say that it could be narrowed down to. */
function Narrowed({ search, result, onChange }: { search: SearchState; result: NonNullable<ReturnType<typeof useSearch>['result']>; onChange: (change: Partial<SearchState>) => void }) {
  const texts = useTexts(searchTexts);
  const labels = { committee: result.facets.committee, paperType: result.facets.paperType, outcome: result.facets.outcome };
  return (
    <>
      <FilterChips filters={search.filters} labels={labels} onChange={(filters: Filters) => onChange({ filters })} />
      {result.implied.length > 0 && (
        <div className="search-implied">
          <span className="small muted">{texts.implied}</span>
          {result.implied.map((one) => (
            <button key={one.kind} type="button" className="chip chip-offer" aria-label={texts.addFilter(one.label)} title={texts.addFilter(one.label)} onClick={() => onChange({ filters: { ...search.filters, ...given(one.filters) } })}><span aria-hidden="true">+</span>{one.label}</button>
          ))}
        </div>
      )}
    </>
  );
}

const given = (filters: Filters): Filters => Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== null));

function Nothing({ words, isNarrowed, onReset }: { words: string[]; isNarrowed: boolean; onReset: () => void }) {
  const texts = useTexts(searchTexts);
  return (
    <EmptyState icon="search" title={texts.nothing} level={3}>
      {words.length > 0 && <p>{texts.nowhere(words.map(texts.quoted))}</p>}
      <ul className="search-tips">
        <li>{texts.tryFewer}</li>
        {isNarrowed && <li>{texts.tryFilters}</li>}
        <li>{texts.tryAsk}</li>
      </ul>
      {isNarrowed && <Button small onClick={onReset}>{texts.reset}</Button>}
    </EmptyState>
  );
}
