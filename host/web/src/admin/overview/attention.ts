import type { Status } from '../../host/types';
import { stateKey } from '../format';
import { sourceKey } from '../paths';
import type { Overview } from '../types';

export type Area = 'plugins' | 'models' | 'sources' | 'failures' | 'feedback';
/** `danger`: something does not work. `warning`: it works less well. `task`: somebody should look at it. */
export type Level = 'danger' | 'warning' | 'task';

/** Something that an operator should know. The key stays the same while the matter lasts. */
export interface Attention {
  key: string;
  level: Level;
  area: Area;
  kind: 'no-plugins' | 'plugin' | 'abandoned' | 'plugin-city' | 'findings' | 'no-models' | 'endpoint' | 'queue' | 'stuck' | 'source-error' | 'unread' | 'index-empty' | 'index-rebuilding' | 'embedding' | 'feedback';
  subject: string;
  city?: string;
  /** Of a source: its plugin and name, as in addresses. */
  source?: string;
  state?: string;
  reason?: string | null;
  count?: number;
  seconds?: number;
  nextProbe?: string | null;
}

const broken = new Set(['faulted', 'leaked', 'incompatible', 'untrusted']);
const downStates = new Set(['down', 'coolingdown']);
/** Longer than this nobody should wait for a model (s). */
const patience = 60;
/** So long a host may take to find its plugins (ms). */
const beginning = 60_000;
const order: Record<Level, number> = { danger: 0, warning: 1, task: 2 };

/** What needs attention, the worst first; else in the order in which the host names it. */
export function attention(overview: Overview, index: Status['index'] | null = null): Attention[] {
  const found = [...ofPlugins(overview), ...ofModels(overview), ...ofIndex(index), ...ofSources(overview), ...ofEmbedding(overview), ...ofFeedback(overview)];
  return found.sort((a, b) => order[a.level] - order[b.level]);
}

function ofPlugins({ plugins, at, started }: Overview): Attention[] {
  if (plugins.length === 0 && Date.parse(at) - Date.parse(started) > beginning)
    return [{ key: 'no plugins', level: 'warning', area: 'plugins', kind: 'no-plugins', subject: '' }];
  return plugins.flatMap((plugin) => {
    const state = stateKey(plugin.state);
    const about = { area: 'plugins' as const, subject: plugin.name, state: plugin.state };
    const found: Attention[] = [];
    if (broken.has(state) || state === 'degraded')
      found.push({ ...about, key: `plugin ${plugin.id}`, level: state === 'degraded' ? 'warning' : 'danger', kind: 'plugin', reason: plugin.reason });
    // A plugin that is off as a whole says so once, not for each city.
    if (state === 'active' || state === 'degraded')
      found.push(...plugin.cities.filter((city) => !city.active && city.reason).map((city): Attention => ({ ...about, key: `plugin ${plugin.id} ${city.city}`, level: 'warning', kind: 'plugin-city', city: city.city, reason: city.reason })));
    if (plugin.abandonedCalls > 0)
      found.push({ ...about, key: `abandoned ${plugin.id}`, level: 'warning', kind: 'abandoned', count: plugin.abandonedCalls });
    if (plugin.findings.length > 0 && !broken.has(state))
      found.push({ ...about, key: `findings ${plugin.id}`, level: 'task', kind: 'findings', count: plugin.findings.length });
    return found;
  });
}

function ofModels({ endpoints, queue }: Overview): Attention[] {
  const down = endpoints.filter((endpoint) => downStates.has(stateKey(endpoint.state)));
  const found: Attention[] = down.map((endpoint) => ({
    key: `endpoint ${endpoint.name}`, level: 'warning', area: 'models', kind: 'endpoint', subject: endpoint.name, state: endpoint.state, reason: endpoint.reason, nextProbe: endpoint.nextProbe,
  }));
  if (down.length > 0 && down.length === endpoints.length)
    found.unshift({ key: 'no models', level: 'danger', area: 'models', kind: 'no-models', subject: '' });
  for (const waiting of queue) {
    if (waiting.waiting > 0 && (waiting.oldestSeconds ?? 0) > patience)
      found.push({ key: `queue ${waiting.city}`, level: 'warning', area: 'models', kind: 'queue', subject: '', city: waiting.city, count: waiting.waiting, seconds: waiting.oldestSeconds! });
  }
  return found;
}

function ofIndex(index: Status['index'] | null): Attention[] {
  if (index?.state !== 'empty' && index?.state !== 'rebuilding')
    return [];
  return [{ key: 'index', level: 'warning', area: 'sources', kind: index.state === 'empty' ? 'index-empty' : 'index-rebuilding', subject: '', ...(index.percent === null ? {} : { count: index.percent }) }];
}

function ofSources({ sources }: Overview): Attention[] {
  return sources.flatMap((source) => {
    const about = { subject: source.name, city: source.city };
    const id = `${source.city} ${source.plugin} ${source.name}`;
    const found: Attention[] = [];
    if (stateKey(source.state) === 'stuck')
      found.push({ ...about, key: `stuck ${id}`, level: 'danger', area: 'sources', kind: 'stuck', reason: source.lastError });
    else if (source.lastError)
      found.push({ ...about, key: `error ${id}`, level: 'danger', area: 'sources', kind: 'source-error', reason: source.lastError });
    if (source.failed > 0)
      found.push({ ...about, key: `unread ${id}`, level: 'task', area: 'failures', kind: 'unread', source: sourceKey(source), count: source.failed });
    return found;
  });
}

function ofEmbedding({ embedding }: Overview): Attention[] {
  return embedding.filter((city) => city.reason !== null && city.embedded < city.passages).map((city) => ({
    key: `embedding ${city.city}`, level: 'warning', area: 'sources', kind: 'embedding', subject: '', city: city.city, reason: city.reason, count: city.passages - city.embedded,
  }));
}

function ofFeedback({ feedback }: Overview): Attention[] {
  return feedback.open > 0 ? [{ key: 'feedback', level: 'task', area: 'feedback', kind: 'feedback', subject: '', count: feedback.open }] : [];
}

/** What the navigation shows beside an area: how many matters there, files not read, feedback not looked at; nothing where all is well. */
export function counts(items: Attention[]): Partial<Record<Area, { count: number; level: Level }>> {
  const result: Partial<Record<Area, { count: number; level: Level }>> = {};
  for (const item of items) {
    const amount = item.kind === 'unread' || item.kind === 'feedback' ? item.count! : 1;
    const before = result[item.area];
    result[item.area] = { count: (before?.count ?? 0) + amount, level: before && order[before.level] < order[item.level] ? before.level : item.level };
  }
  return result;
}

/** What has come and gone among the things that do not work; counts that went up are no news. */
export function changes(before: Attention[], after: Attention[]): { come: Attention[]; gone: Attention[] } {
  const matters = (items: Attention[]) => items.filter((item) => item.level !== 'task');
  const without = (items: Attention[], others: Attention[]) => matters(items).filter((item) => !matters(others).some((other) => other.key === item.key));
  return { come: without(after, before), gone: without(before, after) };
}
