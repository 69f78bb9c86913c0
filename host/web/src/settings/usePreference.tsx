import { useRef, useState } from 'react';
import { announce } from '../app/announcer';
import { changePreferences, useApp } from '../app/store';
import type { Preferences } from '../host/types';
import { useTexts } from '../texts';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { settingsTexts } from './texts';

type Kept = { kind: 'saving' } | { kind: 'saved' } | { kind: 'failed'; reason: string; again: () => void } | null;

/** One preference: its value, how to change it, and how keeping it went. */
export function usePreference<K extends keyof Preferences>(name: K, onKept?: (value: Preferences[K]) => void) {
  const texts = useTexts(settingsTexts);
  const value = useApp((app) => app.preferences[name]);
  const [kept, setKept] = useState<Kept>(null);
  const turn = useRef(0);

  const change = async (to: Preferences[K]) => {
    const mine = ++turn.current;
    setKept({ kind: 'saving' });
    try {
      await changePreferences({ [name]: to });
      if (mine === turn.current)
        setKept({ kind: 'saved' });
      onKept?.(to);
    } catch (error) {
      const reason = (error as Error).message;
      if (mine === turn.current)
        setKept({ kind: 'failed', reason, again: () => void change(to) });
      announce(`${texts.failed} ${reason}`);
    }
  };

  return { value, change: (to: Preferences[K]) => void change(to), state: <KeptState kept={kept} /> };
}

function KeptState({ kept }: { kept: Kept }) {
  const texts = useTexts(settingsTexts);
  return (
    <div className="setting-state" role="status">
      {kept?.kind === 'saving' && <span className="muted setting-saving">{texts.saving}</span>}
      {kept?.kind === 'saved' && <span className="setting-saved"><Icon name="check" />{texts.saved}</span>}
      {kept?.kind === 'failed' && (
        <span className="setting-failed"><Icon name="danger" /><span>{texts.failed} {kept.reason}</span><Button kind="tertiary" small onClick={kept.again}>{texts.again}</Button></span>
      )}
    </div>
  );
}
