import './notes.css';
import type { DocumentRef } from '../host/types';
import { useTexts } from '../texts';
import { Icon } from '../ui/Icon';
import { OtherDocument } from './OtherDocument';
import { isSuperseded, noteTexts } from './noteTexts';

interface Props { document: DocumentRef; recognized?: boolean; newer?: DocumentRef | null; sameText?: DocumentRef[] }

/** What a reader should know before relying on a place in a document: there is a newer one, or the text was read from a scan. */
export function SourceNotes({ document, recognized, newer, sameText = [] }: Props) {
  const texts = useTexts(noteTexts);
  const isWarning = isSuperseded(newer, sameText);
  return (
    <>
      {newer && (
        <p className={isWarning ? 'note note-warning' : 'note'}>
          <Icon name={isWarning ? 'warning' : 'info'} size={16} />
          <span>{isWarning ? texts.newer : texts.newerSame} <OtherDocument document={newer} beside={document} /></span>
        </p>
      )}
      {recognized && <p className="note"><Icon name="info" size={16} /><span>{texts.recognized}</span></p>}
    </>
  );
}

/** The other documents that hold the same text, folded. */
export function SameText({ document, newer, sameText = [] }: Omit<Props, 'recognized'>) {
  const texts = useTexts(noteTexts);
  const others = sameText.filter((other) => other.id !== newer?.id);
  if (others.length === 0)
    return null;
  return (
    <details className="same-text">
      <summary>{texts.sameText(others.length)}</summary>
      <ul>{others.map((other) => <li key={other.id}><OtherDocument document={other} beside={document} /></li>)}</ul>
    </details>
  );
}
