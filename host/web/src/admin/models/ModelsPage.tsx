import { useLanguage, useTexts } from '../../texts';
import { formatNumber } from '../../texts/format';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import { cityName, formatDuration, stateKey } from '../format';
import { useOverview } from '../live/store';
import type { EndpointStatus, QueueStatus } from '../types';
import { Actions } from '../ui/Actions';
import { act } from '../ui/actions';
import { Meter } from '../ui/Bars';
import { type Column, DataTable } from '../ui/DataTable';
import { RelativeTime } from '../ui/RelativeTime';
import { StateTag } from '../ui/StateTag';
import { modelTexts } from './texts';

export function ModelsPage() {
  const texts = useTexts(modelTexts);
  const { endpoints } = useOverview();
  if (endpoints.length === 0)
    return <><EmptyState icon="info" title={texts.none}><p>{texts.noneHint}</p></EmptyState><Queue /></>;
  const columns: Column<EndpointStatus>[] = [
    { id: 'endpoint', head: texts.endpoint, isName: true, cell: (endpoint) => <><strong>{endpoint.name}</strong><code>{endpoint.url}</code><span className="muted small">{[endpoint.kind, endpoint.version].filter(Boolean).join(' ')}</span></> },
    { id: 'state', head: texts.state, kind: 'wide', cell: (endpoint) => <EndpointState endpoint={endpoint} /> },
    { id: 'load', head: texts.load, cell: (endpoint) => <Meter label={texts.loadOf(endpoint.name)} value={endpoint.inFlight} max={endpoint.parallel} text={texts.loadText(endpoint.inFlight, endpoint.parallel)} /> },
    { id: 'models', head: texts.models, kind: 'wide', cell: (endpoint) => (endpoint.models.length + Object.keys(endpoint.loaded).length > 0 ? <Models endpoint={endpoint} /> : null) },
    { id: 'actions', head: texts.actions, kind: 'actions', cell: (endpoint) => <EndpointActions endpoint={endpoint} /> },
  ];
  const up = endpoints.filter((endpoint) => stateKey(endpoint.state) === 'up').length;
  return (
    <>
      <p>{texts.inReach(up, endpoints.length)}</p>
      <DataTable caption={texts.caption} columns={columns} rows={endpoints} rowKey={(endpoint) => endpoint.name} />
      <Queue />
    </>
  );
}

function EndpointState({ endpoint }: { endpoint: EndpointStatus }) {
  const texts = useTexts(modelTexts);
  return (
    <>
      <StateTag state={endpoint.state} />
      {endpoint.since && <span className="muted small"> <RelativeTime at={endpoint.since} isPast /></span>}
      {endpoint.reason && <p className="admin-reason">{endpoint.reason}</p>}
      {endpoint.nextProbe && stateKey(endpoint.state) !== 'up' && <p className="muted small">{texts.nextProbe} <RelativeTime at={endpoint.nextProbe} /></p>}
    </>
  );
}

/** Those it has, and of them those in memory, the loaded ones first. */
function Models({ endpoint }: { endpoint: EndpointStatus }) {
  const texts = useTexts(modelTexts);
  const language = useLanguage();
  // A server that does not answer says no more what it has in memory.
  const loaded = Object.entries(stateKey(endpoint.state) === 'up' ? endpoint.loaded : {});
  // Only some kinds say what they have in memory.
  const isSaid = stateKey(endpoint.state) === 'up' && (loaded.length > 0 || stateKey(endpoint.kind) === 'ollama');
  const others = endpoint.models.filter((model) => !loaded.some(([name]) => name === model));
  return (
    <ul className="admin-list">
      {loaded.map(([model, tokens]) => <li key={model} className="admin-with-icon"><Icon name="check" size={16} /><span>{model} <span className="muted small">{tokens > 0 ? texts.loadedContext(formatNumber(tokens, language)) : texts.loaded}</span></span></li>)}
      {others.map((model) => <li key={model} className="admin-with-icon admin-no-icon"><span>{model}{isSaid && <span className="muted small"> {texts.notLoaded}</span>}</span></li>)}
    </ul>
  );
}

function EndpointActions({ endpoint }: { endpoint: EndpointStatus }) {
  const texts = useTexts(modelTexts);
  const { name } = endpoint;
  const run = () => act(`endpoint ${name}`, 'probe', `/api/admin/endpoints/${encodeURIComponent(name)}/probe`, () => texts.probed(name));
  return <Actions subject={`endpoint ${name}`} actions={[{ slot: 'probe', action: 'probe', label: texts.probe, about: name, icon: 'refresh', isPossible: endpoint.actions.includes('probe'), run }]} />;
}

function Queue() {
  const texts = useTexts(modelTexts);
  const language = useLanguage();
  const { queue, cities } = useOverview();
  const columns: Column<QueueStatus>[] = [
    { id: 'city', head: texts.city, isName: true, cell: (one) => cityName(cities, one.city, language) },
    { id: 'waiting', head: texts.waiting, kind: 'number', cell: (one) => formatNumber(one.waiting, language) },
    { id: 'oldest', head: texts.oldest, kind: 'number', cell: (one) => (one.oldestSeconds === null || one.waiting === 0 ? null : formatDuration(one.oldestSeconds, language)) },
  ];
  return (
    <section className="admin-section">
      <h2>{texts.queue}</h2>
      {queue.some((one) => one.waiting > 0)
        ? <div className="admin-narrow"><DataTable caption={texts.queueCaption} columns={columns} rows={queue} rowKey={(one) => one.city} /></div>
        : <p className="muted">{texts.noQueue}</p>}
    </section>
  );
}
