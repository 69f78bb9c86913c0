import type { DocumentRef } from '../host/types';
import { neutral } from '../markdown/neutral';
import { useLanguage } from '../texts';
import { formatDate } from '../texts/format';
import { openDocument } from './viewer';

/** Another document, named by what tells it from the one that it stands beside; opens it. */
export function OtherDocument({ document, beside }: { document: DocumentRef; beside: DocumentRef }) {
  const language = useLanguage();
  const details = [document.committee, document.reference, document.date && formatDate(document.date, language)].filter(Boolean).join(' · ');
  const title = document.title === beside.title && details ? null : document.title;
  return (
    <button type="button" className="other-document" title={document.title} onClick={() => openDocument({ documentId: document.id, title: document.title, link: document.url })}>
      <bdi>{neutral([title, details].filter(Boolean).join(' · '))}</bdi>
    </button>
  );
}
