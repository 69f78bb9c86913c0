import { type FocusEvent, useEffect, useMemo, useRef } from 'react';
import { Link } from '../app/router';
import { useApp } from '../app/store';
import { usePageTitle } from '../app/usePageTitle';
import { useLanguage, useTexts } from '../texts';
import { formatTime } from '../texts/format';
import { Alert } from '../ui/Alert';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Loading } from '../ui/Loading';
import { toast } from '../ui/Toasts';
import { connectNow, useLive, watchOverview } from './live/store';
import { attention, counts } from './overview/attention';
import { sections, type Section } from './sections';
import { signOut } from './session/session';
import { adminTexts } from './texts';
import { RelativeTime } from './ui/RelativeTime';
import { useChangesSaid } from './useChangesSaid';

/** What stands around every sub-page: its siblings, how fresh it is, and the way out. */
export function Frame({ section }: { section: Section }) {
  const texts = useTexts(adminTexts);
  const hasOverview = useLive((live) => live.overview !== null);
  // In another language the host has other sentences.
  const language = useLanguage();
  useEffect(() => watchOverview(), [language]);
  useChangesSaid();
  usePageTitle(section.id === 'overview' ? texts.operation : `${texts[section.id]} – ${texts.operation}`);
  const keptFocus = useKeptFocus();
  return (
    <div className="page admin" {...keptFocus}>
      <div className="admin-head">
        <p className="admin-head-title">{texts.operation}</p>
        <Freshness />
        <Button kind="tertiary" small onClick={() => void leave(texts.signedOut)}>{texts.signOut}</Button>
      </div>
      <Navigation current={section.id} />
      <Stale />
      <div className="admin-content">
        <h1>{texts[section.id]}</h1>
        {hasOverview ? <section.Page /> : <Waiting />}
      </div>
    </div>
  );
}

async function leave(said: string): Promise<void> {
  try {
    await signOut();
    toast(said);
  } catch (error) {
    toast(error instanceof Error ? error.message : String(error));
  }
}

function Navigation({ current }: { current: Section['id'] }) {
  const texts = useTexts(adminTexts);
  const overview = useLive((live) => live.overview);
  const index = useApp((app) => app.status.index);
  const wrong = useMemo(() => (overview ? counts(attention(overview, index)) : {}), [overview, index]);
  return (
    <nav aria-label={texts.navigation} className="admin-nav">
      <ul>
        {sections.map(({ id, part }) => {
          const count = id === 'overview' || id === 'usage' ? undefined : wrong[id];
          return (
            <li key={id}>
              <Link href={part ? `/admin/${part}` : '/admin'} aria-current={id === current ? 'page' : undefined}>
                {texts[id]}
                {count && (
                  <>
                    <span className={`admin-count admin-count-${count.level}`} aria-hidden="true">{count.level !== 'task' && <Icon name={count.level} size={14} />}{count.count > 999 ? '999+' : count.count}</span>
                    <span className="kern-sr-only"> {texts.toLookAt(count.count)}</span>
                  </>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** The quiet sign: live, or of when what is shown is. What it says aloud is said by `useChangesSaid`. */
function Freshness() {
  const texts = useTexts(adminTexts);
  const language = useLanguage();
  const link = useLive((live) => live.link);
  const receivedAt = useLive((live) => live.receivedAt);
  if (link === 'live' && receivedAt !== null)
    return <p className="admin-fresh admin-tone-good" title={texts.liveHint}><span className="admin-dot" aria-hidden="true" />{texts.live}</p>;
  if (link === 'lost' && receivedAt !== null)
    return <p className="admin-fresh admin-tone-warning"><Icon name="warning" size={18} />{texts.lost(formatTime(new Date(receivedAt).toISOString(), language))}</p>;
  return <p className="admin-fresh muted">{texts.connecting}</p>;
}

function Stale() {
  const texts = useTexts(adminTexts);
  const language = useLanguage();
  const link = useLive((live) => live.link);
  const receivedAt = useLive((live) => live.receivedAt);
  const refusal = useLive((live) => live.refusal);
  if (link !== 'lost' || receivedAt === null)
    return null;
  return (
    <div className="admin-stale">
      <p><strong>{texts.lostTitle(formatTime(new Date(receivedAt).toISOString(), language))}.</strong> {refusal ?? texts.lostHint} <NextTry /></p>
      <Button kind="secondary" small icon="refresh" onClick={connectNow}>{texts.tryNow}</Button>
    </div>
  );
}

function NextTry() {
  const texts = useTexts(adminTexts);
  const retryAt = useLive((live) => live.retryAt);
  const skew = useLive((live) => live.skew);
  return retryAt === null ? texts.trying : <>{texts.nextTry} <RelativeTime at={new Date(retryAt + skew).toISOString()} />.</>;
}

function Waiting() {
  const texts = useTexts(adminTexts);
  const link = useLive((live) => live.link);
  const refusal = useLive((live) => live.refusal);
  if (link !== 'lost')
    return <Loading text={texts.loading} />;
  return (
    <Alert kind="danger" title={texts.unloaded} role="alert">
      <p>{refusal ?? texts.unloadedHint} <NextTry /></p>
      <Button kind="secondary" icon="refresh" onClick={connectNow}>{texts.tryNow}</Button>
    </Alert>
  );
}

/**
 * Updates must not move the focus; but what had it may be gone with one (a matter that is settled). Then its surroundings get it, so that
 * the next key does not begin at the top of the page.
 */
function useKeptFocus() {
  const ref = useRef<HTMLDivElement>(null);
  const last = useRef<Element | null>(null);
  useEffect(() => {
    const observer = new MutationObserver(() => {
      if (last.current && !last.current.isConnected && document.activeElement === document.body)
        ref.current?.focus({ preventScroll: true });
    });
    observer.observe(ref.current!, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  return { ref, tabIndex: -1, onFocus: (event: FocusEvent) => { last.current = event.target; }, onBlur: (event: FocusEvent) => { if (event.relatedTarget) last.current = null; } };
}
