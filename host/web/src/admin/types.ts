// What the host says to operators, as in GET /api/admin/overview.
import type { LocalizedText } from '../host/types';

export type PluginAction = 'disable' | 'enable' | 'reload';
export interface PluginStatus {
  id: string;
  version: string;
  name: string;
  state: string;
  reason: string | null;
  since: string | null;
  cities: { city: string; active: boolean; reason: string | null; actions: ('disable' | 'enable')[] }[];
  findings: string[];
  abandonedCalls: number;
  /** Versions whose place this one has taken and that are not gone yet, and the last that is. */
  retired: { version: string; state: string; reason: string; since: string; abandonedCalls: number }[];
  /** What was to take this version's place and did not work. */
  failedAttempt: { version: string; reason: string; at: string; findings: string[] } | null;
  actions: PluginAction[];
}

export interface EndpointStatus {
  name: string;
  url: string;
  kind: string;
  state: string;
  since: string | null;
  reason: string | null;
  nextProbe: string | null;
  version: string | null;
  models: string[];
  /** The models in memory, with the length of their context in tokens; 0 where it is not known. */
  loaded: Record<string, number>;
  inFlight: number;
  parallel: number;
  actions: 'probe'[];
}

export interface QueueStatus { city: string; waiting: number; oldestSeconds: number | null }

/** By what a city is searched, and how far its passages have been embedded. */
export interface EmbeddingStatus { city: string; model: string | null; passages: number; embedded: number; failed: number; searchedBy: string | null; reason: string | null }

export type SourceAction = 'sync' | 'full' | 'stop' | 'retry-failed';
export interface SourceProgress { documents: number; files: number; passages: number; failed: number; seconds: number; percent: number | null; current: string | null }
export interface SourceStatus {
  city: string;
  plugin: string;
  name: string;
  state: string;
  startedAt: string | null;
  completedAt: string | null;
  nextAt: string | null;
  progress: SourceProgress | null;
  documents: number;
  passages: number;
  failed: number;
  reasons: { reason: string; count: number }[];
  lastError: string | null;
  actions: SourceAction[];
}

/** What was counted on a day in a city: no words, no people. */
export interface UsageDay {
  day: string;
  city: string;
  turns: number;
  generated: number;
  extractive: number;
  refused: number;
  searches: number;
  uploads: number;
  /** Tools that programs called over MCP. */
  toolCalls: number;
  feedbackRight: number;
  feedbackWrong: number;
  medianSeconds: number | null;
}

export interface Overview {
  at: string;
  version: string;
  started: string;
  memoryBytes: number;
  cities: { id: string; name: string | LocalizedText }[];
  plugins: PluginStatus[];
  endpoints: EndpointStatus[];
  queue: QueueStatus[];
  sources: SourceStatus[];
  embedding: EmbeddingStatus[];
  usage: UsageDay[];
  feedback: { open: number };
}

export interface Failure {
  document: { id: string; title: string; reference: string | null };
  file: string | null;
  reason: string;
  detail: string | null;
  attempts: number;
  lastAt: string | null;
  retryAt: string | null;
  url: string | null;
}

export type FeedbackState = 'open' | 'done';
export interface FeedbackItem {
  id: string;
  city: string;
  at: string;
  verdict: 'right' | 'wrong';
  sources: number[];
  text: string;
  /** Only where the person shared them. */
  question: string | null;
  answer: string | null;
  mode: string | null;
  model: string | null;
  state: FeedbackState;
  note: string | null;
}

export interface Paged<T> { items: T[]; next: string | null }
