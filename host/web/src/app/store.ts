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

// What the host has, and what it is still being told, in order.
let kept: Preferences | null = null;
let keptLanguage: Language = 'de';
const changes: Partial<Preferences>[] = [];
let telling: Promise<unknown> = Promise.resolve();

/**
 * Keeps preferences at the host; shown at once, and as before where the host does not take them.
 * @throws Problem with a sentence for the person.
 */
export function changePreferences(change: Partial<Preferences>): Promise<void> {
  if (changes.length === 0)
    ({ preferences: kept, language: keptLanguage } = appStore.getState());
  changes.push(change);
  showPreferences();
  // One after the other: the host ends with what was chosen last.
  const told = telling.then(async () => {
    try {
      kept = await call<Preferences>('/api/preferences', { method: 'PUT', body: change });
      if (change.language !== undefined)
        keptLanguage = kept.language ?? browserLanguage();
    } finally {
      changes.splice(changes.indexOf(change), 1);
      showPreferences();
    }
    if (change.language !== undefined)
      await refreshTexts();
  });
  telling = told.catch(() => undefined);
  return told;
}

function showPreferences(): void {
  const preferences: Preferences = Object.assign({}, kept, ...changes);
  const hasChosen = changes.some((change) => change.language !== undefined);
  const language = hasChosen ? (preferences.language ?? browserLanguage()) : keptLanguage;
  connection.language = language;
  document.documentElement.lang = language;
  applyTheme(preferences.theme);
  appStore.setState({ preferences, language });
}

// As the host chooses by Accept-Language.
function browserLanguage(): Language {
  const known = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'de' || tag === 'en');
  return known === 'en' ? 'en' : 'de';
}

/** What the host says in the language of the page. */
async function refreshTexts(): Promise<void> {
  try {
    appStore.setState({ skills: await call<Skill[]>('/api/skills') });
  } catch {
    // The names of the skills stay in the other language until the next load.
  }
  await refreshStatus();
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
