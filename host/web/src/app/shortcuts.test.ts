import { expect, test } from 'vitest';
import { fits, shortcutOf, shortcuts } from './shortcuts';

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({ key, code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...more });
const free = { isTyping: false, isModal: false, singles: true };

test('a character is what is typed, wherever it is on the keyboard', () => {
  expect(shortcutOf(press('?', { shiftKey: true, code: 'Minus' }), free)).toBe('overview');
  expect(shortcutOf(press('/', { shiftKey: true, code: 'Digit7' }), free)).toBe('search-conversations');
});

test('single characters are off while somebody types, and for those who switched them off', () => {
  expect(shortcutOf(press('?'), { ...free, isTyping: true })).toBeNull();
  expect(shortcutOf(press('/'), { ...free, singles: false })).toBeNull();
});

test('shortcuts with a modifier key work while somebody types', () => {
  expect(shortcutOf(press('k', { ctrlKey: true }), { ...free, isTyping: true, singles: false })).toBe('search-conversations');
  expect(shortcutOf(press('k', { metaKey: true }), free)).toBe('search-conversations');
  expect(shortcutOf(press('˜', { altKey: true, code: 'KeyN' }), { ...free, isTyping: true })).toBe('new-conversation');
});

test('no more keys are pressed than are named', () => {
  expect(fits('Alt+N', press('n', { altKey: true, shiftKey: true }))).toBe(false);
  expect(fits('Alt+Shift+C', press('C', { altKey: true, shiftKey: true }))).toBe(true);
  expect(fits('Alt+S', press('s', { altKey: true, ctrlKey: true }))).toBe(false);
  expect(shortcutOf(press('n'), free)).toBeNull();
});

test('a dialog keeps its keys', () => {
  expect(shortcutOf(press('Escape'), { ...free, isModal: true })).toBeNull();
  expect(shortcutOf(press('Escape'), free)).toBe('close-viewer');
});

test('no key means two things', () => {
  const keys = shortcuts.flatMap((shortcut) => [...shortcut.keys]);
  expect(new Set(keys).size).toBe(keys.length);
});
