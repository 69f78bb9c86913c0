import type { EndpointStatus, Overview, PluginStatus, SourceStatus, UsageDay } from '../types';

export const plugin = (change: Partial<PluginStatus> = {}): PluginStatus => ({
  id: 'ris', version: '1.0.0', name: 'Ratsinformationen', state: 'Active', reason: null, since: '2026-11-20T08:00:00Z', cities: [], findings: [], abandonedCalls: 0, retired: [], failedAttempt: null, actions: ['disable', 'reload'], ...change,
});

export const endpoint = (change: Partial<EndpointStatus> = {}): EndpointStatus => ({
  name: 'gpu-1', url: 'http://gpu-1:11434', kind: 'Ollama', state: 'Up', since: null, reason: null, nextProbe: null, version: '0.12.0', models: ['qwen3:8b'], loaded: {}, inFlight: 0, parallel: 2, actions: ['probe'], ...change,
});

export const source = (change: Partial<SourceStatus> = {}): SourceStatus => ({
  city: 'mainz', plugin: 'ris', name: 'Vorlagen', state: 'idle', startedAt: null, completedAt: '2026-11-22T03:00:00Z', nextAt: null, progress: null, documents: 100, passages: 900, failed: 0, reasons: [], lastError: null, actions: ['sync'], ...change,
});

export const usageDay = (change: Partial<UsageDay> = {}): UsageDay => ({
  day: '2026-11-22', city: 'mainz', turns: 0, generated: 0, extractive: 0, refused: 0, searches: 0, uploads: 0, toolCalls: 0, feedbackRight: 0, feedbackWrong: 0, medianSeconds: null, ...change,
});

export const overview = (change: Partial<Overview> = {}): Overview => ({
  at: '2026-11-22T14:05:00Z', version: '1.2.0', started: '2026-11-20T08:00:00Z', memoryBytes: 400_000_000, cities: [{ id: 'mainz', name: 'Mainz' }, { id: 'trier', name: { de: 'Trier', en: 'Treves' } }],
  plugins: [plugin()], endpoints: [endpoint()], queue: [], sources: [source()], embedding: [], usage: [], feedback: { open: 0 }, ...change,
});
