import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { appStore } from '../app/store';
import { conversationPath, navigate } from '../app/router';
import { call } from '../host/api';
import { Problem } from '../host/problem';
import type { Boot, ConversationPage, ConversationSummary } from '../host/types';
import { toast } from '../ui/Toasts';
import { appended, removed, renamed, restored, type Touch, touched } from './list';
import { historyTexts } from './texts';

interface Loaded { items: ConversationSummary[]; next: string | null; state: 'ready' | 'loading' | 'failed' }

/** One's own conversations, newest first, as far as they are loaded; `found`: those that have the words of the search. */
export interface HistoryState { conversations: ConversationSummary[]; next: string | null; state: Loaded['state']; query: string; found: Loaded | null }

export const historyStore = createStore<HistoryState>(() => ({ conversations: [], next: null, state: 'ready', query: '', found: null }));
export const useHistory = <T,>(select: (state: HistoryState) => T): T => useStore(historyStore, select);

const texts = () => historyTexts[appStore.getState().language];
const tell = (error: unknown) => toast(error instanceof Problem ? error.message : texts().failed);

// The first page comes with the page itself; where the host could not read it in time, it is asked for.
function begin({ items, next, unreachable }: Boot['conversations']): void {
  historyStore.setState({ conversations: items, next, state: unreachable ? 'failed' : 'ready', query: '', found: null });
  if (unreachable)
    void loadMore();
}

/** Changes every list that shows the conversation. */
const change = (how: (list: ConversationSummary[]) => ConversationSummary[]) =>
  historyStore.setState((state) => ({ conversations: how(state.conversations), found: state.found && { ...state.found, items: how(state.found.items) } }));

/** A conversation is new, or something was said in it: it goes to the top. What is not given stays as it is. */
export const touchConversation = (touch: Touch): void =>
  historyStore.setState((state) => ({ conversations: touched(state.conversations, touch, new Date().toISOString()) }));

let searching = new AbortController();

async function load(query: string, next: string | null, into: (loaded: Partial<Loaded>, page?: ConversationPage) => void): Promise<void> {
  const { signal } = searching;
  into({ state: 'loading' });
  try {
    const answer = await call<{ conversations: ConversationSummary[]; next: string | null }>('/api/conversations', { query: { q: query, next }, signal });
    const page = { items: answer.conversations, next: answer.next };
    if (!signal.aborted)
      into({ state: 'ready', next: page.next }, page);
  } catch {
    if (!signal.aborted)
      into({ state: 'failed' });
  }
}

const intoAll = (loaded: Partial<Loaded>, page?: ConversationPage) =>
  historyStore.setState((state) => ({ ...(loaded.state && { state: loaded.state }), ...(page && { next: page.next, conversations: appended(state.conversations, page) }) }));
const intoFound = (loaded: Partial<Loaded>, page?: ConversationPage) =>
  historyStore.setState((state) => ({ found: { ...(state.found ?? { items: [], next: null, state: 'loading' }), ...loaded, ...(page && { items: appended(state.found?.items ?? [], page) }) } }));

/** The next page of what is shown: of the search where there is one. Again after a failure. */
export async function loadMore(): Promise<void> {
  const { query, found, next, state } = historyStore.getState();
  if (found && found.state !== 'loading')
    await load(query, found.next, intoFound);
  else if (!found && (next || state === 'failed') && state !== 'loading')
    await load('', next, intoAll);
}

/** Looks for words in titles and texts; an empty search shows all again. */
export async function search(query: string): Promise<void> {
  searching.abort();
  searching = new AbortController();
  const trimmed = query.trim();
  // What was on its way was of another search.
  historyStore.setState({ query: trimmed, found: trimmed ? { items: [], next: null, state: 'loading' } : null, state: 'ready' });
  if (trimmed)
    await load(trimmed, null, intoFound);
}

const watchers = new Set<(id: string, title: string | null) => void>();
/** Tells who holds conversations that one has another title, or (null) is deleted. */
export const watchConversations = (watcher: (id: string, title: string | null) => void) => watchers.add(watcher);
const told = (id: string, title: string | null) => watchers.forEach((watcher) => watcher(id, title));

export async function rename(id: string, title: string): Promise<void> {
  const before = historyStore.getState().conversations.find((one) => one.id === id)?.title;
  change((list) => renamed(list, id, title));
  try {
    await call(`/api/conversations/${encodeURIComponent(id)}`, { method: 'PATCH', body: { title } });
    told(id, title);
  } catch (error) {
    if (before !== undefined)
      change((list) => renamed(list, id, before));
    tell(error);
  }
}

/** Away at once, and back if its reader wants it back; also when the host could not delete it. */
export async function remove(one: ConversationSummary): Promise<void> {
  const path = `/api/conversations/${encodeURIComponent(one.id)}`;
  const wasShown = location.pathname === conversationPath(one.id);
  change((list) => removed(list, one.id));
  if (wasShown)
    navigate('/');
  const back = () => {
    change((list) => restored(list, one));
    if (wasShown)
      navigate(conversationPath(one.id));
  };
  try {
    await call(path, { method: 'DELETE' });
    told(one.id, null);
  } catch (error) {
    back();
    tell(error);
    return;
  }
  toast(texts().deleted, {
    label: texts().undo,
    run: () => void call(`${path}/restore`, { method: 'POST' }).then(() => { back(); toast(texts().restored); }, tell),
  });
}

if (appStore.getState().boot)
  begin(appStore.getState().boot.conversations);
appStore.subscribe((app, before) => {
  if (app.boot !== before.boot)
    begin(app.boot.conversations);
});
