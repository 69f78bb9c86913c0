import { createStore } from 'zustand/vanilla';
import type { Language } from './types';

/** How the page stands with its host: `expired` when the visitor's session is no longer the one that the page was made for. */
export type ConnectionState = 'online' | 'offline' | 'expired';

export const connectionStore = createStore<{ state: ConnectionState }>(() => ({ state: 'online' }));

const offline: Record<Language, string> = {
  de: 'Der Assistent ist gerade nicht zu erreichen. Ihr Text bleibt erhalten.',
  en: 'The assistant cannot be reached right now. Your text is kept.',
};

/** Whom the page speaks for, and whether the host answers. */
export const connection = {
  session: '',
  city: '',
  language: 'de' as Language,
  offlineText() { return offline[this.language]; },
  lost() { if (connectionStore.getState().state === 'online') connectionStore.setState({ state: 'offline' }); },
  reached() { if (connectionStore.getState().state === 'offline') connectionStore.setState({ state: 'online' }); },
  expired() { connectionStore.setState({ state: 'expired' }); },
};
