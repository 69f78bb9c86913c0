import './shortcuts.css';
import { Fragment } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { Problem } from '../host/problem';
import { useTexts } from '../texts';
import { Dialog } from '../ui/Dialog';
import { Checkbox } from '../ui/Field';
import { toast } from '../ui/Toasts';
import { availableStore, isSingle, shortcuts, useShortcut } from './shortcuts';
import { shortcutTexts } from './shortcutTexts';
import { changePreferences, useApp } from './store';

const openStore = createStore<{ isOpen: boolean }>(() => ({ isOpen: false }));

/** Shows which keys do what. */
export const openShortcuts = () => openStore.setState({ isOpen: true });

/** The overview of keyboard shortcuts (`?`): those that do something on the page as it is. */
export function ShortcutsDialog() {
  const texts = useTexts(shortcutTexts);
  const isOpen = useStore(openStore, (state) => state.isOpen);
  const available = useStore(availableStore, (state) => state.ids);
  const singles = useApp((app) => app.preferences.shortcuts);
  useShortcut('overview', openShortcuts);
  if (!isOpen)
    return null;

  const change = (wanted: boolean) => void changePreferences({ shortcuts: wanted }).catch((error: unknown) => toast(error instanceof Problem ? error.message : texts.notKept));
  return (
    <Dialog title={texts.title} onClose={() => openStore.setState({ isOpen: false })}>
      <dl className="shortcuts">
        {shortcuts.filter((shortcut) => available.includes(shortcut.id)).map((shortcut) => (
          <Fragment key={shortcut.id}>
            <dt>{texts[shortcut.id]}</dt>
            <dd>
              {shortcut.keys.filter((keys) => singles || !isSingle(keys)).map((keys, index) => (
                <Fragment key={keys}>
                  {index > 0 && <span className="muted">{texts.or}</span>}
                  <kbd>{keys.split('+').map((key) => texts.keyNames[key] ?? key).join(' + ')}</kbd>
                </Fragment>
              ))}
              {!singles && shortcut.keys.every(isSingle) && <span className="muted">{texts.off}</span>}
            </dd>
          </Fragment>
        ))}
      </dl>
      <Checkbox label={texts.singles} hint={texts.singlesHint} checked={singles} onChange={(event) => change(event.target.checked)} />
    </Dialog>
  );
}
