import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { appStore } from '../app/store';
import type { Boot } from '../host/types';
import { historyStore, loadMore, remove, rename, search, touchConversation } from './history';

const one = (id: string, minute = 0) => ({ id, title: `Titel ${id}`, createdAt: '2026-11-19T08:00:00Z', updatedAt: `2026-11-19T10:${String(minute).padStart(2, '0')}:00Z` });
const ids = () => historyStore.getState().conversations.map((item) => item.id).join('');
const begin = (conversations: Partial<Boot['conversations']>) => appStore.setState({ language: 'de', boot: { conversations: { items: [], next: null, ...conversations } } as unknown as Boot });

/** The host, call for call; each answer waits until the test lets it go. */
const calls: { path: string; method: string; answer: (body: unknown, status?: number) => Promise<void> }[] = [];
const settle = () => new Promise((done) => setTimeout(done));

beforeEach(() => {
  calls.length = 0;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => new Promise<Response>((resolve, reject) => {
    init.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
    calls.push({ path, method: init.method ?? 'GET', answer: (body, status = 200) => { resolve(status === 204 ? new Response(null, { status }) : new Response(JSON.stringify(body), { status })); return settle() as Promise<void>; } });
  }));
  begin({ items: [one('c', 30), one('b', 20), one('a', 10)], next: 'n' });
});
afterEach(() => vi.unstubAllGlobals());

test('the first page needs no call, the next one comes when it is asked for, once', async () => {
  expect(ids()).toBe('cba');
  expect(calls).toHaveLength(0);
  void loadMore();
  void loadMore();
  expect(calls.map((call) => call.path)).toEqual(['/api/conversations?next=n']);
  await calls[0]!.answer({ conversations: [one('z', 5)], next: null });
  expect(ids()).toBe('cbaz');
  await loadMore();
  expect(calls).toHaveLength(1);
});

test('where the page came without conversations they are asked for', async () => {
  begin({ unreachable: true });
  expect(calls.map((call) => call.path)).toEqual(['/api/conversations']);
  await calls[0]!.answer({ conversations: [one('x')], next: null });
  expect(ids()).toBe('x');
});

test('a failure is said, and the next try goes on', async () => {
  void loadMore();
  await calls[0]!.answer({ title: 'geht nicht' }, 503);
  expect(historyStore.getState().state).toBe('failed');
  void loadMore();
  await calls[1]!.answer({ conversations: [one('z')], next: null });
  expect(historyStore.getState().state).toBe('ready');
  expect(ids()).toBe('cbaz');
});

test('the answer of an older search does not stand for the newer one', async () => {
  void search('haus');
  void search('haushalt');
  await calls[0]!.answer({ conversations: [one('old')], next: null });
  expect(historyStore.getState().found).toMatchObject({ items: [], state: 'loading' });
  await calls[1]!.answer({ conversations: [one('new')], next: null });
  expect(historyStore.getState().found?.items.map((item) => item.id)).toEqual(['new']);
  await search(' ');
  expect(historyStore.getState().found).toBeNull();
  expect(ids()).toBe('cba');
});

test('what could not be deleted or renamed is as it was', async () => {
  void remove(one('b', 20));
  expect(ids()).toBe('ca');
  await calls[0]!.answer({ title: 'geht nicht' }, 503);
  expect(ids()).toBe('cba');
  void rename('b', 'Neu');
  expect(historyStore.getState().conversations[1]!.title).toBe('Neu');
  await calls[1]!.answer({ title: 'geht nicht' }, 503);
  expect(historyStore.getState().conversations[1]!.title).toBe('Titel b');
});

test('a conversation in which something was said stands at the top', () => {
  touchConversation({ id: 'a' });
  expect(ids()).toBe('acb');
});
