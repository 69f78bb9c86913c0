import type { Event } from '@ag-ui/core';
import type { AppliedFilters, ArgumentLabel, CheckFinding, Citation, PendingApproval, ToolParts } from '../../host/types';

/** The types of the protocol alone, without its enumeration: only that would bring its code along. */
type Wire<E> = E extends { type: infer T extends string } ? Omit<E, 'type' | 'name' | 'value'> & { type: `${T}` } : never;
type Named<Name extends string, Value> = { type: 'CUSTOM'; name: Name; value: Value };

/** What is to be known about an answer's text. */
export interface AnswerState {
  mode: 'generated' | 'extractive';
  label: string;
  model: string | null;
  notice: string | null;
  partial: boolean;
  checks: CheckFinding[];
  refused: boolean;
  suggestions: string[];
  wordsNotFound: string[];
}

/** The events of the host's own beside those of AG-UI: see TurnStream.cs. */
export type HostEvent =
  | Named<'stored', { conversation: string; question: string; answer: string }>
  | Named<'skills', string[]>
  | Named<'filters', AppliedFilters>
  | Named<'search', { hits: number; passages: number }>
  | Named<'queue', number>
  | Named<'call', { callId: string; tool: string; title: string | null; labels: ArgumentLabel[] }>
  | Named<'approval', PendingApproval>
  | Named<'parts', ToolParts>
  | Named<'text', string>
  | Named<'sources', Citation[]>
  | Named<'answer', AnswerState>;

type ProtocolEvent = Exclude<Wire<Event>, { type: 'CUSTOM' }> & { toolCallName?: string };

/** Whatever a run says. Events that are not known are passed over: the protocol grows. */
export type AgentEvent = ProtocolEvent | HostEvent;
