import { folded } from '../texts/folded';

export interface Span { start: number; end: number }

/** The words that somebody typed, without what is no word and what is in every text. */
export const wordsOf = (query: string): string[] =>
  [...new Set(query.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}.\-/]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu) ?? [])].filter((word) => !common.has(word.toLowerCase()));

const common = new Set('der die das den dem des ein eine einen einem einer eines und oder in im an am auf aus bei mit nach von vom zu zum zur für über unter um was wer wie wo wann warum welche welcher welches ist sind war wurde wurden hat haben the a an of and or to in on for is are was were what who how when where which'.split(' '));

/**
 * Where words stand in a text. By parts of words, as conversations are searched; `whole`: words that are the same but for their ending, as
 * the index of documents compares them.
 */
export function marksIn(text: string, words: string[], whole = false): Span[] {
  const { text: plain, at } = folded(text);
  const spans: Span[] = [];
  const put = (start: number, end: number) => spans.push({ start: at[start]!, end: at[end]! });
  const searched = words.map((word) => folded(word).text).filter((word) => word.length > 0);
  if (whole) {
    const stems = searched.map(stem);
    // A file's number is one word; else what stands between hyphens is.
    for (const match of plain.matchAll(/[\p{L}\p{N}]+(?:[.\-/][\p{L}\p{N}]+)+/gu)) {
      if (stems.includes(stem(match[0])))
        put(match.index, match.index + match[0].length);
    }
    for (const match of plain.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (stems.includes(stem(match[0])))
        put(match.index, match.index + match[0].length);
    }
  } else {
    for (const word of searched) {
      for (let found = plain.indexOf(word); found >= 0; found = plain.indexOf(word, found + word.length))
        put(found, found + word.length);
    }
  }
  return joined(spans);
}

const stem = (word: string) => (/\d/.test(word) ? word : word.replace(/(?:ern|er|en|em|es|e|s|n)$/, (ending) => (word.length - ending.length >= 4 ? '' : ending)));

/** In their order, without overlaps. */
export function joined(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start <= last.end)
      last.end = Math.max(last.end, span.end);
    else
      result.push({ ...span });
  }
  return result;
}
