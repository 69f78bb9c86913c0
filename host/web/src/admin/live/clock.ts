import { useSyncExternalStore } from 'react';
import { liveStore } from './store';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => listeners.forEach((one) => one()), 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The time at the host (ms), in steps: what shows it is drawn again only when a step has passed. */
export const useNow = (step: number): number =>
  useSyncExternalStore(subscribe, () => Math.floor((Date.now() + liveStore.getState().skew) / step) * step);
