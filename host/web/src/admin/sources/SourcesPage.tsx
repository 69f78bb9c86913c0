import { Link } from '../../app/router';
import { useLanguage, useTexts } from '../../texts';
import { formatNumber } from '../../texts/format';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import { cityName, formatDuration, formatPercent, stateKey } from '../format';
import { useOverview } from '../live/store';
import { failuresPath, sourceKey } from '../paths';
import { reasonWord } from '../states';
import type { SourceAction, SourceStatus } from '../types';
import { Actions } from '../ui/Actions';
import { act } from '../ui/actions';
import { ProgressBar } from '../ui/Bars';
import { type Column, DataTable } from '../ui/DataTable';
import { RelativeTime } from '../ui/RelativeTime';
import { StateTag } from '../ui/StateTag';
import { SearchedBy } from './SearchedBy';
import { sourceTexts } from './texts';

/** More reasons than this are on the page of failures. */
const shownReasons = 4;

export function SourcesPage() {
  const texts = useTexts(sourceTexts);
  const language = useLanguage();
  const { sources, cities } = useOverview();
  if (sources.length === 0)
    return <EmptyState icon="info" title={texts.none}><p>{texts.noneHint}</p></EmptyState>;
  const columns: Column<SourceStatus>[] = [
    { id: 'source', head: texts.source, isName: true, cell: (source) => <><strong>{source.name}</strong><span>{cityName(cities, source.city, language)}</span><code>{source.plugin}</code></> },
    { id: 'state', head: texts.state, kind: 'wide', cell: (source) => <SourceState source={source} /> },
    { id: 'stock', head: texts.stock, cell: (source) => <ul className="admin-list"><li>{texts.documents(formatNumber(source.documents, language))}</li><li>{texts.passages(formatNumber(source.passages, language))}</li></ul> },
    { id: 'unread', head: texts.unread, cell: (source) => <Unread source={source} /> },
    { id: 'runs', head: texts.runs, cell: (source) => <Runs source={source} /> },
    { id: 'actions', head: texts.actions, kind: 'actions', cell: (source) => <SourceActions source={source} /> },
  ];
  return <><DataTable caption={texts.caption} columns={columns} rows={sources} rowKey={(source) => `${source.city} ${sourceKey(source)}`} mark={(source) => stateKey(source.state) === 'stuck' && 'admin-row-danger'} /><SearchedBy /></>;
}

function useSourceName(source: SourceStatus): string {
  const texts = useTexts(sourceTexts);
  const language = useLanguage();
  return texts.of(source.name, cityName(useOverview().cities, source.city, language));
}

function SourceState({ source }: { source: SourceStatus }) {
  const texts = useTexts(sourceTexts);
  return (
    <>
      <StateTag state={source.state} />
      {stateKey(source.state) === 'stuck' && <p className="admin-reason"><strong>{texts.stuck}</strong></p>}
      {source.lastError && <p className="admin-reason admin-with-icon admin-tone-danger"><Icon name="danger" size={16} /><span>{texts.lastError}: {source.lastError}</span></p>}
      {source.progress && <Progress source={source} />}
    </>
  );
}

function Progress({ source }: { source: SourceStatus }) {
  const texts = useTexts(sourceTexts);
  const language = useLanguage();
  const name = useSourceName(source);
  const progress = source.progress!;
  const number = (value: number) => formatNumber(value, language);
  const numbers = [texts.documents(number(progress.documents)), texts.files(number(progress.files)), texts.passages(number(progress.passages)), progress.failed > 0 && texts.failed(number(progress.failed)), texts.for(formatDuration(progress.seconds, language))];
  return (
    <div className="admin-progress">
      <ProgressBar label={texts.progressOf(name)} percent={progress.percent} text={progress.percent === null ? texts.running : formatPercent(progress.percent, language)} />
      <p className="small">{numbers.filter(Boolean).join(' · ')}</p>
      {progress.current && <p className="small muted admin-current" title={progress.current}>{texts.current}: {progress.current}</p>}
    </div>
  );
}

function Unread({ source }: { source: SourceStatus }) {
  const texts = useTexts(sourceTexts);
  const language = useLanguage();
  const name = useSourceName(source);
  if (source.failed === 0)
    return <span className="muted">{texts.allRead}</span>;
  const filter = { city: source.city, source: sourceKey(source) };
  return (
    <ul className="admin-list">
      {source.reasons.slice(0, shownReasons).map(({ reason, count }) => <li key={reason}><Link href={failuresPath({ ...filter, reason })}>{reasonWord(reason, language)}</Link> <span className="muted">{formatNumber(count, language)}</span></li>)}
      <li><Link href={failuresPath(filter)}>{texts.allFailures(formatNumber(source.failed, language))}<span className="kern-sr-only"> ({texts.aboutFailures(name)})</span></Link></li>
    </ul>
  );
}

function Runs({ source }: { source: SourceStatus }) {
  const texts = useTexts(sourceTexts);
  const isUnderWay = source.progress !== null || stateKey(source.state) === 'stuck';
  return (
    <dl className="admin-times">
      {isUnderWay && source.startedAt && <div><dt>{texts.started}</dt><dd><RelativeTime at={source.startedAt} isPast /></dd></div>}
      <div><dt>{texts.last}</dt><dd>{source.completedAt ? <RelativeTime at={source.completedAt} isPast /> : texts.never}</dd></div>
      {source.nextAt && <div><dt>{texts.next}</dt><dd><RelativeTime at={source.nextAt} /></dd></div>}
    </dl>
  );
}

function SourceActions({ source }: { source: SourceStatus }) {
  const texts = useTexts(sourceTexts);
  const name = useSourceName(source);
  const path = [source.city, source.plugin, source.name].map(encodeURIComponent).join('/');
  const subject = `source ${path}`;
  const isPossible = (action: SourceAction) => source.actions.includes(action);
  const run = (action: SourceAction, done: string) => () => act(subject, action, `/api/admin/sources/${path}/${action}`, () => done);
  return (
    <Actions
      subject={subject}
      actions={[
        isPossible('stop')
          ? { slot: 'run', action: 'stop', label: texts.stop, about: name, icon: 'stop', isPossible: true, run: run('stop', texts.stopped(name)) }
          : { slot: 'run', action: 'sync', label: texts.sync, about: name, icon: 'refresh', isPossible: isPossible('sync'), run: run('sync', texts.syncing(name)) },
        { slot: 'full', action: 'full', label: texts.full, about: name, icon: 'checklist', isPossible: isPossible('full'), confirm: { title: texts.fullTitle(name), text: texts.fullText }, run: run('full', texts.fullStarted(name)) },
        { slot: 'retry', action: 'retry-failed', label: texts.retry, about: name, icon: 'undo', isPossible: isPossible('retry-failed'), run: run('retry-failed', texts.retried(name)) },
      ]}
    />
  );
}
