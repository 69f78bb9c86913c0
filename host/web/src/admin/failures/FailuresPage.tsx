import { useLanguage, useTexts } from '../../texts';
import { formatNumber } from '../../texts/format';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { SelectField } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { Loading } from '../../ui/Loading';
import { cityName, safeUrl, stateKey } from '../format';
import { useOverview } from '../live/store';
import { sourceKey } from '../paths';
import { useQuery } from '../query';
import { reasonWord } from '../states';
import type { Failure } from '../types';
import { type Column, DataTable } from '../ui/DataTable';
import { ListAge, ListEnd } from '../ui/Paging';
import { RelativeTime } from '../ui/RelativeTime';
import { usePaged } from '../usePaged';
import { reasonCounts, sourcesOf } from './reasons';
import { failureTexts } from './texts';

/** What was not read and why, by reason; the filter stands in the address. */
export function FailuresPage() {
  const texts = useTexts(failureTexts);
  const language = useLanguage();
  const [query] = useQuery();
  const filter = { city: query.get('city'), source: query.get('source'), reason: query.get('reason') };
  const [plugin, ...name] = filter.source?.split('/') ?? [];
  const list = usePaged<Failure>('/api/admin/failures', { city: filter.city, plugin: plugin ?? null, source: name.join('/') || null, reason: filter.reason });
  const isFiltered = Boolean(filter.city || filter.source || filter.reason);
  const columns: Column<Failure>[] = [
    { id: 'document', head: texts.document, kind: 'wide', isName: true, cell: (failure) => <FailedDocument failure={failure} /> },
    { id: 'reason', head: texts.reason, kind: 'wide', cell: (failure) => <>{reasonWord(failure.reason, language)}{failure.detail && stateKey(failure.detail) !== stateKey(failure.reason) && <p className="admin-reason"><q>{failure.detail}</q></p>}</> },
    { id: 'attempts', head: texts.attempts, kind: 'number', cell: (failure) => formatNumber(failure.attempts, language) },
    { id: 'last', head: texts.last, cell: (failure) => failure.lastAt && <RelativeTime at={failure.lastAt} isPast /> },
    { id: 'retry', head: texts.retry, cell: (failure) => (failure.retryAt ? <RelativeTime at={failure.retryAt} /> : texts.noRetry) },
  ];
  return (
    <>
      <p>{texts.intro}</p>
      <Filters filter={filter} isFiltered={isFiltered} />
      <ListAge list={list} />
      {list.items.length > 0 && <DataTable caption={texts.caption} columns={columns} rows={list.items} rowKey={(_, index) => String(index)} />}
      {list.items.length === 0 && list.state === 'loading' && <Loading />}
      {list.items.length === 0 && list.state === 'ready' && !list.error && (
        <EmptyState icon="check" title={isFiltered ? texts.noneFiltered : texts.none}>{!isFiltered && <p>{texts.noneHint}</p>}</EmptyState>
      )}
      <ListEnd list={list} />
    </>
  );
}

function Filters({ filter, isFiltered }: { filter: { city: string | null; source: string | null; reason: string | null }; isFiltered: boolean }) {
  const texts = useTexts(failureTexts);
  const language = useLanguage();
  const { sources, cities } = useOverview();
  const [, change] = useQuery();
  const ofCity = sourcesOf(sources, { city: filter.city, source: null });
  const names = [...new Map(ofCity.map((source) => [sourceKey(source), source])).entries()];
  const counted = reasonCounts(sourcesOf(sources, filter));
  const reasons = filter.reason && !counted.some(({ reason }) => reason === filter.reason) ? [...counted, { reason: filter.reason, count: 0 }] : counted;
  // What the address names stays choosable, even where the host no longer counts it.
  const withChosen = (values: [string, string][], chosen: string | null): [string, string][] => (chosen && !values.some(([value]) => value === chosen) ? [...values, [chosen, chosen]] : values);
  const options = (values: [string, string][], chosen: string | null) => withChosen(values, chosen).map(([value, label]) => <option key={value} value={value}>{label}</option>);
  return (
    <form className="admin-filters" aria-label={texts.filters} onSubmit={(event) => event.preventDefault()}>
      <SelectField label={texts.city} value={filter.city ?? ''} onChange={(event) => change({ city: event.target.value, source: null })}>
        <option value="">{texts.allCities}</option>
        {options(cities.map((city) => [city.id, cityName(cities, city.id, language)]), filter.city)}
      </SelectField>
      <SelectField label={texts.source} value={filter.source ?? ''} onChange={(event) => change({ source: event.target.value })}>
        <option value="">{texts.allSources}</option>
        {options(names.map(([key, source]) => [key, `${source.name} (${source.plugin})`]), filter.source)}
      </SelectField>
      <Button kind="tertiary" small icon="close" aria-disabled={!isFiltered || undefined} onClick={() => change({ city: null, source: null, reason: null })}>{texts.reset}</Button>
      {reasons.length > 0 && (
        <div role="group" aria-label={texts.byReason} className="admin-chips">
          <Chip isChosen={!filter.reason} label={texts.allReasons} count={reasons.reduce((sum, { count }) => sum + count, 0)} onChoose={() => change({ reason: null })} />
          {reasons.map(({ reason, count }) => <Chip key={reason} isChosen={filter.reason === reason} label={reasonWord(reason, language)} count={count} onChoose={() => change({ reason: filter.reason === reason ? null : reason })} />)}
        </div>
      )}
    </form>
  );
}

function Chip({ isChosen, label, count, onChoose }: { isChosen: boolean; label: string; count: number; onChoose: () => void }) {
  const language = useLanguage();
  return <button type="button" className="admin-chip" aria-pressed={isChosen} onClick={onChoose}>{isChosen && <Icon name="check" size={16} />}{label} <span className="admin-chip-count">{formatNumber(count, language)}</span></button>;
}

function FailedDocument({ failure }: { failure: Failure }) {
  const texts = useTexts(failureTexts);
  const url = safeUrl(failure.url);
  return (
    <>
      <strong>{failure.document.title}</strong>
      {(failure.document.reference || failure.file) && <span className="muted small">{[failure.document.reference, failure.file].filter(Boolean).join(' · ')}</span>}
      {url && <a href={url} target="_blank" rel="noopener noreferrer" className="admin-with-icon"><Icon name="open" size={16} /><span>{texts.original}<span className="kern-sr-only"> {failure.document.title} {texts.newTab}</span></span></a>}
    </>
  );
}
