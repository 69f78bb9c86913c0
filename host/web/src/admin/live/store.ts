import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { Problem } from '../../host/problem';
import { openStream, readEvents } from '../../host/stream';
import { adminCall } from '../call';
import { sessionEnded } from '../session/session';
import type { Overview } from '../types';
import { backoff, type Live, type LiveEvent, nothingYet, reduceLive } from './live';

export const liveStore = createStore<Live>(() => nothingYet);
const dispatch = (event: LiveEvent) => liveStore.setState((live) => reduceLive(live, event), true);

export const useLive = <T,>(select: (live: Live) => T): T => useStore(liveStore, select);
/** The overview; only within the pages that are shown once there is one. */
export const useOverview = (): Overview => useStore(liveStore, (live) => live.overview!);

/** The host speaks every 15 seconds at least; a connection that is silent for longer than twice that is dead. */
const silence = 40_000;
let wake: (() => void) | null = null;

/** Tries the connection at once instead of at the next turn. */
export const connectNow = () => wake?.();

/** Asks for the overview once: at the beginning, and after something was done. */
export async function refreshOverview(signal?: AbortSignal): Promise<void> {
  const overview = await adminCall<Overview>('/api/admin/overview', { signal });
  dispatch({ kind: 'received', overview, now: Date.now() });
}

/** Keeps the overview fresh until the returned function is called. */
export function watchOverview(): () => void {
  const stop = new AbortController();
  const visible = () => { if (document.visibilityState === 'visible') connectNow(); };
  window.addEventListener('online', connectNow);
  document.addEventListener('visibilitychange', visible);
  void watch(stop.signal);
  return () => {
    stop.abort();
    window.removeEventListener('online', connectNow);
    document.removeEventListener('visibilitychange', visible);
    dispatch({ kind: 'left' });
  };
}

async function watch(stopped: AbortSignal): Promise<void> {
  for (let attempt = 0; !stopped.aborted; attempt++) {
    dispatch({ kind: 'connecting' });
    let wait = 0;
    let refusal: string | null = null;
    try {
      await follow(stopped, () => { attempt = 0; });
    } catch (error) {
      if (stopped.aborted)
        return;
      if (error instanceof Problem && error.status === 401) {
        dispatch({ kind: 'lost', retryAt: null });
        if (!error.isSessionExpired)
          sessionEnded();
        return;
      }
      if (error instanceof Problem && !error.isOffline) {
        wait = (error.retryAfter ?? 0) * 1_000;
        refusal = error.message;
      }
    }
    if (stopped.aborted)
      return;
    wait ||= backoff(attempt, Math.random());
    dispatch({ kind: 'lost', retryAt: Date.now() + wait, refusal });
    await pause(wait, stopped);
  }
}

/** One connection, from its opening to its end. */
async function follow(stopped: AbortSignal, heard: () => void): Promise<void> {
  const silent = new AbortController();
  let timer = setTimeout(() => silent.abort(), silence);
  try {
    // The stream may wait with its first event, or be refused: what it would say is asked for. A failure is the stream's to tell.
    refreshOverview(stopped).catch(() => undefined);
    const body = await openStream('/api/admin/events', { signal: AbortSignal.any([stopped, silent.signal]) });
    dispatch({ kind: 'opened' });
    for await (const event of readEvents(body)) {
      clearTimeout(timer);
      timer = setTimeout(() => silent.abort(), silence);
      if (event.event !== 'overview')
        continue;
      heard();
      dispatch({ kind: 'received', overview: JSON.parse(event.data) as Overview, now: Date.now() });
    }
  } finally {
    clearTimeout(timer);
  }
}

function pause(milliseconds: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', end);
      wake = null;
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    stopped.addEventListener('abort', end);
    wake = end;
  });
}
