const spelled: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o' };

/** A text as words are compared (ä as ae, no accents), and for each of its letters where it comes from. */
export function folded(text: string): { text: string; at: number[] } {
  let result = '';
  const at: number[] = [];
  let position = 0;
  for (const letter of text) {
    const lower = letter.normalize('NFC').toLowerCase();
    const plain = spelled[lower] ?? lower.normalize('NFKD').replace(/\p{M}/gu, '');
    result += plain;
    for (let index = 0; index < plain.length; index++)
      at.push(position);
    position += letter.length;
  }
  at.push(position);
  return { text: result, at };
}
