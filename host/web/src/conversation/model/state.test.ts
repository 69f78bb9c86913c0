import { describe, expect, test } from 'vitest';
import type { Conversation, StoredMessage } from '../../host/types';
import { newRun, type Run } from './run';
import { asked, askedAgain, approvalsLoaded, changed, type ConversationState, decided, ended, kept, loaded, newConversation, refused, shown } from './state';

const message = (id: string, parent: string | null, role: 'user' | 'assistant', more: Partial<StoredMessage> = {}): StoredMessage =>
  ({ id, parent, role, state: 'done', text: id, note: null, createdAt: '2025-01-01T00:00:00Z', endedAt: null, answer: null, ...more });
const conversation = (messages: StoredMessage[], activeLeaf: string | null): Conversation => ({ id: 'c', title: 'T', createdAt: '', updatedAt: '', activeLeaf, messages });
const texts = (state: ConversationState) => state.views.map((view) => view.message.id);
const run = (more: Partial<Run> = {}): Run => ({ ...newRun('r'), ...more });
// q1 has two answers, the second of which is followed up; q1b is another version of q1.
const tree = [message('q1', null, 'user'), message('a1', 'q1', 'assistant'), message('a2', 'q1', 'assistant'), message('q2', 'a2', 'user'), message('a3', 'q2', 'assistant'), message('q1b', null, 'user'), message('a4', 'q1b', 'assistant')];
const begun = () => asked(newConversation('c', 'new'), { questionId: 'q', answerId: 'l', parent: null, text: 'Frage' });
const stored = () => kept(begun(), { questionId: 'q', answerId: 'l' }, { questionId: 'q', answerId: 'a' });

describe('a conversation', () => {
  test('shows the branch that ends in its active leaf', () => {
    const state = loaded(newConversation('c', 'loading'), conversation(tree, 'a3'));
    expect([state.phase, texts(state)]).toEqual(['ready', ['q1', 'a2', 'q2', 'a3']]);
  });
  test('knows the versions of each message', () => {
    const { views } = loaded(newConversation('c', 'loading'), conversation(tree, 'a3'));
    expect(views.map((view) => view.version)).toEqual([
      { at: 1, of: 2, previous: null, next: 'q1b' }, { at: 2, of: 2, previous: 'a1', next: null }, { at: 1, of: 1, previous: null, next: null }, { at: 1, of: 1, previous: null, next: null }]);
  });
  test('goes to another branch, down to its newest end, and back', () => {
    const state = loaded(newConversation('c', 'loading'), conversation(tree, 'a3'));
    const other = shown(state, 'q1b');
    expect(texts(other)).toEqual(['q1b', 'a4']);
    expect(texts(shown(other, 'q1'))).toEqual(['q1', 'a2', 'q2', 'a3']);
    expect(texts(shown(state, 'a1'))).toEqual(['q1', 'a1']);
  });
  test('keeps the views of messages that have not changed as they are', () => {
    const before = loaded(newConversation('c', 'loading'), conversation(tree, 'a3'));
    const after = changed(before, 'a3', { text: 'neu' });
    expect(after.views[0]).toBe(before.views[0]);
    expect(after.views[3]).not.toBe(before.views[3]);
    expect(after.byId.get('a3')?.message.text).toBe('neu');
  });
  test('does not hang on messages that point to each other', () =>
    expect(texts(loaded(newConversation('c', 'loading'), conversation([message('x', 'y', 'user'), message('y', 'x', 'assistant')], 'x')))).toEqual(['y', 'x']));
  test('shows a question at once, and an answer that is awaited', () => {
    const state = begun();
    expect([texts(state), state.running, state.phase, state.title]).toEqual([['q', 'l'], 'l', 'ready', 'Frage']);
    expect(state.views.every((view) => view.message.local)).toBe(true);
  });
  test('takes the ids under which the host keeps them', () => {
    const state = stored();
    expect([texts(state), state.running, state.leaf]).toEqual([['q', 'a'], 'a', 'a']);
    expect(state.views.some((view) => view.message.local)).toBe(false);
    expect(state.views[1]!.message.parent).toBe('q');
  });
  test('is told of its keeping twice and changes once', () => {
    const state = stored();
    expect(kept(state, { questionId: 'q', answerId: 'l' }, { questionId: 'q', answerId: 'a' })).toBe(state);
  });
  test('shows a changed question beside the first one', () => {
    const before = loaded(newConversation('c', 'loading'), conversation(tree, 'a3'));
    const state = asked(before, { questionId: 'q9', answerId: 'l', parent: 'a2', text: 'anders' });
    expect(texts(state)).toEqual(['q1', 'a2', 'q9', 'l']);
    expect(state.views[2]!.version).toEqual({ at: 2, of: 2, previous: 'q2', next: null });
    expect(texts(kept(state, { questionId: 'q9', answerId: 'l' }, { questionId: 'h9', answerId: 'h10' }))).toEqual(['q1', 'a2', 'h9', 'h10']);
  });
  test('shows an answer made anew beside the first one', () => {
    const state = askedAgain(loaded(newConversation('c', 'loading'), conversation(tree, 'a3')), 'q2', 'l');
    expect(texts(state)).toEqual(['q1', 'a2', 'q2', 'l']);
    const after = kept(state, { questionId: 'q2', answerId: 'l' }, { questionId: 'q2', answerId: 'a9' });
    expect(after.views[3]!.version).toEqual({ at: 2, of: 2, previous: 'a3', next: null });
  });
  test('has the answer with all that belongs to it in the end', () => {
    const state = ended(stored(), 'a', run({ text: 'Antwort', citations: [], answer: { mode: 'extractive', label: '', model: null, notice: 'N', partial: false, checks: [], refused: true, suggestions: ['S'], wordsNotFound: ['W'] } }), { state: 'done' });
    expect(state.running).toBeNull();
    expect(state.views[1]!.message).toMatchObject({ state: 'done', text: 'Antwort', answer: { mode: 'extractive', refused: true, notice: 'N', suggestions: ['S'], words_not_found: ['W'] } });
  });
  test('keeps what was written where the answer was stopped or failed', () => {
    expect(ended(stored(), 'a', run({ text: 'halb' }), { state: 'stopped' }).views[1]!.message).toMatchObject({ state: 'stopped', text: 'halb', answer: null });
    expect(ended(stored(), 'a', run(), { state: 'failed', note: 'Warum', failure: 'internal' }).views[1]!.message).toMatchObject({ state: 'failed', note: 'Warum' });
  });
  test('gives the text of a refused question back, and is as before', () => {
    const state = refused(begun(), { questionId: 'q', answerId: 'l', leaf: null }, 'Zu lang');
    expect([state.phase, texts(state), state.returned]).toEqual(['new', [], { text: 'Frage', why: 'Zu lang', turn: 1 }]);
    const before = loaded(newConversation('c', 'loading'), conversation(tree, 'a3'));
    const after = refused(asked(before, { questionId: 'q9', answerId: 'l', parent: 'a3', text: 'weiter' }), { questionId: 'q9', answerId: 'l', leaf: 'a3' }, 'Nein');
    expect([texts(after), after.returned?.text, after.phase]).toEqual([['q1', 'a2', 'q2', 'a3'], 'weiter', 'ready']);
  });
  test('keeps what the host does not have when it is loaded anew', () => {
    const local = ended(asked(loaded(newConversation('c', 'loading'), conversation(tree, 'a3')), { questionId: 'q9', answerId: 'l', parent: 'a3', text: 'weiter' }), 'l', run({ text: 'x' }), { state: 'done' });
    expect(texts(loaded(local, conversation(tree, 'a3')))).toEqual(['q1', 'a2', 'q2', 'a3', 'q9', 'l']);
  });
  test('keeps what waits for a decision, and what was decided', () => {
    const approval = { id: 'p', tool: 't', arguments: '{}', question: 'F?' };
    const waiting = ended(stored(), 'a', run({ approvals: [approval] }), { state: 'done' });
    expect(waiting.approvals).toEqual([approval]);
    const after = decided(waiting, approval, { state: 'executed', text: 'Erledigt' });
    expect([after.approvals, after.decisions['p']?.text]).toEqual([[], 'Erledigt']);
    expect(approvalsLoaded(after, [approval]).approvals).toEqual([approval]);
  });
});
