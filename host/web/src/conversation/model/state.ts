import type { Answer, AttachmentRef, Conversation, Filters, MessageState, PendingApproval, StoredMessage } from '../../host/types';
import type { Run } from './run';

/** A message as the page has it. */
export interface Message extends StoredMessage {
  /** The host does not have it: it is on its way, or its keeping failed. */
  local?: boolean;
  /** The code of what went wrong, where something did. */
  failure?: string;
}

/** Which of several versions of a message is shown. */
export interface Version { at: number; of: number; previous: string | null; next: string | null }

/** A message of the branch that is shown. The same object as long as nothing about it changes. */
export interface View { message: Message; version: Version; index: number }

/** What was decided about a call that waited for its person. */
export interface Decision { approval: PendingApproval; state: 'deciding' | 'executed' | 'declined' | 'failed' | 'gone'; text: string | null }

/** A conversation as the page shows it. Immutable; everything that streams lies in its run. */
export interface ConversationState {
  id: string;
  phase: 'new' | 'loading' | 'ready' | 'missing' | 'failed';
  /** Why it could not be loaded. */
  problem: string | null;
  title: string;
  messages: Readonly<Record<string, Message>>;
  /** In the order of their making. */
  order: readonly string[];
  leaf: string | null;
  /** The branch that is shown, from the first message. */
  views: readonly View[];
  byId: ReadonlyMap<string, View>;
  /** The answer that is being written. */
  running: string | null;
  approvals: readonly PendingApproval[];
  decisions: Readonly<Record<string, Decision>>;
  /** A question that the host did not take: its text, for the composer, and why. */
  returned: { text: string; why: string; turn: number } | null;
}

export const newConversation = (id: string, phase: ConversationState['phase']): ConversationState => ({
  id, phase, problem: null, title: '', messages: {}, order: [], leaf: null, views: [], byId: new Map(), running: null, approvals: [], decisions: {}, returned: null,
});

/** The messages from the first to a leaf. */
export function pathTo(state: Pick<ConversationState, 'messages'>, leaf: string | null): Message[] {
  const path: Message[] = [];
  const seen = new Set<string>();
  for (let at = leaf; at && !seen.has(at); at = state.messages[at]!.parent) {
    if (!state.messages[at])
      break;
    seen.add(at);
    path.push(state.messages[at]!);
  }
  return path.reverse();
}

/** The newest end of the branch through a message. */
export function newestLeafUnder(state: Pick<ConversationState, 'messages' | 'order'>, id: string): string {
  const newest = new Map<string, string>();
  for (const one of state.order) {
    const parent = state.messages[one]!.parent;
    if (parent)
      newest.set(parent, one);
  }
  let leaf = id;
  for (let next = newest.get(leaf); next; next = newest.get(leaf))
    leaf = next;
  return leaf;
}

function withViews(state: ConversationState): ConversationState {
  const siblings = new Map<string, string[]>();
  for (const id of state.order) {
    const message = state.messages[id]!;
    const key = `${message.parent ?? ''}\n${message.role}`;
    const list = siblings.get(key);
    if (list)
      list.push(id);
    else
      siblings.set(key, [id]);
  }
  const views = pathTo(state, state.leaf).map((message, index) => {
    const list = siblings.get(`${message.parent ?? ''}\n${message.role}`)!;
    const at = list.indexOf(message.id);
    const version = { at: at + 1, of: list.length, previous: list[at - 1] ?? null, next: list[at + 1] ?? null };
    const known = state.byId.get(message.id);
    const isSame = known?.message === message && known.index === index && known.version.at === version.at && known.version.of === version.of && known.version.previous === version.previous && known.version.next === version.next;
    return isSame ? known : { message, version, index };
  });
  return { ...state, views, byId: new Map(views.map((view) => [view.message.id, view])) };
}

/** Adds messages, or puts them in place of those with their ids. */
function withMessages(state: ConversationState, ...messages: Message[]): ConversationState {
  const all = { ...state.messages };
  const order = [...state.order];
  for (const message of messages) {
    if (!all[message.id])
      order.push(message.id);
    all[message.id] = message;
  }
  return { ...state, messages: all, order };
}

function without(state: ConversationState, ...ids: string[]): ConversationState {
  const messages = Object.fromEntries(Object.entries(state.messages).filter(([id]) => !ids.includes(id)));
  return { ...state, messages, order: state.order.filter((id) => !ids.includes(id)) };
}

/** What the host has of the conversation, in place of what was here; what it does not have yet stays. */
export function loaded(state: ConversationState, conversation: Conversation): ConversationState {
  const messages: Record<string, Message> = Object.fromEntries(conversation.messages.map((message) => [message.id, message]));
  const order = conversation.messages.map((message) => message.id);
  const isKept = (id: string) => !messages[id] && state.messages[id]!.local && (id === state.running || state.messages[id]!.state === 'done');
  for (const id of state.order.filter(isKept)) {
    const parent = state.messages[id]!.parent;
    if (parent && !messages[parent])
      continue;
    messages[id] = state.messages[id]!;
    order.push(id);
  }
  const leaf = state.leaf && messages[state.leaf]?.local ? state.leaf : conversation.activeLeaf ?? order.at(-1) ?? null;
  return withViews({ ...state, phase: 'ready', problem: null, title: conversation.title, messages, order, leaf });
}

const blank = (id: string, parent: string | null, role: Message['role'], text: string, state: MessageState): Message => ({
  id, parent, role, state, text, note: null, createdAt: new Date().toISOString(), endedAt: null, answer: null, local: true,
});

export interface Asked { questionId: string; answerId: string; parent: string | null; text: string; filters?: Filters | null; attachments?: AttachmentRef[] }

/** A question has been asked (or another version of one), and its answer is awaited. */
export function asked(state: ConversationState, { questionId, answerId, parent, text, filters, attachments }: Asked): ConversationState {
  const question = { ...blank(questionId, parent, 'user', text, 'done'), filters: filters ?? null, attachments: attachments ?? [] };
  const next = withMessages(state, question, blank(answerId, questionId, 'assistant', '', 'running'));
  return withViews({ ...next, phase: 'ready', leaf: answerId, running: answerId, returned: null, title: state.title || text.split('\n')[0]!.slice(0, 80) });
}

/** Another version of an answer is awaited. */
export function askedAgain(state: ConversationState, questionId: string, answerId: string): ConversationState {
  return withViews({ ...withMessages(state, blank(answerId, questionId, 'assistant', '', 'running')), leaf: answerId, running: answerId, returned: null });
}

/** An answer that the host is writing is followed again. */
export const followed = (state: ConversationState, answerId: string | null): ConversationState => ({ ...state, running: answerId });

/** The host has kept question and answer, under ids of its own. */
export function kept(state: ConversationState, local: { questionId: string; answerId: string }, host: { questionId: string; answerId: string }): ConversationState {
  const question = state.messages[local.questionId];
  const answer = state.messages[local.answerId];
  if (!question || !answer)
    return state;
  const rename = (id: string) => (id === local.questionId ? host.questionId : id === local.answerId ? host.answerId : id);
  const messages: Record<string, Message> = {};
  for (const message of Object.values(state.messages)) {
    const isOurs = message === question || message === answer;
    const id = rename(message.id);
    const parent = message.parent && rename(message.parent);
    messages[id] = id === message.id && parent === message.parent && !(isOurs && message.local) ? message : { ...message, id, parent, ...(isOurs ? { local: false } : {}) };
  }
  return withViews({
    ...state,
    messages,
    order: [...new Set(state.order.map(rename))],
    leaf: state.leaf && rename(state.leaf),
    running: state.running && rename(state.running),
  });
}

/** The answer that a run has come to. */
export function answerOf(run: Run): Answer | null {
  if (!run.answer)
    return null;
  return {
    answer: run.text,
    mode: run.answer.mode,
    model: run.answer.model,
    citations: run.citations,
    tools: run.calls.map((call) => ({ name: call.name, arguments: call.arguments, error: null, labels: call.labels ?? null })),
    checks: run.answer.checks,
    partial: run.answer.partial,
    notice: run.answer.notice,
    refused: run.answer.refused,
    words_not_found: run.answer.wordsNotFound,
    suggestions: run.answer.suggestions,
    label: run.answer.label,
    parts: run.parts,
    filters: run.filters,
  };
}

/** An answer has ended, with whatever it has come to. */
export function ended(state: ConversationState, answerId: string, run: Run, end: { state: Exclude<MessageState, 'running'>; note?: string | null; failure?: string }): ConversationState {
  const message = state.messages[answerId];
  if (!message)
    return { ...state, running: null };
  const answer = answerOf(run);
  const waiting = run.approvals.filter((one) => !state.decisions[one.id] && !state.approvals.some((known) => known.id === one.id));
  const done: Message = { ...message, text: run.text, state: end.state, note: end.note ?? null, answer, endedAt: new Date().toISOString(), ...(end.failure ? { failure: end.failure } : {}) };
  return withViews({ ...withMessages(state, done), running: null, approvals: [...state.approvals, ...waiting] });
}

/** The host did not take the question: it is as before, and the text goes back to where it was typed. */
export function refused(state: ConversationState, local: { questionId: string | null; answerId: string; leaf: string | null }, why: string): ConversationState {
  const text = local.questionId ? (state.messages[local.questionId]?.text ?? '') : '';
  const next = without(state, ...[local.questionId, local.answerId].filter((id) => id !== null));
  return withViews({ ...next, phase: next.order.length === 0 ? 'new' : state.phase, leaf: local.leaf, running: null, returned: { text, why, turn: (state.returned?.turn ?? 0) + 1 } });
}

/** Another branch is shown. */
export const shown = (state: ConversationState, id: string): ConversationState => withViews({ ...state, leaf: newestLeafUnder(state, id) });

/** Something about a message has changed. */
export function changed(state: ConversationState, id: string, change: Partial<Message>): ConversationState {
  const message = state.messages[id];
  return message ? withViews(withMessages(state, { ...message, ...change })) : state;
}

export const approvalsLoaded = (state: ConversationState, approvals: PendingApproval[]): ConversationState => ({ ...state, approvals });

export function decided(state: ConversationState, approval: PendingApproval, decision: Omit<Decision, 'approval'>): ConversationState {
  return { ...state, approvals: state.approvals.filter((one) => one.id !== approval.id), decisions: { ...state.decisions, [approval.id]: { approval, ...decision } } };
}
