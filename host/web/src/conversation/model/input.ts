import type { RunAgentInput } from '@ag-ui/core';
import { connection } from '../../host/connection';
import type { FilterKind, Filters } from '../../host/types';

/** What a question carries beside its text. */
export interface AskOptions {
  filters?: Filters | null;
  /** The filters that the question itself implies, and that its person does not want. */
  withoutImplied?: FilterKind[];
  attachments?: { id: string; name: string }[];
}

interface Turn extends AskOptions {
  conversationId: string;
  runId: string;
  question: { id: string; text: string } | null;
  editOf?: string;
  regenerate?: string;
  simplify?: string;
}

export const isEmpty = (filters: Filters | null | undefined): boolean =>
  !filters || !Object.values(filters).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));

/** The body of `POST /api/agent`. The conversation before is the host's own; it is not sent. */
export function inputOf(turn: Turn): RunAgentInput {
  const { filters, withoutImplied, attachments, editOf, regenerate, simplify } = turn;
  return {
    threadId: turn.conversationId,
    runId: turn.runId,
    messages: turn.question ? [{ id: turn.question.id, role: 'user', content: turn.question.text }] : [],
    tools: [],
    context: [],
    state: {},
    forwardedProps: {
      city: connection.city,
      language: connection.language,
      ...(isEmpty(filters) ? {} : { filters }),
      ...(withoutImplied?.length ? { withoutImplied } : {}),
      ...(attachments?.length ? { attachments: attachments.map((one) => one.id) } : {}),
      ...(editOf ? { editOf } : {}),
      ...(regenerate ? { regenerate } : {}),
      ...(simplify ? { simplify } : {}),
    },
  };
}
