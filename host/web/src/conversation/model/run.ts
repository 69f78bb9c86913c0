import type { AppliedFilters, ArgumentLabel, Citation, PendingApproval, ToolParts } from '../../host/types';
import type { AgentEvent, AnswerState } from './events';

/** A tool at work. */
export interface ToolCall { id: string; name: string; arguments: string; result: string | null; title?: string | null; labels?: ArgumentLabel[] }

/** What an answer has come to so far. Immutable. */
export interface Run {
  id: string;
  stored: { conversation: string; question: string; answer: string } | null;
  text: string;
  /** The text has been put in place of what was streamed: no piece follows. */
  corrected: boolean;
  skills: string[] | null;
  filters: AppliedFilters | null;
  search: { hits: number; passages: number } | null;
  /** The place in the queue; 0: not in it any more; null: never was. */
  queue: number | null;
  calls: ToolCall[];
  approvals: PendingApproval[];
  parts: ToolParts[];
  citations: Citation[];
  answer: AnswerState | null;
  outcome: { kind: 'finished' } | { kind: 'failed'; code: string; message: string } | null;
}

export const newRun = (id: string): Run => ({
  id, stored: null, text: '', corrected: false, skills: null, filters: null, search: null, queue: null,
  calls: [], approvals: [], parts: [], citations: [], answer: null, outcome: null,
});

/** The run after an event; the same object where nothing changes. */
export function reduceRun(run: Run, event: AgentEvent): Run {
  switch (event.type) {
    case 'TEXT_MESSAGE_CONTENT':
    case 'TEXT_MESSAGE_CHUNK':
      return run.corrected || !event.delta ? run : { ...run, text: run.text + event.delta };
    case 'TOOL_CALL_START':
      return { ...run, calls: [...run.calls, { id: event.toolCallId, name: event.toolCallName ?? '', arguments: '', result: null }] };
    case 'TOOL_CALL_ARGS':
      return withCall(run, event.toolCallId, (call) => ({ ...call, arguments: call.arguments + event.delta }));
    case 'TOOL_CALL_RESULT':
      return withCall(run, event.toolCallId, (call) => ({ ...call, result: typeof event.content === 'string' ? event.content : '' }));
    case 'MESSAGES_SNAPSHOT': {
      const last = event.messages.at(-1);
      return last?.role === 'assistant' && typeof last.content === 'string' ? { ...run, text: last.content, corrected: true } : run;
    }
    case 'RUN_FINISHED':
      return { ...run, outcome: { kind: 'finished' } };
    case 'RUN_ERROR':
      return { ...run, outcome: { kind: 'failed', code: event.code ?? 'internal', message: event.message } };
    case 'CUSTOM':
      return custom(run, event);
    default:
      return run;
  }
}

function custom(run: Run, event: Extract<AgentEvent, { type: 'CUSTOM' }>): Run {
  switch (event.name) {
    case 'stored': return { ...run, stored: event.value };
    case 'skills': return { ...run, skills: event.value };
    case 'filters': return { ...run, filters: event.value };
    case 'search': return { ...run, search: event.value };
    case 'queue': return { ...run, queue: event.value };
    case 'call': return withCall(run, event.value.callId, (call) => ({ ...call, title: event.value.title, labels: event.value.labels }));
    case 'approval': return { ...run, approvals: [...run.approvals.filter((one) => one.id !== event.value.id), event.value] };
    case 'parts': return { ...run, parts: [...run.parts, event.value] };
    case 'text': return { ...run, text: event.value, corrected: true };
    case 'sources': return { ...run, citations: event.value };
    case 'answer': return { ...run, answer: event.value };
    default: return run;
  }
}

function withCall(run: Run, id: string, change: (call: ToolCall) => ToolCall): Run {
  const at = run.calls.findIndex((call) => call.id === id);
  return at < 0 ? run : { ...run, calls: run.calls.with(at, change(run.calls[at]!)) };
}
