import { beforeEach, describe, expect, test, vi } from 'vitest';
import { appStore } from '../../app/store';
import { Problem } from '../../host/problem';
import type { Conversation, StoredMessage } from '../../host/types';
import { ConversationModel } from './ConversationModel';
import type { AgentEvent } from './events';
import type { Follow, FollowEnd } from './follow';
import { readRun } from './kept';
import type { Host } from './RunFollower';

type Script = (options: Follow) => FollowEnd | Promise<FollowEnd>;
const over: FollowEnd = { kind: 'over' };
const custom = (name: string, value: unknown) => ({ type: 'CUSTOM', name, value }) as AgentEvent;
const text = (delta: string) => ({ type: 'TEXT_MESSAGE_CONTENT', messageId: 'm', delta }) as AgentEvent;
const error = (code: string, message = 'Nein') => ({ type: 'RUN_ERROR', code, message }) as AgentEvent;
const finished = { type: 'RUN_FINISHED', threadId: 't', runId: 'r' } as AgentEvent;
const about = { mode: 'generated', label: 'L', model: 'm', notice: null, partial: false, checks: [], refused: false, suggestions: [], wordsNotFound: [] };
const input = (options: Follow) => options.input as { runId: string; threadId: string; messages: { id: string; content: string }[]; forwardedProps: Record<string, unknown> };
const stored = (options: Follow, answerId: string, questionId = input(options).messages[0]!.id) => options.onEvent(custom('stored', { conversation: 'c', question: questionId, answer: answerId }));
const message = (id: string, parent: string | null, more: Partial<StoredMessage> = {}): StoredMessage =>
  ({ id, parent, role: parent ? 'assistant' : 'user', state: 'done', text: id, note: null, createdAt: '2025-01-01T00:00:00Z', endedAt: null, answer: null, ...more });

/** A model against a host that is played: `runs` one after the other, `stored` as its conversation. */
function model({ runs = [] as Script[], conversation = null as Conversation | null, isNew = true, problem = null as Problem | null } = {}) {
  const calls: { path: string; method: string; body: unknown }[] = [];
  const followed: Follow[] = [];
  const host: Host = {
    call: (async (path: string, options: { method?: string; body?: unknown } = {}) => {
      calls.push({ path, method: options.method ?? 'GET', body: options.body });
      if (path.endsWith('/approvals'))
        return [];
      if (path.startsWith('/api/approvals/'))
        return { result: 'executed', failed: false, text: 'Erledigt' };
      if (path === '/api/conversations/c' && (options.method ?? 'GET') === 'GET') {
        if (problem)
          throw problem;
        if (!conversation)
          throw new Problem('nicht da', 404);
        return conversation;
      }
      return {};
    }) as Host['call'],
    follow: async (options) => {
      followed.push(options);
      return runs.shift()!(options);
    },
    wait: () => Promise.resolve(),
  };
  const made = new ConversationModel('c', isNew, host);
  return { model: made, calls, followed };
}
const conversation = (messages: StoredMessage[], activeLeaf = messages.at(-1)!.id): Conversation => ({ id: 'c', title: 'T', createdAt: '', updatedAt: '', activeLeaf, messages });
const last = (of: ConversationModel) => of.state.views.at(-1)!.message;

beforeEach(() => {
  sessionStorage.clear();
  history.replaceState(null, '', '/');
  appStore.setState({ language: 'de', preferences: { simple: false } as never });
});

describe('asking', () => {
  test('gets an answer, kept under the host’s ids, and the conversation an address', async () => {
    const { model: one, followed } = model({ runs: [(run) => { stored(run, 'a1'); run.onEvent(text('Hallo')); run.onEvent(custom('answer', about)); run.onEvent(finished); return over; }] });
    await one.ask('Frage', { filters: { committee: ['Stadtrat'] }, withoutImplied: ['period'], attachments: [{ id: 'u1', name: 'x.pdf' }] });
    expect(last(one)).toMatchObject({ id: 'a1', state: 'done', text: 'Hallo', local: false });
    expect(location.pathname).toBe('/c/c');
    const sent = input(followed[0]!);
    expect(sent.messages).toEqual([{ id: one.state.views[0]!.message.id, role: 'user', content: 'Frage' }]);
    expect(sent).toMatchObject({ threadId: 'c', runId: sent.messages[0]!.id, forwardedProps: { language: 'de', filters: { committee: ['Stadtrat'] }, withoutImplied: ['period'], attachments: ['u1'] } });
    expect([one.live.getState().run, readRun('c')]).toEqual([null, null]);
  });
  test('gives the text back where the host does not take the question', async () => {
    const begun: boolean[] = [];
    const { model: one } = model({ runs: [() => ({ kind: 'refused', problem: new Problem('Zu lang', 400) })] });
    one.onBegun = (is) => begun.push(is);
    await one.ask('Lange Frage');
    expect([one.state.views.length, one.state.returned?.text, one.state.returned?.why, one.state.phase, begun]).toEqual([0, 'Lange Frage', 'Zu lang', 'new', [true, false]]);
  });
  test('gives the text back where the turn fails before it is stored', async () => {
    const { model: one } = model({ runs: [(run) => { run.onEvent(error('bad_question', 'Leer')); return over; }] });
    await one.ask('Frage');
    expect(one.state.returned).toMatchObject({ text: 'Frage', why: 'Leer' });
  });
  test('keeps question and failure where it fails afterwards', async () => {
    const { model: one } = model({ runs: [(run) => { stored(run, 'a1'); run.onEvent(error('internal', 'Kaputt')); return over; }] });
    await one.ask('Frage');
    expect([one.state.views[0]!.message.text, last(one).state, last(one).note]).toEqual(['Frage', 'failed', 'Kaputt']);
  });
  test('is not done twice at a time', async () => {
    let end: (value: FollowEnd) => void = () => undefined;
    const { model: one, followed } = model({ runs: [(run) => { stored(run, 'a1'); return new Promise((resolve) => { end = resolve; }); }] });
    const first = one.ask('Eins');
    await one.ask('Zwei');
    expect(followed).toHaveLength(1);
    followed[0]!.onEvent(finished);
    end(over);
    await first;
  });
  test('shows pieces of text together, not each for itself', async () => {
    vi.useFakeTimers();
    const { model: one } = model({ runs: [async (run) => {
      stored(run, 'a1');
      await vi.advanceTimersByTimeAsync(100);
      let changes = 0;
      one.live.subscribe(() => changes++);
      for (let at = 0; at < 100; at++) {
        run.onEvent(text('x'));
        await vi.advanceTimersByTimeAsync(10);
      }
      expect(changes).toBeLessThanOrEqual(13);
      expect(changes).toBeGreaterThanOrEqual(10);
      run.onEvent(finished);
      return over;
    }] });
    await one.ask('Frage');
    expect(last(one).text).toHaveLength(100);
    vi.useRealTimers();
  });
});

describe('another version', () => {
  const messages = [message('q1', null), message('a1', 'q1')];
  test('of an answer stands beside the first', async () => {
    const { model: one, followed } = model({ isNew: false, conversation: conversation(messages), runs: [(run) => { stored(run, 'a2', 'q1'); run.onEvent(text('neu')); run.onEvent(finished); return over; }] });
    await one.load();
    await one.regenerate('a1');
    expect(input(followed[0]!).forwardedProps['regenerate']).toBe('a1');
    expect(one.state.views[1]).toMatchObject({ message: { id: 'a2', text: 'neu' }, version: { at: 2, of: 2, previous: 'a1' } });
  });
  test('of a question stands beside the first, under the host’s id', async () => {
    const { model: one, followed } = model({ isNew: false, conversation: conversation(messages), runs: [(run) => { stored(run, 'a2', 'q2'); run.onEvent(finished); return over; }] });
    await one.load();
    await one.edit('q1', 'anders');
    expect(input(followed[0]!)).toMatchObject({ messages: [{ content: 'anders' }], forwardedProps: { editOf: 'q1' } });
    expect(one.state.views.map((view) => [view.message.id, view.version.at])).toEqual([['q2', 2], ['a2', 1]]);
  });
  test('is shown, and the host told', async () => {
    const { model: one, calls } = model({ isNew: false, conversation: conversation([...messages, message('a2', 'q1')]) });
    await one.load();
    await one.show('a1');
    expect([last(one).id, calls.at(-1)]).toEqual(['a1', { path: '/api/conversations/c', method: 'PATCH', body: { activeLeaf: 'a1' } }]);
  });
  test('is made without an implied filter, and without those left out before', async () => {
    const filters = { given: {}, implied: [{ kind: 'committee' as const, label: 'Stadtrat', filters: {} }], relaxed: false, sentence: null };
    const play: Script = (run) => { stored(run, `a${followedCount()}`, 'q1'); run.onEvent(custom('filters', { ...filters, implied: [{ kind: 'period', label: '2025', filters: {} }] })); run.onEvent(custom('answer', about)); run.onEvent(finished); return over; };
    const answer = { ...about, answer: '', citations: [], tools: [], words_not_found: [], filters };
    const { model: one, followed } = model({ isNew: false, conversation: conversation([message('q1', null), message('a1', 'q1', { answer: answer as never })]), runs: [play, play] });
    const followedCount = () => followed.length + 1;
    await one.load();
    await one.withoutFilter('a1', 'committee');
    await one.withoutFilter(last(one).id, 'period');
    expect(followed.map((run) => input(run).forwardedProps['withoutImplied'])).toEqual([['committee'], ['committee', 'period']]);
  });
});

describe('an answer', () => {
  test('is stopped by its person, and what is written stays', async () => {
    const { model: one, calls } = model({ runs: [async (run) => { stored(run, 'a1'); run.onEvent(text('halb')); await one.stop(); run.onEvent(error('stopped')); return over; }] });
    await one.ask('Frage');
    expect([last(one).state, last(one).text]).toEqual(['stopped', 'halb']);
    expect(calls.some((call) => /^\/api\/agent\/runs\/.+\/stop$/.test(call.path) && call.method === 'POST')).toBe(true);
  });
  test('that a restart cut off is made anew, once', async () => {
    const conv = conversation([message('q1', null), message('a1', 'q1', { state: 'interrupted', text: 'ha' })]);
    const { model: one, followed } = model({ conversation: conv, runs: [
      (run) => { stored(run, 'a1', 'q1'); run.onEvent(error('stopped')); return over; },
      (run) => { stored(run, 'a2', 'q1'); run.onEvent(text('ganz')); run.onEvent(finished); return over; }] });
    await one.ask('Frage');
    await vi.waitFor(() => expect(last(one)).toMatchObject({ id: 'a2', state: 'done', text: 'ganz' }));
    expect(input(followed[1]!).forwardedProps['regenerate']).toBe('a1');
  });
  test('whose run is gone shows what is stored', async () => {
    const conv = conversation([message('q1', null), message('a1', 'q1', { text: 'fertig' })]);
    const { model: one } = model({ conversation: conv, runs: [(run) => { stored(run, 'a1', 'q1'); run.onEvent(text('fer')); return { kind: 'gone' }; }] });
    await one.ask('Frage');
    expect([last(one).text, last(one).state, one.state.running]).toEqual(['fertig', 'done', null]);
  });
  test('whose question never arrived gives the text back', async () => {
    const { model: one } = model({ runs: [() => ({ kind: 'gone' })] });
    await one.ask('Frage');
    expect(one.state.returned?.text).toBe('Frage');
  });
  test('under way when the page is loaded is followed by the question’s id', async () => {
    const conv = conversation([message('q1', null), message('a1', 'q1', { state: 'running', text: '' })]);
    const { model: one, followed } = model({ isNew: false, conversation: conv, runs: [(run) => { run.onEvent(custom('stored', { conversation: 'c', question: 'q1', answer: 'a1' })); run.onEvent(text('da')); run.onEvent(finished); return over; }] });
    await one.load();
    expect(followed[0]).toMatchObject({ runId: 'q1', input: null });
    expect([last(one).text, last(one).state]).toEqual(['da', 'done']);
  });
  test('under way elsewhere is looked at until it has ended', async () => {
    const running = conversation([message('q1', null), message('a1', 'q1', { state: 'running', text: 'd' })]);
    const { model: one } = model({ isNew: false, conversation: running, runs: [(run) => { run.onEvent(custom('stored', { conversation: 'c', question: 'q1', answer: 'a0' })); run.signal.throwIfAborted(); return over; }] });
    one.live.subscribe((live) => { if (live.run?.text === 'd') running.messages[1] = message('a1', 'q1', { text: 'da' }); });
    await one.load();
    expect([last(one).text, one.state.running]).toEqual(['da', null]);
  });
  test('is told in plain language, kept with it', async () => {
    const { model: one, followed } = model({ isNew: false, conversation: conversation([message('q1', null), message('a1', 'q1')]), runs: [(run) => { run.onEvent(text('leicht')); run.onEvent(custom('answer', about)); run.onEvent(finished); return over; }] });
    await one.load();
    await one.simplify('a1');
    expect(input(followed[0]!).forwardedProps['simplify']).toBe('a1');
    expect([last(one).simple, one.simplifying.getState().now]).toEqual([{ text: 'leicht', checks: [] }, null]);
  });
  test('that cannot be told in plain language says why', async () => {
    const { model: one } = model({ isNew: false, conversation: conversation([message('q1', null), message('a1', 'q1')]), runs: [(run) => { run.onEvent(error('no_model', 'Kein Modell')); return over; }] });
    await one.load();
    await one.simplify('a1');
    expect([last(one).simple, one.simplifying.getState().now?.problem]).toEqual([undefined, 'Kein Modell']);
  });
});

describe('loading', () => {
  test('says that there is no such conversation', async () => {
    const { model: one } = model({ isNew: false });
    await one.load();
    expect(one.state.phase).toBe('missing');
  });
  test('says what went wrong', async () => {
    const { model: one } = model({ isNew: false, problem: new Problem('Speicher weg', 503) });
    await one.load();
    expect([one.state.phase, one.state.problem]).toEqual(['failed', 'Speicher weg']);
  });
  test('is not done for what is not begun', async () => {
    const { model: one, calls } = model();
    await one.load();
    expect(calls).toEqual([]);
  });
});

test('a decision is told to the host, and what came of it shown', async () => {
  const { model: one, calls } = model({ isNew: false, conversation: conversation([message('q1', null), message('a1', 'q1')]) });
  await one.load();
  await one.decide({ id: 'p', tool: 't', arguments: '{}', question: 'F?' }, true);
  expect(calls.at(-1)).toEqual({ path: '/api/approvals/p', method: 'POST', body: { approved: true } });
  expect(one.state.decisions['p']).toMatchObject({ state: 'executed', text: 'Erledigt' });
});
