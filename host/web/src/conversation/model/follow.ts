import { openStream, readEvents } from '../../host/stream';
import { Problem } from '../../host/problem';
import type { AgentEvent } from './events';

export interface Follow {
  runId: string;
  /** What begins the run; null where it is known to be under way. */
  input: unknown | null;
  lastEventId?: string | null;
  signal: AbortSignal;
  onEvent: (event: AgentEvent) => void;
  /** The connection is gone (from 1), or back (0). */
  onAttempt?: (attempt: number) => void;
  open?: typeof openStream;
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** How it ended: the run said so; the host does not know it any more; or it was refused. */
export type FollowEnd = { kind: 'over' } | { kind: 'gone' } | { kind: 'refused'; problem: Problem };

const passing = new Set([0, 408, 425, 429, 502, 503, 504]);
const delays = [200, 500, 1_000, 2_000, 3_000, 5_000];

/**
 * Reads a run's events to its end. Where the connection breaks it is made again, from the event after the last one: a host keeps a run for
 * 15 seconds without a reader. Every event is told once, whatever breaks.
 */
export async function followRun({ runId, input, lastEventId = null, signal, onEvent, onAttempt, open = openStream, wait = pause }: Follow): Promise<FollowEnd> {
  let last = lastEventId;
  let hasBegun = input === null;
  for (let attempt = 0; ; attempt++) {
    let after = 0;
    try {
      // The same run posted twice is one run: where it is not known whether the first call arrived, it is made again.
      const stream = hasBegun
        ? await open(`/api/agent/runs/${encodeURIComponent(runId)}`, { lastEventId: last, signal })
        : await open('/api/agent', { method: 'POST', body: input, signal });
      for await (const event of readEvents(stream)) {
        if (event.id !== null && last !== null && Number(event.id) <= Number(last))
          continue;
        [last, hasBegun] = [event.id ?? last, true];
        if (attempt > 0)
          onAttempt?.((attempt = 0));
        const said = parse(event.data);
        if (said)
          onEvent(said);
        if (said?.type === 'RUN_FINISHED' || said?.type === 'RUN_ERROR')
          return { kind: 'over' };
      }
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Problem) {
        if (error.status === 404 && hasBegun)
          return { kind: 'gone' };
        if (!passing.has(error.status))
          return { kind: 'refused', problem: error };
        after = (error.retryAfter ?? 0) * 1_000;
      }
      // Else the stream broke in the middle.
    }

    signal.throwIfAborted();
    onAttempt?.(attempt + 1);
    await wait(Math.max(after, delays[Math.min(attempt, delays.length - 1)]!), signal);
  }
}

function parse(data: string): AgentEvent | null {
  try {
    return JSON.parse(data) as AgentEvent;
  } catch {
    return null; // Not this host's: a proxy's word between, say. What was missed the run's end tells.
  }
}

/** Waits, but not longer than until the network is back. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const stop = () => {
      done();
      reject(signal.reason as Error);
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener('online', done);
    signal.addEventListener('abort', stop);
  });
}
