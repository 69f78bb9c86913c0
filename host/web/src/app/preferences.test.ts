import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connection } from '../host/connection';
import type { Preferences, Status } from '../host/types';
import { appStore, changePreferences } from './store';

const initial: Preferences = { language: 'de', theme: 'system', department: null, simple: false, sendWith: 'enter', shortcuts: true, city: null, onboarded: true };
const status = { ready: true } as Status;

/** The host: takes a change when the test says so. */
let atHost: Preferences;
let waiting: { change: Partial<Preferences>; take: () => void; refuse: () => void }[] = [];
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  atHost = { ...initial };
  waiting = [];
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    if (!url.startsWith('/api/preferences'))
      return Promise.resolve(new Response(JSON.stringify(url.startsWith('/api/skills') ? [] : status)));
    const change = JSON.parse(init.body as string) as Partial<Preferences>;
    return new Promise<Response>((resolve) => waiting.push({
      change,
      take: () => { atHost = { ...atHost, ...change }; resolve(new Response(JSON.stringify(atHost))); },
      refuse: () => resolve(new Response(JSON.stringify({ title: 'Der Speicher ist voll.' }), { status: 503 })),
    }));
  });
  appStore.setState({ preferences: initial, language: 'de', status, skills: [] });
});
afterEach(() => vi.unstubAllGlobals());

const shown = () => appStore.getState().preferences;

describe('changePreferences', () => {
  it('shows a change at once and keeps it at the host', async () => {
    const done = changePreferences({ theme: 'dark' });
    expect(shown().theme).toBe('dark');
    expect(document.documentElement.dataset['theme']).toBe('dark');
    await settled();
    waiting[0]!.take();
    await done;
    expect(shown()).toEqual({ ...initial, theme: 'dark' });
  });

  it('goes back where the host does not take it', async () => {
    const done = changePreferences({ theme: 'contrast', language: 'en' });
    expect(appStore.getState().language).toBe('en');
    await settled();
    waiting[0]!.refuse();
    await expect(done).rejects.toThrow('Der Speicher ist voll.');
    expect(shown()).toEqual(initial);
    expect(appStore.getState().language).toBe('de');
    expect(connection.language).toBe('de');
    expect(document.documentElement.dataset['theme']).toBe('system');
    expect(document.documentElement.lang).toBe('de');
  });

  it('goes back alone: changes before and after it stay', async () => {
    const first = changePreferences({ simple: true });
    const second = changePreferences({ theme: 'dark' });
    const third = changePreferences({ sendWith: 'ctrl-enter' });
    expect(shown()).toMatchObject({ simple: true, theme: 'dark', sendWith: 'ctrl-enter' });
    await settled();
    expect(waiting).toHaveLength(1); // One at a time.
    waiting[0]!.take();
    await first;
    // The host's answer to the first does not take back what is still on its way.
    expect(shown()).toMatchObject({ simple: true, theme: 'dark', sendWith: 'ctrl-enter' });
    await settled();
    waiting[1]!.refuse();
    await expect(second).rejects.toThrow();
    expect(shown()).toMatchObject({ simple: true, theme: 'system', sendWith: 'ctrl-enter' });
    await settled();
    waiting[2]!.take();
    await third;
    expect(shown()).toEqual({ ...initial, simple: true, sendWith: 'ctrl-enter' });
  });

  it('ends with what was chosen last', async () => {
    const first = changePreferences({ theme: 'dark' });
    const second = changePreferences({ theme: 'light' });
    await settled();
    waiting[0]!.refuse();
    await expect(first).rejects.toThrow();
    expect(shown().theme).toBe('light');
    await settled();
    waiting[1]!.take();
    await second;
    expect([shown().theme, atHost.theme]).toEqual(['light', 'light']);
  });

  it('follows the browser where no language is chosen', async () => {
    vi.stubGlobal('navigator', { languages: ['fr', 'en-US', 'de'] });
    const done = changePreferences({ language: null });
    expect(appStore.getState().language).toBe('en');
    await settled();
    waiting[0]!.take();
    await done;
    expect(appStore.getState()).toMatchObject({ language: 'en', preferences: { language: null } });
  });
});
