import { useEffect, useRef } from 'react';
import { createStore } from 'zustand/vanilla';
import { appStore } from './store';

/** Every shortcut of the page. `Alt+` and `Ctrl+` name the key by its place on the keyboard, others by what it types. */
export const shortcuts = [
  { id: 'overview', keys: ['?'] },
  { id: 'search-conversations', keys: ['/', 'Ctrl+K'] },
  { id: 'new-conversation', keys: ['Alt+N'] },
  { id: 'search-page', keys: ['Alt+S'] },
  { id: 'composer', keys: ['Alt+Shift+E'] },
  { id: 'copy-answer', keys: ['Alt+Shift+C'] },
  { id: 'stop', keys: ['Alt+Shift+X'] },
  { id: 'viewer', keys: ['Alt+Shift+D'] },
  { id: 'close-viewer', keys: ['Escape'] },
] as const satisfies { id: string; keys: string[] }[];

export type ShortcutId = (typeof shortcuts)[number]['id'];
type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** A single character (WCAG 2.1.4): not while somebody types, and nobody has to have it. */
export const isSingle = (keys: string): boolean => keys.length === 1;

export function fits(keys: string, event: Pressed): boolean {
  if (isSingle(keys))
    return event.key === keys && !event.altKey && !event.ctrlKey && !event.metaKey;
  const parts = keys.split('+');
  const key = parts.pop()!;
  const wanted = (name: string) => parts.includes(name);
  // Ctrl on a Mac is the command key.
  return event.altKey === wanted('Alt') && (event.ctrlKey || event.metaKey) === wanted('Ctrl') && event.shiftKey === wanted('Shift')
    && (key.length === 1 ? event.code === `Key${key}` : event.key === key);
}

/** The shortcut that a key means here; none where it belongs to what has the focus. */
export function shortcutOf(event: Pressed, where: { isTyping: boolean; isModal: boolean; singles: boolean }): ShortcutId | null {
  if (where.isModal)
    return null;
  const found = shortcuts.find((shortcut) => shortcut.keys.some((keys) => fits(keys, event) && (!isSingle(keys) || (where.singles && !where.isTyping))));
  return found?.id ?? null;
}

const handlers = new Map<ShortcutId, (() => void)[]>();
/** Which shortcuts do something on the page as it is. */
export const availableStore = createStore<{ ids: ShortcutId[] }>(() => ({ ids: [] }));
const say = () => availableStore.setState({ ids: [...handlers.keys()].filter((id) => handlers.get(id)!.length > 0) });

/** Does something at a shortcut while the component is shown; of several, the last one does. */
export function useShortcut(id: ShortcutId, handler: () => void, enabled = true): void {
  const latest = useRef(handler);
  useEffect(() => { latest.current = handler; });
  useEffect(() => {
    if (!enabled)
      return;
    const run = () => latest.current();
    handlers.set(id, [...(handlers.get(id) ?? []), run]);
    say();
    return () => {
      handlers.set(id, handlers.get(id)!.filter((one) => one !== run));
      say();
    };
  }, [id, enabled]);
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing || event.repeat || event.getModifierState('AltGraph'))
    return;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const id = shortcutOf(event, {
    isTyping: target !== null && (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select')),
    isModal: document.querySelector('dialog:modal, [aria-modal=true]') !== null || target?.closest('[role=menu]') != null,
    singles: appStore.getState().preferences.shortcuts,
  });
  const handler = id && handlers.get(id)?.at(-1);
  if (handler) {
    event.preventDefault();
    handler();
  }
});
