import { describe, expect, it } from 'vitest';
import { overview } from '../testing/overviews';
import { backoff, type Live, nothingYet, reduceLive } from './live';

const at = (iso: string) => Date.parse(iso);
const received = (live: Live, change: Parameters<typeof overview>[0], now: string) => reduceLive(live, { kind: 'received', overview: overview(change), now: at(now) });

describe('the overview', () => {
  it('is kept with when it came and how far the clocks are apart', () => {
    const live = received(nothingYet, { at: '2026-11-22T14:05:00Z' }, '2026-11-22T14:03:00Z');
    expect(live).toMatchObject({ receivedAt: at('2026-11-22T14:03:00Z'), skew: 120_000 });
  });

  it('is not replaced by an older one', () => {
    const live = received(nothingYet, { at: '2026-11-22T14:05:00Z', memoryBytes: 2 }, '2026-11-22T14:05:00Z');
    expect(received(live, { at: '2026-11-22T14:04:59Z', memoryBytes: 1 }, '2026-11-22T14:05:01Z')).toBe(live);
    expect(received(live, { at: '2026-11-22T14:05:01Z', memoryBytes: 3 }, '2026-11-22T14:05:01Z').overview!.memoryBytes).toBe(3);
  });

  it('is replaced by any after a restart of the host, whose clock may have been put back', () => {
    const live = received(nothingYet, { at: '2026-11-22T14:05:00Z' }, '2026-11-22T14:05:00Z');
    expect(received(live, { at: '2026-11-22T13:00:00Z', started: '2026-11-22T12:59:00Z' }, '2026-11-22T14:06:00Z').overview!.at).toBe('2026-11-22T13:00:00Z');
  });

  it('stays, as it was, when the connection is lost, tried and back', () => {
    const live = reduceLive(received(nothingYet, {}, '2026-11-22T14:05:00Z'), { kind: 'opened' });
    const lost = reduceLive(live, { kind: 'lost', retryAt: 5 });
    expect(lost).toEqual({ ...live, link: 'lost', retryAt: 5 });
    expect(reduceLive(live, { kind: 'lost', retryAt: 5, refusal: 'Zu viele Fenster.' }).refusal).toBe('Zu viele Fenster.');
    const trying = reduceLive(lost, { kind: 'connecting' });
    expect(trying).toEqual({ ...live, link: 'lost', retryAt: null });
    expect(reduceLive(trying, { kind: 'opened' })).toEqual(live);
  });

  it('is forgotten when the operator leaves', () => expect(reduceLive(received(nothingYet, {}, '2026-11-22T14:05:00Z'), { kind: 'left' })).toEqual(nothingYet));
});

describe('trying again', () => {
  it('waits longer each time, never more than 40 seconds, and not all at once', () => {
    expect([0, 1, 2, 3, 4, 5, 99].map((attempt) => backoff(attempt, 0.5))).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect([backoff(0, 0), backoff(0, 1), backoff(99, 1)]).toEqual([750, 1_250, 37_500]);
  });
});
