import { InvalidPDFException } from 'pdfjs-dist';
import { useState } from 'react';
import { Problem } from '../../host/problem';
import { useTexts } from '../../texts';
import { Alert } from '../../ui/Alert';
import { Button } from '../../ui/Button';
import { Loading } from '../../ui/Loading';
import { QuoteNote } from '../QuoteNote';
import { viewerTexts } from '../texts';
import type { ShownDocument } from '../viewer';
import { PdfView } from './PdfView';
import { usePdf } from './usePdf';

/** A PDF of the host: on its way, not to be had, or its pages. */
export default function PdfFile({ path, place, onText }: { path: string; place: ShownDocument; onText: () => void }) {
  const texts = useTexts(viewerTexts);
  const [turn, setTurn] = useState(0);
  const loaded = usePdf(path, turn);
  if (loaded.state === 'ready')
    return <PdfView {...loaded} place={place} />;
  if (loaded.state === 'loading') {
    const percent = loaded.share === null ? null : Math.round(loaded.share * 100);
    return (
      <div className="viewer-message">
        <Loading text={texts.loading} />
        {percent !== null && percent < 100 && <progress max={100} value={percent} aria-label={texts.loadingPercent(percent)} />}
      </div>
    );
  }

  const { error } = loaded;
  const problem = error instanceof Problem ? error : null;
  // pdf.js does not give this one to others.
  const isLocked = error instanceof Error && error.name === 'PasswordException';
  const isLasting = isLocked || error instanceof InvalidPDFException || (problem !== null && [404, 410, 415, 422].includes(problem.status));
  const title = isLocked ? texts.locked
    : error instanceof InvalidPDFException ? texts.broken
    : problem?.status === 404 || problem?.status === 410 ? texts.withdrawn
    : isLasting ? texts.notViewable
    : texts.failed;
  return (
    <div className="viewer-message">
      <Alert kind="warning" title={title} role="alert">
        {problem && <p>{problem.message}</p>}
        <div className="viewer-actions">
          <Button kind="secondary" small onClick={onText}>{texts.readText}</Button>
          {!isLasting && <Button kind="tertiary" small onClick={() => setTurn(turn + 1)}>{texts.again}</Button>}
        </div>
      </Alert>
      {place.quote && <QuoteNote text={texts.quote} quote={place.quote} />}
    </div>
  );
}
