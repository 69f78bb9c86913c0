import type { Overview } from '../types';

/** What the page knows of the host, and how fresh that is. */
export interface Live {
  link: 'connecting' | 'live' | 'lost';
  overview: Overview | null;
  /** When the overview came, by this computer's clock (ms). */
  receivedAt: number | null;
  /** How far the host's clock is ahead of this computer's (ms), so that "3 minutes ago" is true with either. */
  skew: number;
  /** When the connection is tried again (ms); null while it stands or is being tried. */
  retryAt: number | null;
  /** Why the host refused the connection, in its words; null where it was not reached. */
  refusal: string | null;
}

export type LiveEvent =
  | { kind: 'connecting' }
  | { kind: 'opened' }
  | { kind: 'received'; overview: Overview; now: number }
  | { kind: 'lost'; retryAt: number | null; refusal?: string | null }
  | { kind: 'left' };

export const nothingYet: Live = { link: 'connecting', overview: null, receivedAt: null, skew: 0, retryAt: null, refusal: null };

/** What follows from an event. An overview that is older than the one at hand came by another way and is left; after a restart of the host any is newer. */
export function reduceLive(live: Live, event: LiveEvent): Live {
  switch (event.kind) {
    case 'connecting': return { ...live, retryAt: null };
    case 'opened': return { ...live, link: 'live', retryAt: null, refusal: null };
    case 'received': {
      const { overview, now } = event;
      const isOlder = live.overview !== null && live.overview.started === overview.started && Date.parse(overview.at) < Date.parse(live.overview.at);
      return isOlder ? live : { ...live, overview, receivedAt: now, skew: Date.parse(overview.at) - now };
    }
    case 'lost': return { ...live, link: 'lost', retryAt: event.retryAt, refusal: event.refusal ?? null };
    case 'left': return nothingYet;
  }
}

/** How long to wait before the next try: longer each time, half a minute at most, and not all pages at once (`random` of 0 to 1). */
export const backoff = (attempt: number, random: number): number => Math.round(Math.min(30_000, 1_000 * 2 ** Math.min(attempt, 10)) * (0.75 + random / 2));
