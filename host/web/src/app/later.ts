import { use, useEffect, useSyncExternalStore } from 'react';

/** A part of the script that a page can do without until it is used for the first time. */
export interface Later<T> {
  /** Begins to load it, where that is not done yet. */
  load: () => void;
  /** What it is; within Suspense, which waits for it, and an ErrorBoundary. */
  use: () => T;
  /** What it is, once it is there; does not wait for it. */
  useIfThere: () => T | null;
}

export function later<T>(load: () => Promise<T>): Later<T> {
  let loaded: T | undefined;
  let loading: Promise<T> | null = null;
  const waiting = new Set<() => void>();
  const begin = () => {
    loading ??= load().then(
      (part) => {
        loaded = part;
        waiting.forEach((tell) => tell());
        return part;
      },
      (error: unknown) => {
        // Told to who waits for it; who tries again after that begins anew.
        setTimeout(() => { loading = null; }, 500);
        throw error;
      },
    );
    return loading;
  };
  const subscribe = (tell: () => void) => {
    waiting.add(tell);
    return () => void waiting.delete(tell);
  };
  return {
    load: () => void begin().catch(() => undefined),
    use: () => loaded ?? use(begin()),
    useIfThere: () => useSyncExternalStore(subscribe, () => loaded ?? null),
  };
}

/** Has it loaded once the page is there and in use, before it is needed. */
export function useSoon(part: Later<unknown>): void {
  useEffect(() => {
    const timer = setTimeout(part.load, 2_000);
    return () => clearTimeout(timer);
  }, [part]);
}
