import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { call } from '../host/api';
import { connection, connectionStore } from '../host/connection';
import type { Boot, City, Language, Limits, Preferences, Skill, Status } from '../host/types';
import { applyTheme } from './theme';

/** What the whole page knows. Conversations, search and the like have stores of their own. */
export interface AppState {
  boot: Boot;
  language: Language;
  cities: City[];
  city: City;
  preferences: Preferences;
  status: Status;
  skills: Skill[];
  limits: Limits;
}

export const appStore = createStore<AppState>(() => ({}) as AppState);

export const useApp = <T,>(select: (state: AppState) => T): T => useStore(appStore, select);
export const useConnection = () => useStore(connectionStore, (value) => value.state);

export function startApp(boot: Boot): void {
  const city = boot.cities.find((one) => one.id === boot.city) ?? boot.cities[0] ?? { id: '', name: { de: '', en: '' }, departments: [] };
  appStore.setState({
    boot, city, language: connection.language, cities: boot.cities, preferences: boot.preferences, status: boot.status, skills: boot.skills, limits: boot.limits,
  });
  applyTheme(boot.preferences.theme);
  window.addEventListener('online', () => void refreshStatus());
  window.addEventListener('offline', () => connection.lost());
  watchStatus();
}

/** Keeps a preference at the host; at once here. A failure is the caller's to tell. */
export async function changePreferences(change: Partial<Preferences>): Promise<void> {
  const before = appStore.getState();
  const preferences = { ...before.preferences, ...change };
  const language = preferences.language ?? before.language;
  connection.language = language;
  document.documentElement.lang = language;
  applyTheme(preferences.theme);
  appStore.setState({ preferences, language });
  const kept = await call<Preferences>('/api/preferences', { method: 'PUT', body: change });
  appStore.setState({ preferences: kept });
  if (change.language)
    appStore.setState({ skills: await call<Skill[]>('/api/skills') });
}

export async function refreshStatus(): Promise<void> {
  try {
    const before = appStore.getState().status;
    const status = await call<Status>('/api/status');
    appStore.setState({ status });
    if (!before.ready && status.ready)
      appStore.setState({ skills: await call<Skill[]>('/api/skills') });
  } catch {
    // Told by the connection's own state; asked again below.
  }
}

// All is well: no question. Something is not: ask until it is, and only while somebody looks.
function watchStatus(): void {
  const isWell = () => {
    const { status } = appStore.getState();
    return connectionStore.getState().state === 'online' && status.ready && !status.stopping && status.index.state === 'ready' && (!status.models.configured || status.models.inReach);
  };
  setInterval(() => {
    if (!isWell() && document.visibilityState === 'visible' && connectionStore.getState().state !== 'expired')
      void refreshStatus();
  }, 3_000);
}
