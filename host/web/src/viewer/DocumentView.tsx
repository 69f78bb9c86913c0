import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { ErrorBoundary } from '../app/ErrorBoundary';
import { address } from '../host/api';
import type { DocumentDetails, DocumentFile } from '../host/types';
import { useLanguage, useTexts } from '../texts';
import { formatDate } from '../texts/format';
import { Alert } from '../ui/Alert';
import { Button, IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Loading } from '../ui/Loading';
import { QuoteNote } from './QuoteNote';
import { TextView } from './TextView';
import { viewerTexts } from './texts';
import { documentPath, useDocument } from './useDocument';
import { closeDocument, type ShownDocument } from './viewer';

const PdfFile = lazy(() => import('./pdf/PdfFile'));

/** A link that leaves us: to the web alone. */
const isWeb = (link: string | null | undefined): link is string => link != null && /^https?:\/\//i.test(link);

/** The document: what it is, its files, and the one that is read. */
export function DocumentView({ shown }: { shown: ShownDocument }) {
  const texts = useTexts(viewerTexts);
  const language = useLanguage();
  const [turn, setTurn] = useState(0);
  const loaded = useDocument(shown.documentId, turn);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [shown]);

  const details = loaded.state === 'ready' ? loaded.details : null;
  const about = details ? [details.reference, details.paperType, details.committee, details.date && formatDate(details.date, language)].filter(Boolean).join(' · ') : '';
  return (
    <>
      <div className="viewer-head">
        <div>
          <h2 ref={heading} id="viewer-heading" tabIndex={-1}>{details?.title ?? shown.title}</h2>
          {about && <p className="muted small">{about}</p>}
        </div>
        <IconButton icon="close" label={texts.close} onClick={closeDocument} />
      </div>
      {loaded.state === 'loading' && <div className="viewer-message"><Loading text={texts.loading} /></div>}
      {loaded.state === 'failed' && (
        <div className="viewer-message">
          <Alert kind="warning" title={texts.failed} role="alert">
            {loaded.message && <p>{loaded.message}</p>}
            <Button kind="secondary" small onClick={() => setTurn(turn + 1)}>{texts.again}</Button>
          </Alert>
          {shown.quote && <QuoteNote text={texts.quote} quote={shown.quote} />}
        </div>
      )}
      {(loaded.state === 'upload' || loaded.state === 'tool') && (
        <div className="viewer-message">
          <Alert kind="info" title={texts[loaded.state]} />
          {shown.quote && <blockquote className="viewer-quote-block">{shown.quote}</blockquote>}
        </div>
      )}
      {loaded.state === 'withdrawn' && (
        <div className="viewer-message">
          <Alert kind="warning" title={texts.withdrawn} role="alert"><p>{shown.quote ? texts.withdrawnHint : texts.withdrawnPlain}</p></Alert>
          {shown.quote && <blockquote className="viewer-quote-block">{shown.quote}</blockquote>}
        </div>
      )}
      {details && <Files details={details} shown={shown} />}
    </>
  );
}

/** The file that is meant: by its address, since several may have one name. */
function fileOf(files: DocumentFile[], { file: name, link }: ShownDocument): DocumentFile | null {
  const address = link?.replace(/#.*$/, '');
  return (address ? files.find((file) => file.url?.replace(/#.*$/, '') === address) : undefined)
    ?? (name ? files.find((file) => file.name === name || String(file.id) === name) : undefined)
    ?? files.find((file) => file.viewable === 'pdf') ?? files[0] ?? null;
}

function Files({ details, shown }: { details: DocumentDetails; shown: ShownDocument }) {
  const texts = useTexts(viewerTexts);
  const id = useId();
  const [file, setFile] = useState(() => fileOf(details.files, shown));
  const [wanted, setWanted] = useState<'original' | 'text'>('original');
  // Another place: its own file. In a file that its reader chose there is no place to go to.
  const [place, setPlace] = useState(shown);
  useEffect(() => {
    setFile(fileOf(details.files, shown));
    setPlace(shown);
  }, [details, shown]);

  const isPdf = file?.viewable === 'pdf';
  const view = isPdf ? wanted : 'text';
  const path = documentPath(details.id);
  const filePath = file && `${path}/files/${file.id}`;
  const link = [shown.link, file?.url, details.url].find(isWeb);
  const choose = (wantedId: string) => {
    const chosen = details.files.find((one) => String(one.id) === wantedId)!;
    setFile(chosen);
    setPlace(chosen === fileOf(details.files, shown) ? shown : { documentId: shown.documentId, title: shown.title });
  };

  return (
    <>
      <div className="viewer-bar">
        {isPdf && (
          <div className="viewer-views" role="group" aria-label={texts.view}>
            {(['original', 'text'] as const).map((one) => <button key={one} type="button" aria-pressed={view === one} onClick={() => setWanted(one)}>{texts[one]}</button>)}
          </div>
        )}
        {details.files.length > 1 && (
          <select id={id} className="viewer-file" aria-label={texts.file} value={file?.id} onChange={(event) => choose(event.target.value)}>
            {details.files.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </select>
        )}
        <span className="viewer-links">
          {isPdf && <a className="icon-button" href={address(filePath!)} download={file.name} aria-label={texts.download} title={texts.download}><Icon name="download" /></a>}
          {link && <a className="icon-button" href={link} target="_blank" rel="noopener noreferrer" aria-label={texts.openOriginal} title={texts.openOriginal}><Icon name="open" /></a>}
        </span>
      </div>
      {!file && <div className="viewer-message"><Alert kind="info" title={texts.noFiles} /></div>}
      {file?.viewable === 'none' && (
        <div className="viewer-message">
          <Alert kind="info" title={texts.notViewable}>{file.reason && <p>{file.reason}</p>}</Alert>
          {place.quote && <QuoteNote text={texts.quote} quote={place.quote} />}
        </div>
      )}
      <ErrorBoundary key={`${file?.id}-${view}`}>
        {view === 'original' && <Suspense fallback={<div className="viewer-message"><Loading text={texts.loading} /></div>}><PdfFile key={filePath} path={filePath!} place={place} onText={() => setWanted('text')} /></Suspense>}
        {view === 'text' && file?.viewable !== 'none' && <TextView path={`${path}/text`} file={file?.id ?? null} place={place} />}
      </ErrorBoundary>
    </>
  );
}
