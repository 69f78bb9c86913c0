import { marksIn } from '../ui/marks';

/** Signs that stand for headings where a text was written as Markdown. */
export const withoutHeadingSigns = (text: string): string => text.replace(/^#{1,6} +/gm, '');

/** So many letters are in sight. */
const inSight = 220;
const before = 60;

/** The passage from a little before the words, where they would not be in sight else. */
export function excerptOf(text: string, words: string[]): string {
  const plain = withoutHeadingSigns(text);
  const first = marksIn(plain, words, true)[0]?.start ?? 0;
  if (first < inSight)
    return plain;
  const space = plain.indexOf(' ', first - before);
  return `… ${plain.slice(space >= 0 && space < first ? space + 1 : first)}`;
}
