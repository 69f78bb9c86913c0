/**
 * A text of somebody else's without the characters that change how text around them is read: embeddings, overrides and isolates of the
 * Unicode Bidirectional Algorithm (UAX 9), tags (invisible letters), and control characters. Letters of every script stay.
 */
export const neutral = (text: string): string => text.replace(hidden, '');

const hidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u{e0000}-\u{e007f}]/gu;

/** The same, cut where it is too long to be read. */
export function shortened(text: string, most = 120): string {
  const clean = neutral(text);
  return clean.length <= most ? clean : `${clean.slice(0, most)}…`;
}
