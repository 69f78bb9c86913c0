import { appStore } from '../app/store';
import { call } from '../host/api';
import { Problem } from '../host/problem';
import type { ConversationSummary } from '../host/types';

interface Listed { conversations: ConversationSummary[]; next: string | null }

const page = (next: string | null) => call<Listed>('/api/conversations', { query: { count: 100, next } });
const path = (id: string) => `/api/conversations/${encodeURIComponent(id)}`;

/** What was deleted, and why not all of it where something came between. */
export interface Deleted { ids: string[]; failure: string | null }

/** Deletes one's conversations, page by page; gone ones count as deleted by somebody else. */
export async function deleteAllConversations(onProgress: (count: number) => void): Promise<Deleted> {
  const ids: string[] = [];
  try {
    // All are listed first: what is deleted would shift the pages.
    const all: string[] = [];
    let next: string | null = null;
    do {
      const listed: Listed = await page(next);
      all.push(...listed.conversations.map((one) => one.id));
      next = listed.next;
    } while (next);
    for (const id of all) {
      if (await isDone(path(id), 'DELETE'))
        ids.push(id);
      onProgress(ids.length);
    }
    return { ids, failure: null };
  } catch (error) {
    return { ids, failure: (error as Error).message };
  } finally {
    await showConversations();
  }
}

/** Brings conversations back; how many. */
export async function restoreConversations(ids: string[]): Promise<number> {
  let count = 0;
  try {
    for (const id of ids) {
      if (await isDone(`${path(id)}/restore`, 'POST'))
        count++;
    }
  } catch {
    // The host is out of reach: the number says how far it went.
  }
  await showConversations();
  return count;
}

async function isDone(at: string, method: 'DELETE' | 'POST'): Promise<boolean> {
  try {
    await call<unknown>(at, { method });
    return true;
  } catch (error) {
    if (error instanceof Problem && error.status === 404)
      return false;
    throw error;
  }
}

/** The list beside the page begins anew with what came with the page. */
async function showConversations(): Promise<void> {
  try {
    const listed = await call<Listed>('/api/conversations');
    appStore.setState((state) => ({ boot: { ...state.boot, conversations: { items: listed.conversations, next: listed.next } } }));
  } catch {
    // It shows what it knew until the next load.
  }
}
