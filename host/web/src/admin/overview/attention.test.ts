import { describe, expect, it } from 'vitest';
import { endpoint, overview, plugin, source } from '../testing/overviews';
import { attention, changes, counts } from './attention';
import { attentionDetail, attentionTitle } from './title';

const kinds = (...args: Parameters<typeof attention>) => attention(...args).map((item) => `${item.level} ${item.kind}`);
const index = (state: 'ready' | 'rebuilding' | 'empty') => ({ state, documents: 0, syncing: false, lastSync: null, percent: null });

describe('what needs attention', () => {
  it('is nothing when all is well', () => {
    expect(attention(overview(), index('ready'))).toEqual([]);
    expect(attention(overview({ endpoints: [] }))).toEqual([]);
  });

  it('is a host without plugins', () => {
    expect(kinds(overview({ plugins: [] }))).toEqual(['warning no-plugins']);
    expect(kinds(overview({ plugins: [], started: '2026-11-22T14:04:30Z' }))).toEqual([]); // It has only just begun.
  });

  it.each(['Faulted', 'Leaked', 'Incompatible', 'Untrusted', 'faulted'])('is a plugin that is %s', (state) => expect(kinds(overview({ plugins: [plugin({ state })] }))).toEqual(['danger plugin']));

  it('is a degraded plugin, and the city in which an active one does not work', () => {
    expect(kinds(overview({ plugins: [plugin({ state: 'Degraded' })] }))).toEqual(['warning plugin']);
    const cities = [{ city: 'mainz', active: true, reason: null, actions: [] }, { city: 'trier', active: false, reason: 'Adresse fehlt.', actions: [] }];
    expect(attention(overview({ plugins: [plugin({ cities })] }))).toMatchObject([{ kind: 'plugin-city', city: 'trier', reason: 'Adresse fehlt.' }]);
  });

  it('is not a plugin that the operator switched off, nor its cities', () => {
    expect(attention(overview({ plugins: [plugin({ state: 'Disabled', cities: [{ city: 'mainz', active: false, reason: 'Abgeschaltet.', actions: [] }] })] }))).toEqual([]);
  });

  it('is an abandoned call and, as a task, a finding', () => {
    expect(kinds(overview({ plugins: [plugin({ abandonedCalls: 2, findings: ['Eine Berechtigung wird nicht gebraucht.'] })] }))).toEqual(['warning abandoned', 'task findings']);
  });

  it('is an endpoint out of reach with its next probe; all of them are a fault', () => {
    const down = endpoint({ name: 'gpu-2', state: 'Down', nextProbe: '2026-11-22T14:06:00Z' });
    expect(attention(overview({ endpoints: [endpoint(), down] }))).toMatchObject([{ level: 'warning', kind: 'endpoint', subject: 'gpu-2', nextProbe: '2026-11-22T14:06:00Z' }]);
    expect(kinds(overview({ endpoints: [down, endpoint({ state: 'CoolingDown' })] }))).toEqual(['danger no-models', 'warning endpoint', 'warning endpoint']);
    expect(attention(overview({ endpoints: [endpoint({ state: 'Unknown' })] }))).toEqual([]);
  });

  it('is somebody who waits for more than a minute', () => {
    expect(attention(overview({ queue: [{ city: 'mainz', waiting: 3, oldestSeconds: 20 }] }))).toEqual([]);
    expect(kinds(overview({ queue: [{ city: 'mainz', waiting: 3, oldestSeconds: 90 }] }))).toEqual(['warning queue']);
  });

  it('is a source that is stuck or failed, and files not read as a task', () => {
    expect(kinds(overview({ sources: [source({ state: 'stuck', lastError: 'Zeit abgelaufen.' })] }))).toEqual(['danger stuck']);
    expect(kinds(overview({ sources: [source({ lastError: 'Der Server antwortet nicht.', failed: 4 })] }))).toEqual(['danger source-error', 'task unread']);
  });

  it('is an index that is empty or being rebuilt, and open feedback', () => {
    expect(kinds(overview(), index('empty'))).toEqual(['warning index-empty']);
    expect(kinds(overview(), index('rebuilding'))).toEqual(['warning index-rebuilding']);
    expect(kinds(overview({ feedback: { open: 2 } }))).toEqual(['task feedback']);
  });

  it('is passages that wait for their model, and not those that are under way', () => {
    const city = { city: 'mainz', model: 'bge-m3', passages: 900, embedded: 300, failed: 0, searchedBy: null, reason: null };
    expect(attention(overview({ embedding: [city, { ...city, city: 'trier', model: null }] }))).toEqual([]);
    expect(attention(overview({ embedding: [{ ...city, reason: 'out of reach' }] }))).toMatchObject([{ level: 'warning', kind: 'embedding', city: 'mainz', reason: 'out of reach', count: 600 }]);
    expect(attention(overview({ embedding: [{ ...city, embedded: 900, reason: 'out of reach' }] }))).toEqual([]);
  });

  it('is told the worst first', () => {
    const everything = overview({ plugins: [plugin({ state: 'Degraded', findings: ['x'] })], endpoints: [endpoint({ state: 'Down' })], sources: [source({ state: 'stuck', failed: 1 })], feedback: { open: 1 } });
    expect(attention(everything).map((item) => item.level)).toEqual(['danger', 'danger', 'warning', 'warning', 'task', 'task', 'task']);
  });

  it('has a title in both languages, with the city by its name', () => {
    const [stuck] = attention(overview({ sources: [source({ city: 'trier', state: 'stuck' })] }));
    expect(attentionTitle(stuck!, overview().cities, 'de')).toBe('Abgleich Vorlagen (Trier) hängt fest');
    expect(attentionTitle(stuck!, overview().cities, 'en')).toBe('Synchronisation of Vorlagen (Treves) is stuck');
    expect(attentionDetail(stuck!, 'de')).toContain('Halten Sie ihn an');
    const [unread] = attention(overview({ sources: [source({ failed: 1 })] }));
    expect(attentionTitle(unread!, overview().cities, 'de')).toBe('Vorlagen (Mainz): 1 Datei nicht gelesen');
  });
});

describe('what the navigation counts', () => {
  it('adds up matters, files not read and feedback', () => {
    const wrong = overview({ plugins: [plugin({ state: 'Degraded', abandonedCalls: 1 })], sources: [source({ failed: 4 }), source({ city: 'trier', state: 'stuck', failed: 3 })], feedback: { open: 5 } });
    expect(counts(attention(wrong))).toEqual({
      plugins: { count: 2, level: 'warning' }, sources: { count: 1, level: 'danger' }, failures: { count: 7, level: 'task' }, feedback: { count: 5, level: 'task' },
    });
    expect(counts([])).toEqual({});
  });
});

describe('what is said aloud', () => {
  it('is what came and what went, not a number that moved', () => {
    const before = attention(overview({ plugins: [plugin({ state: 'Degraded', abandonedCalls: 1 })], feedback: { open: 1 } }));
    const after = attention(overview({ plugins: [plugin({ abandonedCalls: 2 })], endpoints: [endpoint({ state: 'Down' }), endpoint({ name: 'gpu-2' })], feedback: { open: 9 } }));
    const { come, gone } = changes(before, after);
    expect(come.map((item) => item.kind)).toEqual(['endpoint']);
    expect(gone.map((item) => item.kind)).toEqual(['plugin']);
    expect(changes(after, after)).toEqual({ come: [], gone: [] });
  });
});
