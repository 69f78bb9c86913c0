import type { ConversationPage, ConversationSummary } from '../host/types';

/** What is said of a conversation that is new or has changed. */
export interface Touch { id: string; title?: string; updatedAt?: string }

const newestFirst = (a: ConversationSummary, b: ConversationSummary) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt) || (a.id < b.id ? 1 : -1);

/** The list with the conversation in its place, which for what changed just now is the top. */
export function touched(list: ConversationSummary[], { id, title, updatedAt }: Touch, now: string): ConversationSummary[] {
  const before = list.find((one) => one.id === id);
  const at = updatedAt ?? now;
  const after = { ...(before ?? { id, createdAt: at }), title: title ?? before?.title ?? '', updatedAt: at };
  return [after, ...list.filter((one) => one.id !== id)].sort(newestFirst);
}

export const removed = (list: ConversationSummary[], id: string) => list.filter((one) => one.id !== id);

export const renamed = (list: ConversationSummary[], id: string, title: string) => list.map((one) => (one.id === id ? { ...one, title } : one));

/** Back at its place; nothing where it is there already. */
export const restored = (list: ConversationSummary[], one: ConversationSummary) =>
  (list.some((other) => other.id === one.id) ? list : [...list, one].sort(newestFirst));

/** With the next page; what is there already (it moved up while its reader went down) stays where it is. */
export const appended = (list: ConversationSummary[], page: ConversationPage) =>
  [...list, ...page.items.filter((one) => !list.some((other) => other.id === one.id))];
