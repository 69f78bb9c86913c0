import type { Theme } from '../host/types';

/** A page in small, in the colours of a theme. */
export function ThemePreview({ theme }: { theme: Theme }) {
  if (theme === 'system') {
    return (
      <span className="theme-preview" aria-hidden="true">
        <Half theme="light" />
        <Half theme="dark" />
      </span>
    );
  }
  return <span className="theme-preview" aria-hidden="true"><Half theme={theme} /></span>;
}

function Half({ theme }: { theme: 'light' | 'dark' | 'contrast' }) {
  return (
    <span className={`theme-page theme-page-${theme}`} data-kern-theme={theme === 'light' ? 'light' : 'dark'}>
      <span className="theme-side" />
      <span className="theme-lines"><span /><span /><span className="theme-action" /></span>
    </span>
  );
}
