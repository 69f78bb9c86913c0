import { describe, expect, test } from 'vitest';
import type { Answer } from '../../host/types';
import { ownWords } from './ownWords';

const answer = (change: Partial<Answer>): Answer => ({
  answer: '', mode: 'extractive', model: null, citations: [], tools: [], checks: [], partial: false, notice: null, refused: false, words_not_found: [], suggestions: [], ...change,
});
const table = { kind: 'table' as const, title: 'Sitzungen', columns: [], rows: [], sources: [] };

describe('the text of an answer without a model', () => {
  test('goes without the tables that are shown as tables', () => {
    const text = 'Das steht dazu:\n\n**Sitzungen**\n\n| Datum |\n| --- |\n| 10.09.2025 |\n\n… und 2 weitere Zeilen\n\n„Ein Zitat.“ [1]';
    expect(ownWords(text, answer({ parts: [{ tool: 't', title: 'T', parts: [table] }] }))).toBe('Das steht dazu:\n\n„Ein Zitat.“ [1]');
  });

  test('goes without forms and notices that are shown', () => {
    const parts = [{ tool: 't', title: 'T', parts: [{ kind: 'form' as const, formId: 'f', title: 'Antrag', fields: [], sources: [] }, { kind: 'notice' as const, level: 'info' as const, text: 'Vorläufig.', sources: [] }] }];
    expect(ownWords('**Antrag**\n– Straße: Rheinallee\n\nVorläufig.\n\nEnde', answer({ parts }))).toBe('Ende');
  });

  test('goes without the questions that are buttons', () => {
    expect(ownWords('Nichts gefunden.\n\nVersuchen Sie es so:\n– Was?\n– Wann?', answer({ refused: true, suggestions: ['Was?', 'Wann?'] }))).toBe('Nichts gefunden.');
  });

  test('keeps tables of its own and everything that a model wrote', () => {
    const text = '**Anderes**\n\n| a |\n| --- |\n| b |';
    expect(ownWords(text, answer({ parts: [{ tool: 't', title: 'T', parts: [table] }] }))).toBe(text);
    expect(ownWords('**Sitzungen**\n\n| a |', answer({ mode: 'generated', parts: [{ tool: 't', title: 'T', parts: [table] }] }))).toBe('**Sitzungen**\n\n| a |');
  });
});
