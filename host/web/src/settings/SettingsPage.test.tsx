import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appStore } from '../app/store';
import type { Boot, Preferences } from '../host/types';
import { Toasts } from '../ui/Toasts';
import { SettingsPage } from './SettingsPage';

const preferences: Preferences = { language: 'de', theme: 'system', department: null, simple: false, sendWith: 'enter', shortcuts: true, city: null, onboarded: true };
const city = { id: 'trier', name: { de: 'Trier', en: null }, departments: [{ id: 'bau', name: { de: 'Bauen', en: null } }] };

let fails = false;
let atHost: string[] = [];
let deleted: string[] = [];
const asked: string[] = [];

beforeEach(() => {
  fails = false;
  atHost = Array.from({ length: 5 }, (_, index) => `c${index}`);
  deleted = [];
  asked.length = 0;
  // happy-dom has the element, but not this.
  HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) { this.open = true; };
  appStore.setState({ preferences, language: 'de', city, cities: [city], boot: { conversations: { items: [], next: null } } as unknown as Boot });
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    asked.push(`${init.method} ${url}`);
    const json = (value: unknown, status = 200) => Promise.resolve(new Response(value === null ? null : JSON.stringify(value), { status }));
    if (url.startsWith('/api/preferences'))
      return fails ? json({ title: 'Der Speicher ist voll.' }, 503) : json({ ...preferences, ...(JSON.parse(init.body as string) as object) });
    const id = /^\/api\/conversations\/(\w+)/.exec(url)?.[1];
    if (!id) {
      // Two pages.
      const next = /next=1/.test(url);
      const all = atHost.map((one) => ({ id: one }));
      return json(next ? { conversations: all.slice(3), next: null } : { conversations: all.slice(0, 3), next: all.length > 3 ? '1' : null });
    }
    if (init.method === 'DELETE') {
      if (id === 'c2')
        return json({ title: 'Nicht da.' }, 404);
      if (fails && id === 'c3')
        return json({ title: 'Der Speicher ist voll.' }, 503);
      deleted.push(id);
      atHost = atHost.filter((one) => one !== id);
    } else {
      deleted = deleted.filter((one) => one !== id);
      atHost.push(id);
    }
    return json(null, 204);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = () => render(<><SettingsPage /><Toasts /></>);
const deleteAll = () => {
  fireEvent.click(screen.getByRole('button', { name: 'Alle Unterhaltungen löschen' }));
  fireEvent.click(screen.getByText('Alle löschen'));
};

describe('SettingsPage', () => {
  it('keeps a change at once and says so', async () => {
    show();
    fireEvent.click(screen.getByLabelText('Dunkel'));
    expect(screen.getByLabelText<HTMLInputElement>('Dunkel').checked).toBe(true);
    await screen.findByText('Gespeichert');
    expect(asked).toEqual(['PUT /api/preferences']);
  });

  it('says that a change was not kept, goes back, and tries again', async () => {
    fails = true;
    show();
    fireEvent.change(screen.getByLabelText('Fachbereich'), { target: { value: 'bau' } });
    await screen.findByText(/Nicht gespeichert.*Der Speicher ist voll/);
    expect(screen.getByLabelText<HTMLSelectElement>('Fachbereich').value).toBe('');
    fails = false;
    fireEvent.click(screen.getByRole('button', { name: 'Noch einmal versuchen' }));
    await screen.findByText('Gespeichert');
    expect(screen.getByLabelText<HTMLSelectElement>('Fachbereich').value).toBe('bau');
  });

  it('deletes every conversation, of every page, and brings them back', async () => {
    show();
    deleteAll();
    const said = await screen.findByText('4 Unterhaltungen gelöscht');
    expect(deleted).toEqual(['c0', 'c1', 'c3', 'c4']); // c2 was gone already.
    expect(appStore.getState().boot.conversations.items).toEqual([{ id: 'c2' }]);
    fireEvent.click(within(said.closest('.toast') as HTMLElement).getByText('Rückgängig'));
    await screen.findByText('4 Unterhaltungen sind wieder da');
    expect(deleted).toEqual([]);
    await waitFor(() => expect(appStore.getState().boot.conversations.next).toBe('1'));
  });

  it('says how far deleting went, and brings that back', async () => {
    show();
    fails = true;
    deleteAll();
    const said = await screen.findByText('Nach 2 Unterhaltungen ging es nicht weiter: Der Speicher ist voll.');
    fireEvent.click(within(said.closest('.toast') as HTMLElement).getByText('Rückgängig'));
    await screen.findByText('2 Unterhaltungen sind wieder da');
  });
});
