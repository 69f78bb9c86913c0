import { describe, expect, test } from 'vitest';
import type { AgentEvent } from './events';
import { newRun, reduceRun, type Run } from './run';

const after = (...events: unknown[]): Run => events.reduce<Run>((run, event) => reduceRun(run, event as AgentEvent), newRun('r'));
const custom = (name: string, value: unknown) => ({ type: 'CUSTOM', name, value });
const answer = { mode: 'generated', label: 'L', model: 'm', notice: null, partial: false, checks: [], refused: false, suggestions: [], wordsNotFound: [] };

describe('a run', () => {
  test('takes in pieces of text', () => expect(after({ type: 'TEXT_MESSAGE_START', messageId: 'a' }, { type: 'TEXT_MESSAGE_CONTENT', messageId: 'a', delta: 'Guten ' }, { type: 'TEXT_MESSAGE_CONTENT', messageId: 'a', delta: 'Tag' }).text).toBe('Guten Tag'));
  test('takes a corrected text in place of the pieces, and no piece after it', () => {
    const run = after({ type: 'TEXT_MESSAGE_CONTENT', delta: 'falsch' }, custom('text', 'richtig'), { type: 'TEXT_MESSAGE_CONTENT', delta: ' doch nicht' });
    expect(run.text).toBe('richtig');
  });
  test('takes a corrected text from a snapshot of the messages', () =>
    expect(after({ type: 'TEXT_MESSAGE_CONTENT', delta: 'falsch' }, { type: 'MESSAGES_SNAPSHOT', messages: [{ id: 'u', role: 'user', content: 'F' }, { id: 'a', role: 'assistant', content: 'richtig' }] }).text).toBe('richtig'));
  test('knows its tools, their arguments and their results', () => {
    const run = after(
      { type: 'TOOL_CALL_START', toolCallId: 'c', toolCallName: 'papers' }, { type: 'TOOL_CALL_ARGS', toolCallId: 'c', delta: '{"year"' }, { type: 'TOOL_CALL_ARGS', toolCallId: 'c', delta: ':2025}' },
      { type: 'TOOL_CALL_END', toolCallId: 'c' }, { type: 'TOOL_CALL_RESULT', toolCallId: 'c', messageId: 'm', content: '3 Vorlagen' });
    expect(run.calls).toEqual([{ id: 'c', name: 'papers', arguments: '{"year":2025}', result: '3 Vorlagen' }]);
  });
  test('passes over what belongs to no tool it knows', () => {
    const run = newRun('r');
    expect(reduceRun(run, { type: 'TOOL_CALL_ARGS', toolCallId: 'x', delta: '{}' } as AgentEvent)).toBe(run);
  });
  test('knows where it is stored', () => expect(after(custom('stored', { conversation: 'c', question: 'q', answer: 'a' })).stored).toEqual({ conversation: 'c', question: 'q', answer: 'a' }));
  test('knows its skills', () => expect(after(custom('skills', ['ris/papers'])).skills).toEqual(['ris/papers']));
  test('knows its filters', () => expect(after(custom('filters', { given: {}, implied: [], relaxed: true, sentence: 'S' })).filters?.relaxed).toBe(true));
  test('knows what was found', () => expect(after(custom('search', { hits: 3, passages: 900 })).search).toEqual({ hits: 3, passages: 900 }));
  test('knows its place in the queue', () => expect(after(custom('queue', 3), custom('queue', 0)).queue).toBe(0));
  test('calls a tool and its arguments as the host says', () => {
    const labels = [{ name: 'from', label: 'Erster Tag', hint: null }];
    const run = after({ type: 'TOOL_CALL_START', toolCallId: 'c', toolCallName: 't' }, custom('call', { callId: 'c', tool: 't', title: 'Vorlagensuche', labels }));
    expect(run.calls).toEqual([{ id: 'c', name: 't', arguments: '', result: null, title: 'Vorlagensuche', labels }]);
  });
  test('tells an approval once', () => {
    const approval = { id: 'p', tool: 't', arguments: '{}', question: 'F?' };
    expect(after(custom('approval', approval), custom('approval', approval)).approvals).toHaveLength(1);
  });
  test('collects what tools return', () => expect(after(custom('parts', { callId: 'c', tool: 't', title: 'T', parts: [] }), custom('parts', { callId: 'd', tool: 't', title: 'T', parts: [] })).parts).toHaveLength(2));
  test('knows its sources and what is to be known of it', () => {
    const run = after(custom('sources', [{ n: 1 }]), custom('answer', answer));
    expect([run.citations.length, run.answer?.model]).toEqual([1, 'm']);
  });
  test('ends', () => expect(after({ type: 'RUN_FINISHED', threadId: 't', runId: 'r' }).outcome).toEqual({ kind: 'finished' }));
  test('fails with a sentence', () => expect(after({ type: 'RUN_ERROR', message: 'Nein', code: 'storage' }).outcome).toEqual({ kind: 'failed', code: 'storage', message: 'Nein' }));
  test('passes over events that it does not know', () => {
    const run = newRun('r');
    for (const event of [{ type: 'RUN_STARTED' }, { type: 'STEP_STARTED', stepName: 's' }, custom('news', 1), { type: 'FUTURE' }])
      expect(reduceRun(run, event as AgentEvent)).toBe(run);
  });
});
