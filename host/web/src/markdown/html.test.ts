import { expect, test } from 'vitest';
import { toHtml } from './html';

test('what is copied is rich text without anything of its author’s own', () => {
  expect(toHtml('**fett** <script>x</script> [a](javascript:x) [b](https://a.example/"x)')).toBe('<p><strong>fett</strong> &#60;script&#62;x&#60;/script&#62; a <a href="https://a.example/%22x">b</a></p>');
  expect(toHtml('| a |\n|---|\n| 1 |')).toBe('<table><tr><td>a</td></tr><tr><td>1</td></tr></table>');
});
