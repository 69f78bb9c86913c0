import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Feedback, StoredMessage } from '../host/types';
import { FeedbackControl } from './FeedbackControl';
import { feedbackStore } from './feedbackStore';

const citation = (n: number, page: number | null) => ({ n, document: { id: `d${n}`, title: `Vorlage ${n}`, reference: null, date: null, url: null }, page, quote: '', file: null, link: null, passage: '' });
const answer = { citations: [citation(1, 3), citation(2, null)] } as unknown as Answer;
const message = (feedback: Feedback | null = null, state: StoredMessage['state'] = 'done'): StoredMessage => ({
  id: 'm1', parent: 'q1', role: 'assistant', state, text: 'Text', note: null, createdAt: '', endedAt: null, answer, feedback,
});

const asked: { method: string; url: string; body: unknown }[] = [];
let answers: (() => Response)[] = [];
const ok = () => new Response(null, { status: 204 });
const broken = () => new Response(JSON.stringify({ title: 'Der Speicher ist voll.' }), { status: 503 });

beforeEach(() => {
  asked.length = 0;
  answers = [];
  feedbackStore.setState({}, true);
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push({ method: init.method!, url, body: init.body ? JSON.parse(init.body as string) : null });
    return Promise.resolve((answers.shift() ?? ok)());
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (shown = message()) => render(<FeedbackControl conversationId="c1" message={shown} />);
const wrong = () => screen.getByRole('button', { name: 'Nicht richtig' });

describe('FeedbackControl', () => {
  it('keeps the verdict at once, and the details afterwards', async () => {
    show();
    fireEvent.click(wrong());
    await waitFor(() => expect(asked).toEqual([
      { method: 'PUT', url: '/api/conversations/c1/messages/m1/feedback', body: { verdict: 'wrong', sources: [], text: '', share: false } },
    ]));
    await screen.findByText(/Danke! Ihre Rückmeldung ist gespeichert/);
    fireEvent.click(screen.getByLabelText('[2] Vorlage 2'));
    fireEvent.click(screen.getByLabelText('[1] Vorlage 1, Seite 3'));
    fireEvent.change(screen.getByLabelText(/Was stimmt nicht/), { target: { value: 'Die Summe' } });
    fireEvent.click(screen.getByRole('button', { name: 'Angaben speichern' }));
    await waitFor(() => expect(asked[1]!.body).toEqual({ verdict: 'wrong', sources: [1, 2], text: 'Die Summe', share: false }));
    await waitFor(() => expect(screen.queryByLabelText(/Was stimmt nicht/)).toBeNull());
    expect(wrong().getAttribute('aria-pressed')).toBe('true');
  });

  it('shares the question only when asked to', async () => {
    show();
    fireEvent.click(wrong());
    fireEvent.click(await screen.findByLabelText('Frage und Antwort dürfen von der Fachstelle gelesen werden'));
    await waitFor(() => expect(screen.getByText(/Danke!/)).toBeTruthy());
    fireEvent.click(screen.getByRole('button', { name: 'Angaben speichern' }));
    await waitFor(() => expect(asked.at(-1)!.body).toMatchObject({ share: true }));
  });

  it('keeps the text when saving fails, also when the answer is drawn anew', async () => {
    answers = [ok, broken];
    const { unmount } = show();
    fireEvent.click(wrong());
    await screen.findByText(/Danke!/);
    fireEvent.change(screen.getByLabelText(/Was stimmt nicht/), { target: { value: 'Das Datum' } });
    fireEvent.click(screen.getByRole('button', { name: 'Angaben speichern' }));
    await screen.findByText(/Der Speicher ist voll/);
    unmount();
    show();
    expect(screen.getByLabelText<HTMLTextAreaElement>(/Was stimmt nicht/).value).toBe('Das Datum');
    fireEvent.click(screen.getByRole('button', { name: 'Angaben speichern' }));
    await waitFor(() => expect(asked).toHaveLength(3));
    expect(asked[2]!.body).toMatchObject({ text: 'Das Datum' });
    await waitFor(() => expect(screen.queryByText(/Der Speicher ist voll/)).toBeNull());
  });

  it('keeps what is typed while it saves', async () => {
    show();
    fireEvent.click(wrong());
    fireEvent.change(screen.getByLabelText(/Was stimmt nicht/), { target: { value: 'Schnell' } });
    await screen.findByText(/Danke!/);
    expect(screen.getByLabelText<HTMLTextAreaElement>(/Was stimmt nicht/).value).toBe('Schnell');
  });

  it('changes the verdict and keeps the text', async () => {
    show(message({ verdict: 'right', sources: [1], text: 'Gut', share: true }));
    fireEvent.click(wrong());
    await waitFor(() => expect(asked[0]!.body).toEqual({ verdict: 'wrong', sources: [1], text: 'Gut', share: true }));
  });

  it('takes the feedback back', async () => {
    show(message({ verdict: 'wrong', sources: [], text: '' }));
    fireEvent.click(screen.getByRole('button', { name: 'Rückmeldung ändern' }));
    fireEvent.click(screen.getByRole('button', { name: 'Rückmeldung entfernen' }));
    await waitFor(() => expect(wrong().getAttribute('aria-pressed')).toBe('false'));
    expect(asked).toMatchObject([{ method: 'DELETE' }]);
  });

  it('is not there for an answer that was stopped', () => {
    show(message(null, 'stopped'));
    expect(screen.queryByRole('group')).toBeNull();
  });
});
