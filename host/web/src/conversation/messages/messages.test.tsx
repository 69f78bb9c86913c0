import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { appStore } from '../../app/store';
import type { Answer, Citation, StoredMessage } from '../../host/types';
import { viewerStore } from '../../viewer/viewer';
import { CitationPopover } from '../citations/CitationPopover';
import { ConversationContext } from '../context';
import { ConversationModel } from '../model/ConversationModel';
import { loaded } from '../model/state';
import { copyOf } from './copy';
import { FinishedAnswer } from './FinishedAnswer';

const citation: Citation = {
  n: 1, document: { id: 'ris:1', title: 'Haushalt \u202e2025', reference: '0112/2025', date: '2025-03-27', url: 'https://ris.example/vo?id=1', committee: 'Stadtrat', paperType: 'Vorlage' },
  page: 4, quote: 'Es kostet 12 Euro.', file: 'a.pdf', link: 'https://ris.example/datei?id=1', passage: 'p1',
};
const text = 'Es kostet 12 Euro [1]. Es dauert 9 Jahre.';
const answer = (more: Partial<Answer> = {}): Answer => ({
  answer: text, mode: 'generated', model: 'mistral', citations: [citation], tools: [], checks: [{ kind: 'number', words: '9 Jahre', reason: 'Steht in keiner Quelle.', start: text.indexOf('9 Jahre'), length: 7 }],
  partial: false, notice: null, refused: false, words_not_found: [], suggestions: ['Und danach?'], parts: [], filters: null, ...more,
});
const message = (more: Partial<StoredMessage> = {}): StoredMessage => ({ id: 'a', parent: 'q', role: 'assistant', state: 'done', text, note: null, createdAt: '2025-01-01T00:00:00Z', endedAt: null, answer: answer(), ...more });

function show(of: StoredMessage) {
  const model = new ConversationModel('c', false, { call: vi.fn(() => Promise.resolve({})) as never, follow: vi.fn(() => new Promise<never>(() => undefined)) });
  model.store.setState(loaded(model.state, { id: 'c', title: 'T', createdAt: '', updatedAt: '', activeLeaf: 'a', messages: [{ ...message(), id: 'q', parent: null, role: 'user', text: 'Frage', answer: null }, of] }), true);
  const shown = render(<ConversationContext value={model}><FinishedAnswer view={model.state.byId.get('a')!} /><CitationPopover /></ConversationContext>);
  return { model, ...shown };
}

beforeEach(() => appStore.setState({ language: 'de', skills: [], status: { models: { configured: true, inReach: true } } as never, preferences: {} as never }));
afterEach(cleanup);

describe('an answer', () => {
  test('says that a language model wrote it, or that none did', () => {
    show(message());
    expect(screen.getByText(/KI-generiert, bitte prüfen.*mistral/)).toBeTruthy();
    cleanup();
    show(message({ answer: answer({ mode: 'extractive', model: null }) }));
    expect(screen.getByText(/Ohne Sprachmodell/)).toBeTruthy();
    cleanup();
    show(message({ answer: null, state: 'interrupted' }));
    expect(screen.getByText(/KI-generiert, bitte prüfen/)).toBeTruthy();
  });
  test('opens what it cites, at the place', () => {
    show(message());
    fireEvent.click(screen.getByRole('button', { name: 'Quelle 1: Haushalt 2025, Seite 4' }));
    expect(viewerStore.getState().shown).toEqual({ documentId: 'ris:1', title: citation.document.title, file: 'a.pdf', page: 4, quote: citation.quote, passage: 'p1', link: citation.link });
  });
  test('shows the quote beside a citation, and hides it with Escape', () => {
    vi.useFakeTimers();
    show(message());
    const mark = screen.getByRole('button', { name: /^Quelle 1/ });
    fireEvent.pointerEnter(mark, { pointerType: 'mouse' });
    vi.advanceTimersByTime(200);
    vi.useRealTimers();
    return vi.waitFor(() => {
      const hint = document.querySelector('.hint')!;
      expect(hint.textContent).toContain('Es kostet 12 Euro.');
      expect(hint.textContent).toContain('0112/2025 · Vorlage · Stadtrat · 27.03.2025 · Seite 4');
      expect(mark.getAttribute('aria-describedby')).toBe(hint.id);
    }).then(() => {
      fireEvent.keyDown(document, { key: 'Escape' });
      expect(document.querySelector('.hint')).toBeNull();
    });
  });
  test('underlines what its sources do not carry, and says why', () => {
    const { container } = show(message());
    expect(container.querySelector('.check-words')!.textContent).toBe('9 Jahre');
    expect(screen.getByText('1 Angabe ist in den Quellen nicht zu finden')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Prüfhinweis 1 zu „9 Jahre“' }));
    expect(document.querySelector('.hint')!.textContent).toContain('Steht in keiner Quelle.');
  });
  test('lists its sources with the quote and the original', () => {
    const { container } = show(message());
    const list = within(container.querySelector<HTMLElement>('.sources')!);
    expect(list.getByText('Es kostet 12 Euro.')).toBeTruthy();
    const original = list.getByRole('link', { name: /Zum Original \(ris.example\)/ });
    expect([original.getAttribute('href'), original.getAttribute('rel'), original.getAttribute('target')]).toEqual(['https://ris.example/datei?id=1', 'noopener noreferrer', '_blank']);
  });
  test('asks what it suggests', () => {
    const { model } = show(message());
    const ask = vi.spyOn(model, 'ask').mockResolvedValue();
    fireEvent.click(screen.getByRole('button', { name: 'Und danach?' }));
    expect(ask).toHaveBeenCalledWith('Und danach?');
  });
  test.each([
    [{ state: 'failed', note: 'Kaputt.' }, 'Die Antwort ist nicht gelungen.', 'Kaputt.'],
    [{ state: 'stopped' }, 'Sie haben die Antwort angehalten.', /nicht mit den Quellen verglichen/],
    [{ state: 'interrupted' }, 'Die Antwort wurde unterbrochen.', /neu gestartet/],
    [{ answer: answer({ partial: true, notice: 'Abgeschnitten.' }) }, 'Diese Antwort ist unvollständig.', 'Abgeschnitten.'],
  ] as const)('that did not end well says so and what to do: %j', (more, title, hint) => {
    const { model } = show(message({ checks: [], ...more } as never));
    expect(screen.getByText(title)).toBeTruthy();
    expect(screen.getByText(hint)).toBeTruthy();
    const again = vi.spyOn(model, 'regenerate').mockResolvedValue();
    fireEvent.click(screen.getByRole('button', { name: 'Noch einmal beantworten' }));
    expect(again).toHaveBeenCalledWith('a');
  });
  test('shows its plain version first, and the other one on demand', () => {
    show(message({ simple: { text: 'Es ist teuer.', checks: [] } }));
    expect(screen.getByText('Es ist teuer.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Ursprüngliche Fassung' }));
    expect(screen.queryByText('Es ist teuer.')).toBeNull();
    expect(screen.getByText('9 Jahre', { selector: '.check-words' })).toBeTruthy();
  });
  test('is copied with its label and its sources', () => {
    const { plain, html } = copyOf(text, answer(), 'de');
    expect(plain).toBe(`${text}\n\nKI-generiert, bitte prüfen. Sprachmodell: mistral\n\n1 Quelle:\n[1] Haushalt 2025, 0112/2025 · Vorlage · Stadtrat · 27.03.2025 · Seite 4\n    https://ris.example/datei?id=1`);
    expect(html).toContain('<a href="https://ris.example/datei?id=1">');
    expect(copyOf(text, answer({ mode: 'extractive' }), 'de').plain).toContain('Ohne Sprachmodell');
  });
});
