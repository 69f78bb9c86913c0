import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { toast } from '../../ui/Toasts';
import { adminCall } from '../call';
import { refreshOverview } from '../live/store';

/** What an operator has set going: under way, or why it was not done. By what it was done to (`plugin ris`) and what (`reload`). */
interface Doing { action: string; failed: string | null }
const store = createStore<Record<string, Doing | undefined>>(() => ({}));

export const useDoing = (subject: string) => useStore(store, (all) => all[subject]);
export const dismiss = (subject: string) => store.setState({ [subject]: undefined });

/** Does it at the host and tells how it went; a second one to the same thing waits until the first is through. */
export async function act(subject: string, action: string, path: string, done: () => string): Promise<void> {
  const before = store.getState()[subject];
  if (before && before.failed === null)
    return;
  store.setState({ [subject]: { action, failed: null } });
  try {
    await adminCall(path, { method: 'POST' });
    // What follows from it comes with the next overview at the latest.
    await refreshOverview().catch(() => undefined);
    store.setState({ [subject]: undefined });
    toast(done());
  } catch (error) {
    store.setState({ [subject]: { action, failed: error instanceof Error ? error.message : String(error) } });
  }
}
