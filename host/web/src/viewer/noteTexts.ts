import type { DocumentRef, Language } from '../host/types';
import { defineTexts } from '../texts';
import { formatDate } from '../texts/format';

export const noteTexts = defineTexts(
  {
    recognized: 'Aus einem Scan per Texterkennung gelesen, kann Lesefehler enthalten. Bitte am Original prüfen.',
    newer: 'Es gibt eine neuere Unterlage mit demselben Titel:',
    newerSame: 'Derselbe Text steht auch in der neueren Unterlage:',
    sameText: (count: number) => (count === 1 ? 'Derselbe Text steht in einer weiteren Unterlage' : `Derselbe Text steht in ${count} weiteren Unterlagen`),
    older: 'es gibt eine neuere Unterlage',
    sameTextIn: 'Derselbe Text auch in:',
  },
  {
    recognized: 'Read from a scan by text recognition, may contain misread letters or figures. Please check the original.',
    newer: 'There is a newer document with the same title:',
    newerSame: 'The same text is also in the newer document:',
    sameText: (count: number) => (count === 1 ? 'The same text is in one other document' : `The same text is in ${count} other documents`),
    older: 'there is a newer document',
    sameTextIn: 'The same text is also in:',
  },
);

/** Whether there is a newer document that does not say the same at this place. */
export const isSuperseded = (newer: DocumentRef | null | undefined, sameText: DocumentRef[] | undefined): boolean =>
  newer != null && !(sameText ?? []).some((other) => other.id === newer.id);

/** The notes as lines of plain text, for copies. */
export function noteLines(recognized: boolean | undefined, newer: DocumentRef | null | undefined, sameText: DocumentRef[] | undefined, language: Language): string[] {
  const texts = noteTexts[language];
  const name = (other: DocumentRef) => [other.committee, other.reference, other.date && formatDate(other.date, language)].filter(Boolean).join(', ') || other.title;
  const others = (sameText ?? []).filter((other) => other.id !== newer?.id);
  return [
    ...(newer ? [`${isSuperseded(newer, sameText) ? texts.newer : texts.newerSame} ${name(newer)}`] : []),
    ...(recognized ? [texts.recognized] : []),
    ...(others.length > 0 ? [`${texts.sameTextIn} ${others.map(name).join('; ')}`] : []),
  ];
}
