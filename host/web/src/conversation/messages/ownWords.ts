import type { Answer } from '../../host/types';

const isList = (block: string, items: readonly string[]) => {
  const lines = block.split('\n').slice(1).map((line) => line.replace(/^[–-] /, ''));
  return items.length > 0 && lines.length === items.length && lines.every((line, index) => line === items[index]);
};

/**
 * The text of an answer that was put together without a language model holds everything, for those who have nothing but the text: what tools
 * gave, as Markdown, and the questions that lead on. Where these are shown as what they are, the text goes without.
 */
export function ownWords(text: string, answer: Answer | null): string {
  if (!answer || answer.mode !== 'extractive')
    return text;
  const parts = (answer.parts ?? []).flatMap((tool) => tool.parts);
  const notices = new Set(parts.flatMap((part) => (part.kind === 'notice' ? [part.text] : [])));
  const titles = parts.flatMap((part) => (part.kind === 'notice' ? [] : [`**${part.title}**`]));
  const kept: string[] = [];
  let isOfPart = false;
  for (const block of text.split('\n\n')) {
    const wasOfPart = isOfPart;
    isOfPart = titles.some((title) => block === title || block.startsWith(`${title}\n`));
    if (isOfPart || notices.has(block) || isList(block, answer.suggestions))
      continue;
    // The rows of the table whose title has just been left out, and how many more there are.
    if (wasOfPart && (block.startsWith('| ') || block.startsWith('… '))) {
      isOfPart = true;
      continue;
    }
    kept.push(block);
  }
  return kept.join('\n\n');
}
