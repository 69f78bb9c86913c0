import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { appStore } from '../app/store';
import type { Part, ToolParts } from '../host/types';
import { Approval } from './Approval';
import { Parts } from './Parts';
import { Table } from './Table';

const form = (formId: string): Part => ({
  kind: 'form', formId, title: `Formular ${formId}`, sources: [],
  fields: [{ id: 'name', label: 'Name', value: '', required: true, help: 'Vor- und Nachname', error: null }, { id: 'day', label: 'Tag', value: 'morgen', required: false, help: null, error: 'Kein Tag.' }],
  values: formId === 'b' ? { name: 'Erika' } : null,
});
const tools = (...parts: Part[]): ToolParts[] => parts.map((part) => ({ tool: 't', title: 'Werkzeug', parts: [part] }));
const calls: { url: string; body: unknown }[] = [];

beforeEach(() => {
  calls.length = 0;
  appStore.setState({ language: 'de' });
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => { calls.push({ url, body: JSON.parse(String(init.body)) }); return Promise.resolve(new Response(null, { status: 204 })); });
});
afterEach(() => { cleanup(); vi.unstubAllGlobals(); vi.useRealTimers(); });

describe('a form', () => {
  test('is kept a moment after typing, under its place among the forms', async () => {
    vi.useFakeTimers();
    render(<Parts conversationId="c" messageId="m" tools={tools(form('a'), form('b'))} isEditable />);
    const [, second] = screen.getAllByLabelText(/^Name/) as HTMLInputElement[];
    expect(second!.value).toBe('Erika');
    fireEvent.change(second!, { target: { value: 'Erika M' } });
    fireEvent.change(second!, { target: { value: 'Erika Muster' } });
    await act(() => vi.advanceTimersByTimeAsync(900));
    expect(calls).toEqual([{ url: '/api/conversations/c/messages/m/forms/1', body: { values: { name: 'Erika Muster', day: 'morgen' } } }]);
    expect(screen.getAllByRole('status')[1]!.textContent).toContain('Gespeichert');
  });
  test('keeps what was typed last when it goes from view', () => {
    const { unmount } = render(<Parts conversationId="c" messageId="m" tools={tools(form('a'))} isEditable />);
    fireEvent.change(screen.getByLabelText(/^Name/), { target: { value: 'x' } });
    unmount();
    expect(calls).toHaveLength(1);
  });
  test('has what was typed when it comes into view again', () => {
    const all = { conversationId: 'c', messageId: 'm2', tools: tools(form('a')), isEditable: true };
    const { unmount } = render(<Parts {...all} />);
    fireEvent.change(screen.getByLabelText(/^Name/), { target: { value: 'Erika' } });
    unmount();
    render(<Parts {...all} />);
    expect((screen.getByLabelText(/^Name/) as HTMLInputElement).value).toBe('Erika');
  });
  test('says which fields are missing, once they are left', () => {
    render(<Parts conversationId="c" messageId="m3" tools={tools(form('a'))} isEditable />);
    expect(screen.queryByText('Bitte füllen Sie dieses Feld aus.')).toBeNull();
    fireEvent.blur(screen.getByLabelText(/^Name/));
    expect(screen.getByText('Bitte füllen Sie dieses Feld aus.')).toBeTruthy();
    expect(screen.getByText('Ein Pflichtfeld ist noch leer.')).toBeTruthy();
    expect(screen.getByText('Kein Tag.')).toBeTruthy();
  });
});

describe('a table', () => {
  const data = { columns: [{ name: 'Ort', type: 'text' as const, unit: null }, { name: 'Plätze', type: 'number' as const, unit: null }], rows: Array.from({ length: 250 }, (_, index) => [`Ort ${index}`, String((index * 7) % 250)]) };
  test('is sorted by a column, and says so', () => {
    const { container } = render(<Table title="Orte" data={data} />);
    const head = () => screen.getByRole('columnheader', { name: /Plätze/ });
    expect(head().getAttribute('aria-sort')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: /Plätze/ }));
    expect(head().getAttribute('aria-sort')).toBe('ascending');
    expect(container.querySelector('tbody tr')!.textContent).toBe('Ort 00');
    fireEvent.click(screen.getByRole('button', { name: /Plätze/ }));
    expect(head().getAttribute('aria-sort')).toBe('descending');
    expect(container.querySelector('tbody tr td:last-child')!.textContent).toBe('249');
  });
  test('draws more rows when they are wanted', () => {
    const { container } = render(<Table title="Orte" data={data} />);
    expect(container.querySelectorAll('tbody tr')).toHaveLength(100);
    fireEvent.click(screen.getByRole('button', { name: '150 weitere Zeilen zeigen' }));
    expect(container.querySelectorAll('tbody tr')).toHaveLength(250);
  });
  test('can be scrolled by keyboard', () => {
    render(<Table title="Orte" data={data} />);
    expect(screen.getByRole('region', { name: 'Orte' }).tabIndex).toBe(0);
  });
});

test('an approval says what will happen with which data, and asks', () => {
  const decided: boolean[] = [];
  render(<Approval approval={{ id: 'p', tool: 't', arguments: '{"name":"Erika","from":"2025-09-01"}', question: 'Eintragen?', labels: [{ name: 'from', label: 'Ab diesem Tag', hint: 'Ab diesem Tag (JJJJ-MM-TT), frühestens morgen' }, { name: 'name', label: 'name', hint: null }] }} onDecide={(approved) => decided.push(approved)} />);
  expect(screen.getByText('Eintragen?')).toBeTruthy();
  expect(screen.getByText('01.09.2025')).toBeTruthy();
  expect(screen.getAllByRole('term').map((term) => term.textContent)).toEqual(['Name:', 'Ab diesem Tag:']);
  expect(screen.getByText('Ab diesem Tag (JJJJ-MM-TT), frühestens morgen')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Ablehnen' }));
  fireEvent.click(screen.getByRole('button', { name: 'Ausführen' }));
  expect(decided).toEqual([false, true]);
});
