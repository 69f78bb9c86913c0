import { createStore } from 'zustand/vanilla';
import { navigate } from '../app/router';

/** A question that another page hands to the composer of a new conversation; `send`: at once, else it can be changed first. */
export const handedStore = createStore<{ handed: { text: string; send: boolean } | null }>(() => ({ handed: null }));

/** Asks in a new conversation: from an example, a search, a prompt. */
export function askAnew(text: string, { send = false } = {}): void {
  handedStore.setState({ handed: { text, send } });
  navigate('/');
}
