// As host/Assistant.Conversations/Library/PromptVariables.cs has them.
const variable = /\{\{([^{}\r\n]{1,80})\}\}/g;

/** The names of the variables in their order, each once: of `{{Name}}` that is `Name`. */
export const variablesOf = (text: string): string[] => [...new Set([...text.matchAll(variable)].map((match) => match[1]!.trim()).filter(Boolean))];

/** A piece of a prompt: words, or a variable with what is filled in for it. */
export interface PromptPiece { text: string; variable: string | null }

/** The prompt in pieces, to show what is filled in and what is not; an empty value leaves the variable as it is. */
export function piecesOf(text: string, values: Record<string, string> = {}): PromptPiece[] {
  const pieces: PromptPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(variable)) {
    const name = match[1]!.trim();
    if (!name)
      continue;
    if (match.index > end)
      pieces.push({ text: text.slice(end, match.index), variable: null });
    const value = Object.hasOwn(values, name) ? values[name]!.trim() : '';
    pieces.push({ text: value || match[0], variable: name });
    end = match.index + match[0].length;
  }
  if (end < text.length)
    pieces.push({ text: text.slice(end), variable: null });
  return pieces;
}

/** The prompt with its variables filled in. What is typed into one is never read as another. */
export const fill = (text: string, values: Record<string, string>): string => piecesOf(text, values).map((piece) => piece.text).join('');
