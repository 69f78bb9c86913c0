import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { Markdown, type Marks, noMarks } from './Markdown';

afterEach(cleanup);
const show = (text: string, marks: Partial<Marks> = {}) => render(<Markdown text={text} marks={{ ...noMarks, ...marks }} />).container;

describe('an answer’s text', () => {
  test('has its structure as elements, its headings below those of the page', () => {
    const shown = show('# A\n\n**b** *c* ~~d~~ `e`\n\n1. f\n2. g\n\n- h\n\n> i\n\n---\n\n| j | k |\n|---|--:|\n| l | 1 |\n\n```\nm\n```');
    for (const name of ['h3', 'strong', 'em', 'del', 'code', 'ol', 'ul', 'blockquote', 'hr', 'table', 'pre'])
      expect(shown.querySelector(name), name).not.toBeNull();
    expect(shown.querySelectorAll('h1, h2')).toHaveLength(0);
    expect(shown.querySelector('.markdown-table')!.getAttribute('tabindex')).toBe('0');
  });

  test('has no gap among its headings, whatever level it begins with', () => {
    const shown = show('### A\n\n##### B\n\n### C');
    expect([...shown.querySelectorAll('h3, h4, h5, h6')].map((one) => one.tagName)).toEqual(['H3', 'H4', 'H3']);
  });

  // What must never become more than text.
  const attacks = [
    '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg onload=alert(1)>', '<iframe src="https://boese.example"></iframe>', 'a <b onclick="alert(1)">b</b> c',
    '<style>@import url(https://boese.example)</style>', '<form action="https://boese.example"><input name=q></form>', '<math><mi xlink:href="javascript:alert(1)">x</mi></math>', '<!-- --><script>alert(1)</script>',
    '<base href="https://boese.example">', '<meta http-equiv="refresh" content="0;url=https://boese.example">', '<object data="data:text/html,x"></object>', '<details open ontoggle=alert(1)>', '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))', '[x](JaVaScRiPt:alert(1))', '[x](java\tscript:alert(1))', '[x](&#106;avascript:alert(1))', '[x](\u0001javascript:alert(1))', '[x](vbscript:x)', '[x](data:text/html;base64,PHNjcmlwdD4=)', '[x](file:///etc/passwd)', '[x](blob:https://a/b)',
    '[x](/api/conversations)', '[x](//boese.example/x)', '[x](https://gut.example@boese.example/)', '[x](https://boese.example/?q=geheim)', '[x](https://boese.example/#geheim)', '<javascript:alert(1)>', '[1](https://boese.example/?d=1)',
    '![x](https://boese.example/p.png?q=geheim)', '![x](data:image/svg+xml,<svg onload=alert(1)>)', '![x](x "onerror=alert(1)")', '![](https://boese.example/1)', '[![x](https://boese.example/p.png)](javascript:alert(1))',
    '![x][ref]\n\n[ref]: https://boese.example/p.png', '[x][ref]\n\n[ref]: javascript:alert(1)', '> > > <script>x</script>', '- <img src=x>\n- ![x](https://boese.example)', '| <img src=x> | ![x](https://boese.example) |\n|---|---|\n| [x](javascript:x) | <b>y</b> |',
    '```html\n<script>alert(1)</script>\n```', '`<img src=x onerror=alert(1)>`', '<img src="x" \n onerror="alert(1)">', '&lt;script&gt;alert(1)&lt;/script&gt;', '<x:script xmlns:x="http://www.w3.org/1999/xhtml">x</x:script>', '\u202e<img src=x>',
  ];
  test.each(attacks)('is only text: %j', (attack) => {
    const shown = show(attack);
    expect(shown.querySelectorAll('script, img, svg:not(.icon), iframe, style, form, input, object, embed, base, meta, link, math, video, audio, details, [src], [srcset], [style], [data]')).toHaveLength(0);
    for (const link of shown.querySelectorAll('a')) {
      expect(link.getAttribute('href')).toMatch(/^(https?:\/\/|mailto:)/);
      expect(link.getAttribute('href')).not.toMatch(/[?#@]/);
    }
    for (const element of shown.querySelectorAll('*'))
      expect(element.getAttributeNames().filter((name) => name.startsWith('on'))).toEqual([]);
    expect(shown.textContent!.length).toBeGreaterThan(0);
  });

  test('opens links elsewhere, without a word about this page, and says where they lead', () => {
    const shown = show('[Satzung](https://www.example.de/satzung) und <https://www.example.de/a> und [Post](mailto:rat@example.de?body=geheim)');
    const [first, second, mail] = shown.querySelectorAll('a');
    expect([first!.target, first!.rel, first!.nextSibling!.textContent]).toEqual(['_blank', 'noopener noreferrer', ' (www.example.de)']);
    expect(second!.nextElementSibling?.className).not.toBe('markdown-address');
    expect(mail!.getAttribute('href')).toBe('mailto:rat@example.de');
  });
  test('lets the sources’ own addresses carry parameters', () =>
    expect(show('[x](https://ris.example/vo?id=1)', { links: new Set(['https://ris.example/vo?id=1']) }).querySelector('a')!.getAttribute('href')).toBe('https://ris.example/vo?id=1'));
  test('shows an image as its description and its address', () => expect(show('![Plan](https://a.example/b.png)').textContent).toBe('[Bild: Plan, https://a.example/b.png]'));
  test('is without characters that turn the reading of others around', () => {
    const shown = show('Betrag \u202e000.1\u202c und \u2066x\u2069 `\u202ey` [\u202etxt](https://a.example)');
    expect(shown.textContent).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(shown.textContent).toContain('000.1');
  });
  test('keeps letters of other scripts, and signs that only join or order them', () => expect(show('שלום \u200f مرحبا 👨‍👩‍👧').textContent).toBe('שלום \u200f مرحبا 👨‍👩‍👧'));
  test('is drawn, however deep it is nested', () => {
    expect(show(`${'> '.repeat(300)}tief`).textContent).toContain('tief');
    expect(show(`${'*a **b '.repeat(60)}`).textContent).toContain('a');
  });

  const citation = (n: number) => (n <= 3 ? <button type="button">Q{n}</button> : null);
  test('has buttons for its citations, and only where there is a source', () => {
    const shown = show('Das steht dort [1], auch [2][3], aber nicht [4] oder [2025].', { citation });
    expect([...shown.querySelectorAll('button')].map((one) => one.textContent)).toEqual(['Q1', 'Q2', 'Q3']);
    expect(shown.textContent).toContain('[4] oder [2025]');
  });
  test('has no citations in code', () => expect(show('`a[1]` und\n\n```\nb[1]\n```', { citation }).querySelectorAll('button')).toHaveLength(0));

  const check = (text: string, words: string) => ({ start: text.indexOf(words), length: words.length });
  const marked = (text: string, ...words: string[]) => show(text, {
    citation, stretches: words.map((one) => check(text, one)), stretch: (index, children) => <u data-check={index}>{children}</u>, sign: (index) => <b data-sign={index} />,
  });
  const underlined = (shown: Element, index: number) => [...shown.querySelectorAll(`[data-check="${index}"]`)].map((one) => one.textContent).join('');
  test.each([
    ['Es kostet 12 Euro im Jahr.', '12 Euro', '12 Euro'],
    ['Erster Absatz.\n\nEs kostet **12 Euro** im Jahr.', '12 Euro', '12 Euro'],
    ['Es kostet **zwölf** oder *12* Euro im Jahr.', '**zwölf** oder *12* Euro', 'zwölf oder 12 Euro'],
    ['- eins\n- Tiefbau &amp; mehr: 12 Euro\n- drei', '12 Euro', '12 Euro'],
    ['😀 Der Rat beschloss am 3. Mai [1], dass es 12 Euro kostet.', '3. Mai [1], dass es 12', '3. Mai Q1, dass es 12'],
    ['| a | b |\n|---|---|\n| x | 12 Euro |', '12 Euro', '12 Euro'],
  ])('underlines what its checks found: %j', (text, words, expected) => {
    const shown = marked(text, words);
    expect(underlined(shown, 0)).toBe(expected);
    expect(shown.querySelectorAll('[data-sign="0"]')).toHaveLength(1);
  });
  test('has a sign of its own for each of several findings', () => {
    const shown = marked('Am 3. Mai kostete es 12 Euro, am 4. Mai 13 Euro.', '12 Euro', '13 Euro', '3. Mai');
    expect([0, 1, 2].map((index) => underlined(shown, index))).toEqual(['12 Euro', '13 Euro', '3. Mai']);
    expect(shown.querySelectorAll('[data-sign]')).toHaveLength(3);
  });
  test('has the sign at the block’s end where the words are not text', () => {
    const shown = marked('Formel `x = 12` gilt.\n\nDanach.', 'x = 12');
    expect(shown.querySelectorAll('.markdown-signs [data-sign="0"]')).toHaveLength(1);
  });
});
