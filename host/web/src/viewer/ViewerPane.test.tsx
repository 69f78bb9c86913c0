import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { appStore } from '../app/store';
import { call } from '../host/api';
import { openDocument, viewerStore } from './viewer';
import { ViewerPane } from './ViewerPane';

vi.mock('../host/api', () => ({ address: (path: string) => path, call: vi.fn() }));
const details = { id: 'ris:1', title: 'Haushalt', reference: null, date: null, committee: null, paperType: null, url: null, files: [1, 2].map((id) => ({ id, name: `${id}.txt`, url: null, viewable: 'text', reason: null })) };

/** The window, which can be made narrow and wide. */
const media = Object.assign(new EventTarget(), { matches: false });
const resize = (isNarrow: boolean) => act(() => { media.matches = isNarrow; media.dispatchEvent(new Event('change')); });

beforeEach(() => {
  vi.stubGlobal('matchMedia', () => media);
  vi.mocked(call).mockImplementation((path: string) => Promise.resolve(path.includes('/text') ? { pages: [] } : details) as never);
  media.matches = false;
  appStore.setState({ language: 'de', preferences: { shortcuts: true } as never });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  viewerStore.setState({ shown: null });
});

async function show() {
  render(<><main id="content"><button>Zitat</button></main><ViewerPane /><div id="messages" role="status" /></>);
  screen.getByRole('button', { name: 'Zitat' }).focus();
  act(() => openDocument({ documentId: 'ris:1', title: 'Haushalt' }));
  return await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Datei' });
}

describe('a document', () => {
  test('is read on where it was when the window becomes narrow, and wide again', async () => {
    const file = await show();
    fireEvent.change(file, { target: { value: '2' } });
    const asked = vi.mocked(call).mock.calls.length;
    resize(true);
    expect([screen.getByRole('dialog').contains(file), file.value]).toEqual([true, '2']);
    resize(false);
    expect([screen.getByRole('complementary').contains(file), file.value]).toEqual([true, '2']);
    expect(vi.mocked(call).mock.calls.length).toBe(asked);
  });
  test('over the page keeps the focus from what lies behind, messages excepted', async () => {
    await show();
    const page = document.getElementById('content')!;
    expect(page.hasAttribute('inert')).toBe(false);
    page.querySelector('button')!.focus();
    resize(true);
    expect([page.hasAttribute('inert'), document.getElementById('messages')!.hasAttribute('inert')]).toEqual([true, false]);
    expect(document.activeElement?.id).toBe('viewer-heading');
    resize(false);
    expect(page.hasAttribute('inert')).toBe(false);
  });
  test('over the page is closed with Escape, and the focus goes back to what opened it', async () => {
    await show();
    resize(true);
    fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    expect([screen.queryByRole('dialog'), document.getElementById('content')!.hasAttribute('inert')]).toEqual([null, false]);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Zitat'));
  });
});
