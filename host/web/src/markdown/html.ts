import type { Nodes } from 'mdast';
import { safeLink } from './links';
import { neutral } from './neutral';
import { parseMarkdown } from './parse';

const escape = (text: string) => neutral(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const wrap = (name: string, content: string) => `<${name}>${content}</${name}>`;

/** A text in Markdown as HTML for the clipboard, where other programs read it. The page itself never does. */
export const toHtml = (text: string): string => parseMarkdown(text).blocks.map(({ node }) => html(node, 0)).join('');

function html(node: Nodes, depth: number): string {
  const inside = () => ('children' in node && depth < 24 ? node.children.map((child) => html(child, depth + 1)).join('') : '');
  switch (node.type) {
    case 'text': return escape(node.value);
    case 'paragraph': return wrap('p', inside());
    case 'heading': return wrap(`h${Math.min(node.depth + 2, 6)}`, inside());
    case 'emphasis': return wrap('em', inside());
    case 'strong': return wrap('strong', inside());
    case 'delete': return wrap('del', inside());
    case 'inlineCode': return wrap('code', escape(node.value));
    case 'code': return wrap('pre', escape(node.value));
    case 'blockquote': return wrap('blockquote', inside());
    case 'list': return wrap(node.ordered ? 'ol' : 'ul', inside());
    case 'listItem': return wrap('li', inside());
    case 'table': return wrap('table', inside());
    case 'tableRow': return wrap('tr', inside());
    case 'tableCell': return wrap('td', inside());
    case 'break': return '<br>';
    case 'thematicBreak': return '<hr>';
    case 'image': return escape(node.alt ?? '');
    case 'link': {
      const link = safeLink(node.url, new Set());
      return link ? `<a href="${escape(link.href)}">${inside()}</a>` : inside();
    }
    default: return 'value' in node ? escape(node.value) : inside();
  }
}
