import type { Theme } from '../host/types';

/** KERN knows light and dark; high contrast is its dark theme with colours of ours (styles/contrast.css). */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  root.dataset['theme'] = theme;
  if (theme === 'system')
    delete root.dataset['kernTheme'];
  else
    root.dataset['kernTheme'] = theme === 'light' ? 'light' : 'dark';
}
