import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { appStore } from '../../app/store';
import type { Boot } from '../../host/types';
import { Problem } from '../../host/problem';
import { adminCall } from '../call';
import { sessionStore, signIn, signInFailure, signOut } from './session';

const admin = () => appStore.getState().boot.admin;
const answer = (status: number, body: object = {}, headers: Record<string, string> = {}) =>
  vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(new Response(status === 204 ? null : JSON.stringify(body), { status, headers }))));
const begin = (state: Boot['admin']) => {
  appStore.setState({ boot: { admin: state } as Boot });
  sessionStore.setState({ ended: false });
};
beforeEach(() => begin('signed-out'));
afterEach(() => vi.unstubAllGlobals());

it('The right key signs in; spaces around it, as copied, do not matter', async () => {
  answer(204);
  expect(await signIn('  abc\n')).toBeNull();
  expect(admin()).toBe('signed-in');
  expect(vi.mocked(fetch).mock.calls[0]![1]!.body).toBe('{"key":"abc"}');
});

it('A wrong key is told, and is no session that has ended', async () => {
  answer(401, { title: 'Der Schlüssel ist falsch.' });
  expect(await signIn('x')).toEqual({ kind: 'wrong' });
  expect(admin()).toBe('signed-out');
  expect(sessionStore.getState().ended).toBe(false);
});

it('Too many tries are told with how long to wait', async () => {
  answer(429, { title: 'Zu viele Versuche.' }, { 'Retry-After': '42' });
  expect(await signIn('x')).toEqual({ kind: 'too-many', seconds: 42 });
  expect(signInFailure(new Problem('', 429))).toEqual({ kind: 'too-many', seconds: 60 });
});

it('A host without a key is closed', async () => {
  answer(403, { title: 'Der Bereich ist geschlossen.' });
  await signIn('x');
  expect(admin()).toBe('closed');
});

it('What is not about the key keeps its own sentence', () => expect(signInFailure(new Problem('Der Assistent ist nicht zu erreichen.', 0))).toEqual({ kind: 'other', message: 'Der Assistent ist nicht zu erreichen.' }));

it('A call for which the session has ended leads back to signing in', async () => {
  begin('signed-in');
  answer(401, { title: 'Melden Sie sich an.' });
  await expect(adminCall('/api/admin/overview')).rejects.toThrow('Melden Sie sich an.');
  expect([admin(), sessionStore.getState().ended]).toEqual(['signed-out', true]);
});

it('A visitor whose cookie is gone is not signed out as an operator', async () => {
  begin('signed-in');
  answer(401, { title: 'Abgelaufen.', type: 'session-expired' });
  await expect(adminCall('/api/admin/overview')).rejects.toThrow();
  expect(admin()).toBe('signed-in');
});

it('Signing out succeeds also when the session has ended already', async () => {
  begin('signed-in');
  answer(401, { title: 'Melden Sie sich an.' });
  await signOut();
  expect([admin(), sessionStore.getState().ended]).toEqual(['signed-out', false]);
});

it('A call names no city but the one that is filtered by', async () => {
  answer(200, { items: [] });
  await adminCall('/api/admin/failures', { query: { city: null, reason: 'Unreachable' } });
  expect(vi.mocked(fetch).mock.calls[0]![0]).toBe('/api/admin/failures?reason=Unreachable');
});
