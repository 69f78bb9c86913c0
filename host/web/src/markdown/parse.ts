import type { RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';

/** A block of a text: what it is, and where the part of the text begins that its positions count from. */
export interface Block { base: number; start: number; end: number; node: RootContent }

/** A text as blocks; `stable` is where the last block begins, the only one that more text can change. */
export interface Parsed { text: string; blocks: readonly Block[]; stable: number }

// No HTML: it is text like any other. No definitions: with them `[1]` would be a link that a text sets, and a later block could change an earlier one.
const options = {
  extensions: [gfmTable(), gfmStrikethrough({ singleTilde: false }), { disable: { null: ['htmlFlow', 'htmlText', 'definition'] } }],
  mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
};

export const nothing: Parsed = { text: '', blocks: [], stable: 0 };

/**
 * Parses a text that grows: blocks that are finished stay as they are (the same objects), the rest is parsed again. A block is finished once
 * another has begun after it (CommonMark, appendix: only open blocks take in a line).
 */
export function parseMarkdown(text: string, before: Parsed = nothing): Parsed {
  if (text === before.text)
    return before;
  const grown = before.blocks.length > 0 && text.startsWith(before.text);
  const base = grown ? before.stable : 0;
  const kept = grown ? before.blocks.slice(0, -1) : [];
  const blocks = fromMarkdown(text.slice(base), options).children.map((node) => ({
    base, node, start: base + (node.position?.start.offset ?? 0), end: base + (node.position?.end.offset ?? 0),
  }));
  const last = blocks.at(-1);
  // From the beginning of its line: the indent is part of what a block is.
  const stable = last ? text.lastIndexOf('\n', last.start - 1) + 1 : base;
  return { text, blocks: [...kept, ...blocks], stable };
}
