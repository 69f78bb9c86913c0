import { useEffect, useState } from 'react';
import { announce } from '../app/announcer';
import './uploads.css';
import { useLanguage, useTexts } from '../texts';
import { formatBytes } from '../texts/format';
import { Button, IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { uploadTexts } from './texts';
import type { UploadItem } from './uploadStore';
import type { Uploads } from './useUploads';

/** Milliseconds after which a person wonders. */
const slowAfter = 3_000;

/** The files at the question, each with how far it is, or why it is not attached. Nothing where there are none. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const texts = useTexts(uploadTexts);
  if (uploads.items.length === 0)
    return null;
  return (
    <ul className="uploads no-print" aria-label={texts.list}>
      {uploads.items.map((item) => <Entry key={item.key} item={item} onRetry={() => uploads.retry(item.key)} onRemove={() => uploads.remove(item.key)} />)}
    </ul>
  );
}

function Entry({ item, onRetry, onRemove }: { item: UploadItem; onRetry: () => void; onRemove: () => void }) {
  const texts = useTexts(uploadTexts);
  const language = useLanguage();
  const percent = Math.round(item.progress * 100);
  const isReading = item.state === 'uploading' && item.progress >= 1;
  const isSlow = useLasting(isReading, slowAfter);
  const saysSlow = `${texts.readingNamed(item.name)}. ${texts.slow}`;
  useEffect(() => {
    if (isSlow)
      announce(saysSlow);
  }, [isSlow, saysSlow]);
  const says = item.state === 'ready' ? texts.ready : item.state === 'refused' ? texts.refused : isReading ? texts.reading : texts.uploading(percent);
  return (
    <li className={`upload upload-${item.state}`}>
      <Icon name={item.state === 'refused' ? 'danger' : 'draft'} />
      <div className="upload-text">
        <span className="upload-name">{item.name}</span>
        <span className="upload-state">{says}{item.bytes > 0 && ` · ${formatBytes(item.bytes, language)}`}</span>
        {item.state === 'uploading' && (
          <progress className="upload-progress" max={1} value={isReading ? undefined : item.progress} aria-label={isReading ? texts.readingNamed(item.name) : texts.progress(item.name)} />
        )}
        {isSlow && <span className="upload-reason">{texts.slow}</span>}
        {item.reason && <span className="upload-reason">{item.reason}</span>}
        {item.notice && <span className="upload-notice"><Icon name="info" size={16} />{item.notice}</span>}
        {item.canRetry && <Button kind="tertiary" small icon="refresh" aria-label={texts.retryNamed(item.name)} onClick={onRetry}>{texts.retry}</Button>}
      </div>
      <IconButton icon="close" label={texts.remove(item.name)} onClick={onRemove} />
    </li>
  );
}

/** Whether something has been so for a while. */
function useLasting(is: boolean, milliseconds: number): boolean {
  const [lasts, setLasts] = useState(false);
  useEffect(() => {
    if (!is)
      return;
    const timer = setTimeout(() => setLasts(true), milliseconds);
    return () => {
      clearTimeout(timer);
      setLasts(false);
    };
  }, [is, milliseconds]);
  return lasts;
}
