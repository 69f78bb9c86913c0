import { describe, expect, test } from 'vitest';
import type { openStream } from '../../host/stream';
import { Problem } from '../../host/problem';
import type { AgentEvent } from './events';
import { followRun } from './follow';

type Opened = { path: string; lastEventId: string | null | undefined; method: string };
const line = (id: number, event: object) => `id: ${id}\ndata: ${JSON.stringify(event)}\n\n`;
const text = (id: number, delta: string) => line(id, { type: 'TEXT_MESSAGE_CONTENT', messageId: 'm', delta });
const finished = (id: number) => line(id, { type: 'RUN_FINISHED', threadId: 't', runId: 'r' });

/** A host that answers the calls one after the other: with events, a broken stream after them, or a problem. */
function host(...answers: (string | { broken: string } | Problem)[]) {
  const opened: Opened[] = [];
  const open: typeof openStream = (path, { method, lastEventId }) => {
    opened.push({ path, lastEventId, method: method ?? 'GET' });
    const answer = answers.shift();
    if (!answer || answer instanceof Problem)
      return Promise.reject(answer ?? new Problem('zu viele Aufrufe', 400));
    const isBroken = typeof answer !== 'string';
    return Promise.resolve(new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(isBroken ? answer.broken : answer));
        if (isBroken)
          setTimeout(() => controller.error(new TypeError('network')), 5); // After what came before is read: an error discards it.
        else
          controller.close();
      },
    }));
  };
  return { open, opened };
}

async function follow(fake: ReturnType<typeof host>, more: Partial<Parameters<typeof followRun>[0]> = {}) {
  const events: AgentEvent[] = [];
  const waits: number[] = [];
  const attempts: number[] = [];
  const end = await followRun({ runId: 'r', input: { runId: 'r' }, signal: new AbortController().signal, onEvent: (event) => events.push(event), onAttempt: (attempt) => attempts.push(attempt), open: fake.open, wait: (time) => { waits.push(time); return Promise.resolve(); }, ...more });
  return { end, waits, attempts, text: events.map((event) => (event.type === 'TEXT_MESSAGE_CONTENT' ? event.delta : '')).join('') };
}

describe('a run is followed', () => {
  test('to its end', async () => {
    const fake = host(text(1, 'a') + text(2, 'b') + finished(3));
    expect(await follow(fake)).toMatchObject({ end: { kind: 'over' }, text: 'ab' });
    expect(fake.opened).toEqual([{ path: '/api/agent', lastEventId: undefined, method: 'POST' }]);
  });
  test('from the event after the last one, where the connection breaks', async () => {
    const fake = host({ broken: text(1, 'a') + text(2, 'b') }, text(3, 'c') + finished(4));
    const { end, text: got, attempts } = await follow(fake);
    expect([end.kind, got, attempts]).toEqual(['over', 'abc', [1, 0]]);
    expect(fake.opened[1]).toEqual({ path: '/api/agent/runs/r', lastEventId: '2', method: 'GET' });
  });
  test('where the stream just stops', async () => {
    const fake = host(text(1, 'a'), text(2, 'b') + finished(3));
    expect((await follow(fake)).text).toBe('ab');
  });
  test('telling every event once, though the host tells some again', async () => {
    const fake = host({ broken: text(1, 'a') + text(2, 'b') }, text(1, 'a') + text(2, 'b') + text(3, 'c') + finished(4));
    expect((await follow(fake)).text).toBe('abc');
  });
  test('by posting it again where it is not known whether it arrived', async () => {
    const fake = host(new Problem('weg', 0), new Problem('startet', 503), text(1, 'a') + finished(2));
    const { end, waits } = await follow(fake);
    expect([end.kind, waits]).toEqual(['over', [200, 500]]);
    expect(fake.opened.map((one) => one.method)).toEqual(['POST', 'POST', 'POST']);
  });
  test('as late as the host wants it', async () => {
    const fake = host(new Problem('zu viele', 429, null, 5), finished(1));
    expect((await follow(fake)).waits).toEqual([5_000]);
  });
  test('no further where the host does not know it any more', async () => {
    const fake = host({ broken: text(1, 'a') }, new Problem('kein Lauf', 404));
    expect(await follow(fake)).toMatchObject({ end: { kind: 'gone' }, text: 'a' });
  });
  test('no further where it is refused', async () => {
    const end = (await follow(host(new Problem('abgelaufen', 401, 'session-expired')))).end;
    expect(end.kind === 'refused' && end.problem.isSessionExpired).toBe(true);
  });
  test('again, though it was begun before the page was loaded', async () => {
    const fake = host(text(1, 'a') + finished(2));
    await follow(fake, { input: null });
    expect(fake.opened[0]).toMatchObject({ path: '/api/agent/runs/r', method: 'GET' });
  });
  test('past what is no event', async () => {
    const fake = host(`: lebt\n\nid: 1\ndata: <html>\n\n${text(2, 'a')}${finished(3)}`);
    expect((await follow(fake)).text).toBe('a');
  });
  test('until somebody stops', async () => {
    const stop = new AbortController();
    await expect(follow(host(new Problem('weg', 0)), { signal: stop.signal, wait: () => { stop.abort(); return Promise.resolve(); } })).rejects.toThrow();
  });
});
