import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { useApp } from '../app/store';
import { call } from '../host/api';
import type { FilterChoices } from '../host/types';
import type { Labels } from './chips';

interface Kept { key: string; state: 'loading' | 'failed' | 'ready'; choices: FilterChoices | null }
const store = createStore<Kept>(() => ({ key: '', state: 'loading', choices: null }));

export async function loadChoices(key: string): Promise<void> {
  store.setState({ key, state: 'loading', choices: null });
  const finish = (kept: Partial<Kept>) => { if (store.getState().key === key) store.setState(kept); };
  try {
    finish({ state: 'ready', choices: await call<FilterChoices>('/api/filters') });
  } catch {
    finish({ state: 'failed' });
  }
}

/** What can be narrowed down by: asked for once for a city and a language, and only where it is wanted. */
export function useChoices(isWanted: boolean): Omit<Kept, 'key'> & { again: () => void } {
  const city = useApp((app) => app.city.id);
  const language = useApp((app) => app.language);
  const kept = useStore(store);
  const key = `${city} ${language}`;
  useEffect(() => {
    if (isWanted && store.getState().key !== key)
      void loadChoices(key);
  }, [isWanted, key]);
  return { state: kept.key === key ? kept.state : 'loading', choices: kept.key === key ? kept.choices : null, again: () => void loadChoices(key) };
}

export const labelsOf = (choices: FilterChoices | null): Labels =>
  ({ committee: choices?.committees ?? [], paperType: choices?.paperTypes ?? [], outcome: choices?.outcomes ?? [] });
