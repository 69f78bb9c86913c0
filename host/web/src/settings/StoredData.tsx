import { useState } from 'react';
import { useApp } from '../app/store';
import { useLanguage, useTexts } from '../texts';
import { localized } from '../texts/localized';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { toast } from '../ui/Toasts';
import { deleteAllConversations, restoreConversations } from './deleteAll';
import { settingsTexts } from './texts';

/** What is stored about a person, for how long, and how to be rid of it. */
export function StoredData() {
  const texts = useTexts(settingsTexts);
  const [isAsked, setAsked] = useState(false);
  return (
    <section className="settings-section" aria-labelledby="settings-data">
      <h2 id="settings-data">{texts.data}</h2>
      <p>{texts.dataIntro}</p>
      <dl className="stored">
        {texts.stored.map((entry) => (
          <div key={entry.what} className="stored-entry">
            <dt>{entry.what}</dt>
            <dd>{entry.details}</dd>
            <dd><strong>{texts.howLong}:</strong> {entry.howLong}</dd>
          </div>
        ))}
      </dl>
      <div><Button kind="secondary" icon="delete" aria-haspopup="dialog" onClick={() => setAsked(true)}>{texts.deleteAll}</Button></div>
      {isAsked && <DeleteAllDialog onClose={() => setAsked(false)} />}
    </section>
  );
}

function DeleteAllDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts(settingsTexts);
  const language = useLanguage();
  const city = useApp((app) => app.city);
  const [count, setCount] = useState<number | null>(null);

  const undo = async (ids: string[]) => {
    toast(texts.restoring);
    const restored = await restoreConversations(ids);
    toast(restored === ids.length ? texts.restoredAll(restored) : texts.restoredSome(restored, ids.length));
  };

  const run = async () => {
    if (count !== null)
      return;
    setCount(0);
    const { ids, failure } = await deleteAllConversations(setCount);
    onClose();
    toast(
      failure === null ? texts.deletedAll(ids.length) : texts.deletedSome(ids.length, failure),
      ids.length > 0 ? { label: texts.undo, run: () => void undo(ids) } : undefined,
    );
  };

  return (
    <Dialog
      title={texts.deleteAllTitle}
      onClose={() => { if (count === null) onClose(); }}
      actions={(
        <>
          {count === null && <Button kind="tertiary" onClick={onClose}>{texts.cancel}</Button>}
          <Button kind="primary" icon="delete" aria-busy={count !== null} onClick={() => void run()}>{count === null ? texts.deleteAllYes : texts.deleting(count)}</Button>
        </>
      )}
    >
      <p>{texts.deleteAllText(localized(city.name, language))}</p>
      <p>{texts.deleteAllUndo}</p>
    </Dialog>
  );
}
