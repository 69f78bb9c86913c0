import { joined, type Span } from '../ui/marks';

/**
 * A text as its letters and digits alone: how a PDF breaks lines, hyphenates, sets ligatures, accents and blanks tells nothing about
 * whether two texts are the same. With where each of them begins and ends in the text.
 */
export interface Letters { text: string; from: number[]; to: number[] }

export function lettersOf(text: string): Letters {
  const letters: Letters = { text: '', from: [], to: [] };
  let position = 0;
  let plain = '';
  for (const letter of text) {
    const start = position;
    position += letter.length;
    for (const one of letter.normalize('NFKD').toLowerCase()) {
      if (!/[\p{L}\p{N}]/u.test(one))
        continue;
      plain += one;
      for (let index = 0; index < one.length; index++) {
        letters.from.push(start);
        letters.to.push(position);
      }
    }
  }
  letters.text = plain;
  return letters;
}

/** Where a quote stands on a page, and how much of it: from 0 to 1. */
export interface Found { spans: Span[]; share: number }

const nothing: Found = { spans: [], share: 0 };
/** So many letters in a row are no chance. */
const seed = 16;
/** What stands between two pieces of a quote (a footnote's number, a header) is marked with them up to here. */
const gap = 12;

const spanOf = (page: Letters, start: number, end: number): Span => ({ start: page.from[start]!, end: page.to[end - 1]! });

/** Looks for a quote: as a whole, else in pieces in their order, since a page's end, a footnote or a header may stand in between. */
export function findQuote(page: Letters, quote: Letters): Found {
  const length = quote.text.length;
  if (length === 0 || page.text.length === 0)
    return nothing;
  const whole = page.text.indexOf(quote.text);
  if (whole >= 0)
    return { spans: [spanOf(page, whole, whole + length)], share: 1 };

  const pieces: { start: number; end: number }[] = [];
  let after = 0;
  let covered = 0;
  for (let at = 0; at + seed <= length;) {
    const start = page.text.indexOf(quote.text.slice(at, at + seed), after);
    if (start < 0) {
      at++;
      continue;
    }
    let count = seed;
    while (at + count < length && quote.text[at + count] === page.text[start + count])
      count++;
    const last = pieces.at(-1);
    if (last && start - last.end <= gap)
      last.end = start + count;
    else
      pieces.push({ start, end: start + count });
    covered += count;
    at += count;
    after = start + count;
  }
  return pieces.length === 0 ? nothing : { spans: pieces.map(({ start, end }) => spanOf(page, start, end)), share: covered / length };
}

/** Every place where the words stand one after the other. */
export function findAll(page: Letters, words: Letters): Span[] {
  const spans: Span[] = [];
  if (words.text.length === 0)
    return spans;
  for (let at = page.text.indexOf(words.text); at >= 0; at = page.text.indexOf(words.text, at + words.text.length))
    spans.push(spanOf(page, at, at + words.text.length));
  return spans;
}

/** Where a quote is in a document: the page to open, and what is marked on which page. */
export interface Place { page: number; spans: Map<number, Span[]> }

/** Looked at without a page to begin with: more would keep its reader waiting. */
const mostPages = 200;

/** Looks on the page that is said, then around it: pages are counted differently, and quotes go over their ends. */
export async function locate(lettersOfPage: (page: number) => Promise<Letters>, pages: number, said: number | null, quote: string): Promise<Place | null> {
  const searched = lettersOf(quote);
  const around = said === null ? Array.from({ length: Math.min(pages, mostPages) }, (_, index) => index + 1) : [said, said + 1, said - 1, said + 2, said - 2];
  const found = new Map<number, Found>();
  let best: number | null = null;
  for (const page of around) {
    if (page < 1 || page > pages)
      continue;
    const here = findQuote(await lettersOfPage(page), searched);
    found.set(page, here);
    if (best === null || here.share > found.get(best)!.share)
      best = page;
    if (here.share > 0.9)
      break;
  }
  if (best === null)
    return null;
  // What goes over the end of a page is on both; a piece that both have is a header.
  const shares = [best, best + 1, best - 1].flatMap((page) => (found.get(page)?.share ? [page] : []));
  const together = found.get(best)!.share > 0.9 ? [best] : shares.slice(0, 2);
  const share = together.reduce((sum, page) => sum + found.get(page)!.share, 0);
  if (share < 0.4)
    return null;
  return { page: Math.min(...together), spans: new Map(together.map((page) => [page, joined(found.get(page)!.spans)])) };
}
