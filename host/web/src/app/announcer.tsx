import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const store = createStore<{ text: string; turn: number }>(() => ({ text: '', turn: 0 }));

/** Says a whole sentence to screen readers, after what they are saying. Not for pieces of a text that is still being written. */
export const announce = (text: string) => store.setState({ text, turn: store.getState().turn + 1 });

/** The live regions, two by turns: the same sentence twice is said twice. */
export function Announcer() {
  const { text, turn } = useStore(store);
  return (
    <div className="kern-sr-only">
      <div aria-live="polite" role="status">{turn % 2 === 0 ? text : ''}</div>
      <div aria-live="polite" role="status">{turn % 2 === 1 ? text : ''}</div>
    </div>
  );
}
