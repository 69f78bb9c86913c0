import type { Citation, DocumentRef, Language } from '../../host/types';
import { formatDate } from '../../texts/format';
import { openDocument } from '../../viewer/viewer';
import type { ConversationTexts } from '../texts';

/** Reference, type, committee, date, page: what there is of it, in a line. */
export const describe = (document: DocumentRef, page: number | null, language: Language, texts: ConversationTexts): string =>
  [document.reference, document.paperType, document.committee, document.date && formatDate(document.date, language), page && texts.page(page)].filter(Boolean).join(' · ');

/** Opens what is cited beside the page, at the place. */
export const openCitation = ({ document, file, page, quote, passage, link, recognized }: Citation): void =>
  openDocument({ documentId: document.id, title: document.title, file, page, quote, passage, link: link ?? document.url, recognized });
