import { announce } from '../../app/announcer';
import { useLanguage, useTexts } from '../../texts';
import { formatNumber, formatTime } from '../../texts/format';
import { Alert } from '../../ui/Alert';
import { Button } from '../../ui/Button';
import { adminUiTexts } from './texts';

interface List { items: unknown[]; next: string | null; state: 'loading' | 'more' | 'ready'; error: string | null; at: number | null; hasPages: boolean; reload: () => Promise<number | null>; more: () => Promise<number | null> }

/** When the list was made, and the way to a new one: unlike numbers, a list that somebody reads does not change under their eyes. */
export function ListAge({ list, isOutdated = false }: { list: List; isOutdated?: boolean }) {
  const texts = useTexts(adminUiTexts);
  const language = useLanguage();
  const isLoading = list.state === 'loading';
  return (
    <p className="admin-row">
      {list.at !== null && <span className="muted">{isOutdated ? texts.outdated : texts.asOf(formatTime(new Date(list.at).toISOString(), language))}</span>}
      <Button kind="tertiary" small icon="refresh" aria-disabled={isLoading || undefined} onClick={() => { if (!isLoading) void list.reload(); }}>{texts.reloadList}</Button>
    </p>
  );
}

/** What comes after a list: more of it, its end, or why it could not be had. The button stays where it is, so that the focus does. */
export function ListEnd({ list }: { list: List }) {
  const texts = useTexts(adminUiTexts);
  const language = useLanguage();
  const isOff = list.state !== 'ready' || list.next === null;
  const more = async () => {
    if (isOff)
      return;
    const came = await list.more();
    if (came !== null)
      announce(texts.cameMore(came, list.items.length + came));
  };
  return (
    <>
      {list.error && <Alert kind="danger" title={list.error} role="alert"><Button kind="secondary" small icon="refresh" onClick={() => void (list.items.length > 0 && list.next ? list.more() : list.reload())}>{texts.again}</Button></Alert>}
      {list.items.length > 0 && (
        <div className="admin-row">
          <span className="muted">{list.next ? texts.shown(formatNumber(list.items.length, language)) : texts.shownAll(formatNumber(list.items.length, language))}</span>
          {list.hasPages && <Button kind="secondary" small aria-disabled={isOff || undefined} onClick={() => void more()}>{list.state === 'more' ? texts.loadingMore : texts.more}</Button>}
        </div>
      )}
    </>
  );
}
