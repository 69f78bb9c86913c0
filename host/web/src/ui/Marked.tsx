import { marksIn } from './marks';

/** A text in which the words of a search are marked. */
export function Marked({ text, words, whole = false }: { text: string; words: string[]; whole?: boolean }) {
  const parts = [];
  let end = 0;
  for (const mark of marksIn(text, words, whole)) {
    parts.push(text.slice(end, mark.start), <mark key={mark.start}>{text.slice(mark.start, mark.end)}</mark>);
    end = mark.end;
  }
  parts.push(text.slice(end));
  return <>{parts}</>;
}
