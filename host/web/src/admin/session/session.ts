import { createStore } from 'zustand/vanilla';
import { appStore } from '../../app/store';
import type { Boot } from '../../host/types';
import { Problem } from '../../host/problem';
import { adminCall } from '../call';

/** Whether the operator was signed in on this page until the session ended. */
export const sessionStore = createStore<{ ended: boolean }>(() => ({ ended: false }));

const become = (admin: Boot['admin']) => appStore.setState((app) => ({ boot: { ...app.boot, admin } }));

/** The host no longer knows the session: the page stays where it is and asks for the key. */
export function sessionEnded(): void {
  if (appStore.getState().boot.admin !== 'signed-in')
    return;
  sessionStore.setState({ ended: true });
  become('signed-out');
}

export type SignInFailure = { kind: 'wrong' } | { kind: 'too-many'; seconds: number } | { kind: 'closed' } | { kind: 'other'; message: string };

/** Why signing in failed, from what the host answered. */
export function signInFailure(problem: unknown): SignInFailure {
  if (!(problem instanceof Problem) || problem.isSessionExpired)
    return { kind: 'other', message: problem instanceof Error ? problem.message : String(problem) };
  if (problem.status === 429)
    return { kind: 'too-many', seconds: problem.retryAfter ?? 60 };
  if (problem.status === 403)
    return { kind: 'closed' };
  return problem.status === 401 || problem.status === 400 ? { kind: 'wrong' } : { kind: 'other', message: problem.message };
}

/** @returns nothing when it succeeded. */
export async function signIn(key: string): Promise<SignInFailure | null> {
  try {
    await adminCall('/api/admin/session', { method: 'POST', body: { key: key.trim() } });
  } catch (error) {
    const failure = signInFailure(error);
    if (failure.kind === 'closed')
      become('closed');
    return failure;
  }
  sessionStore.setState({ ended: false });
  become('signed-in');
  return null;
}

export async function signOut(): Promise<void> {
  try {
    await adminCall('/api/admin/session', { method: 'DELETE' });
  } catch (error) {
    // It had ended already: as wished.
    if (!(error instanceof Problem) || error.status !== 401 || error.isSessionExpired)
      throw error;
  }
  sessionStore.setState({ ended: false });
  become('signed-out');
}
