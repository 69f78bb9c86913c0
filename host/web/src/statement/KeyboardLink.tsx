import type { ReactNode } from 'react';

/** Opens the overview of keyboard shortcuts, as its key `?` does. */
export function KeyboardLink({ children }: { children: ReactNode }) {
  const open = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
  return <button type="button" className="statement-keyboard" onClick={open}>{children}</button>;
}
