import { expect, test } from 'vitest';
import { nothing, parseMarkdown } from './parse';

const sample = '# Titel\n\nEin Absatz mit **fett** [1].\n\n- eins\n- zwei\n\n  weiter\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n\nmehr\n```\n\n> Zitat\nlazy\n\n1. x\n2. y\n\n    eingerückt\n\nEnde.';

test('a text that grows letter by letter is what it is at once', () => {
  let parsed = nothing;
  for (let end = 1; end <= sample.length; end++)
    parsed = parseMarkdown(sample.slice(0, end), parsed);
  const whole = parseMarkdown(sample);
  const outline = (of: typeof whole) => of.blocks.map(({ node, start, end }) => [node.type, start, end]);
  expect(outline(parsed)).toEqual(outline(whole));
});

test('finished blocks stay the same objects, so that they are not drawn again', () => {
  const before = parseMarkdown('Eins.\n\nZwei.\n\nDr');
  const after = parseMarkdown('Eins.\n\nZwei.\n\nDrei', before);
  expect(after.blocks[0]).toBe(before.blocks[0]);
  expect(after.blocks[1]).toBe(before.blocks[1]);
  expect(after.blocks[2]).not.toBe(before.blocks[2]);
});

test('another text is parsed from its beginning', () => {
  const before = parseMarkdown('Eins.\n\nZwei.');
  expect(parseMarkdown('Zwei.', before).blocks).toHaveLength(1);
});

test('a text cannot make a link of a citation', () => {
  const [block] = parseMarkdown('Siehe [1].\n\n[1]: https://boese.example').blocks;
  expect(JSON.stringify(block!.node)).not.toContain('link');
});

test('of a long text that grows, only its end is parsed again', () => {
  const text = `${'Ein Satz mit **Betonung** und einer Quelle [1]. '.repeat(10)}\n\n`.repeat(60);
  let parsed = nothing;
  for (let end = 400; end < text.length; end += 400) {
    const grown = parseMarkdown(text.slice(0, end), parsed);
    const again = grown.blocks.filter((block, index) => block !== parsed.blocks[index]);
    expect(again.length).toBeLessThanOrEqual(3);
    expect(end - grown.stable).toBeLessThanOrEqual(500);
    parsed = grown;
  }
});
