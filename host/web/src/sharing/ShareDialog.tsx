import './sharing.css';
import { useEffect, useRef, useState } from 'react';
import { announce } from '../app/announcer';
import { useApp } from '../app/store';
import { useLanguage, useTexts } from '../texts';
import { formatDateTime } from '../texts/format';
import { localized } from '../texts/localized';
import { Alert } from '../ui/Alert';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { Loading } from '../ui/Loading';
import { createShare, endShare, findShare, type Share, shareAddress } from './share';
import { sharingTexts } from './texts';

export function ShareDialog({ conversationId, onClose }: { conversationId: string; onClose: () => void }) {
  const texts = useTexts(sharingTexts);
  const language = useLanguage();
  const city = useApp((app) => app.city);
  // undefined: not known yet.
  const [share, setShare] = useState<Share | null | undefined>(undefined);
  const [isBusy, setBusy] = useState(false);
  const [isEnding, setEnding] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const [failure, setFailure] = useState<{ reason: string; again: () => void } | null>(null);
  const content = useRef<HTMLDivElement>(null);

  const say = (text: string) => { setSaid(text); announce(text); };

  const look = (signal: AbortSignal) => {
    findShare(conversationId, signal).then(setShare, (error: Error) => {
      if (!signal.aborted)
        setFailure({ reason: error.message, again: () => { setFailure(null); look(signal); } });
    });
  };
  useEffect(() => {
    const controller = new AbortController();
    look(controller.signal);
    return () => controller.abort();
  }, [conversationId]);

  const run = async (what: () => Promise<void>) => {
    if (isBusy)
      return;
    setBusy(true);
    setFailure(null);
    setSaid(null);
    try {
      await what();
    } catch (error) {
      setFailure({ reason: (error as Error).message, again: () => void run(what) });
    } finally {
      setBusy(false);
    }
  };

  const create = (isNew: boolean) => run(async () => {
    setShare(await createShare(conversationId));
    if (!isNew)
      say(texts.updated);
  });

  const end = () => run(async () => {
    await endShare(conversationId);
    setShare(null);
    setEnding(false);
    say(texts.ended);
  });

  const copy = async (address: string) => {
    try {
      await navigator.clipboard.writeText(address);
      say(texts.copied);
    } catch {
      // No access to the clipboard: without https there is none.
      const field = content.current?.querySelector('input');
      field?.focus();
      field?.select();
      say(texts.copyFailed);
    }
  };

  const address = share ? shareAddress(share) : null;
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <div className="sharing" ref={content}>
        <ul className="sharing-terms">
          <li><Icon name="info" /><span>{texts.who(localized(city.name, language))}</span></li>
          <li><Icon name="info" /><span>{texts.readOnly}</span></li>
          <li><Icon name="info" /><span>{texts.asOf}</span></li>
        </ul>
        {failure && <Alert kind="danger" title={texts.failed} role="alert"><p>{failure.reason}</p><Button kind="tertiary" small onClick={failure.again}>{texts.again}</Button></Alert>}
        {said && <p className="sharing-said"><Icon name="check" />{said}</p>}
        {share === undefined && !failure && <Loading text={texts.loading} />}
        {share === null && <div><Button kind="primary" icon="share" aria-busy={isBusy} onClick={() => void create(true)}>{isBusy ? texts.creating : texts.create}</Button></div>}
        {share && address && (
          <>
            <TextField label={texts.link} value={address} readOnly onFocus={(event) => event.target.select()} />
            <p className="muted small">{texts.sharedAt(formatDateTime(share.sharedAt, language))}{!share.current && ` · ${texts.outdated}`}</p>
            <div className="sharing-actions">
              <Button kind="primary" icon="copy" onClick={() => void copy(address)}>{texts.copy}</Button>
              {!share.current && <Button kind="secondary" icon="refresh" aria-busy={isBusy} onClick={() => void create(false)}>{texts.update}</Button>}
            </div>
            <a href={address} target="_blank" rel="noopener">{texts.look} {texts.newTab}</a>
            {isEnding
              ? (
                  <Alert kind="warning" title={texts.end} role="alert">
                    <p>{texts.endSure}</p>
                    <div className="sharing-actions">
                      <Button kind="secondary" aria-busy={isBusy} onClick={() => void end()}>{texts.endYes}</Button>
                      <Button kind="tertiary" onClick={() => setEnding(false)}>{texts.endNo}</Button>
                    </div>
                  </Alert>
                )
              : <div className="sharing-end"><Button kind="tertiary" onClick={() => { setEnding(true); setSaid(null); }}>{texts.end}</Button></div>}
          </>
        )}
      </div>
    </Dialog>
  );
}
