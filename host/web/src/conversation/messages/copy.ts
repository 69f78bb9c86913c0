import type { Answer, Language } from '../../host/types';
import { toHtml } from '../../markdown/html';
import { neutral } from '../../markdown/neutral';
import { describe } from '../citations/describe';
import { noteLines } from '../../viewer/noteTexts';
import { conversationTexts } from '../texts';

interface Line { n: number; text: string; address: string | null; notes: string[] }

/** An answer with its label and its sources, as plain text and as rich text. */
export function copyOf(text: string, answer: Answer | null, language: Language): { plain: string; html: string } {
  const texts = conversationTexts[language];
  const label = answer?.mode === 'extractive' ? texts.extractive : answer?.model ? texts.generatedBy(answer.model) : texts.generated;
  const lines: Line[] = (answer?.citations ?? []).map(({ n, document, page, link, recognized, newer, sameText }) => ({
    n, text: neutral([document.title, describe(document, page, language, texts)].filter(Boolean).join(', ')), address: link ?? document.url, notes: noteLines(recognized, newer, sameText, language).map(neutral),
  }));
  const title = texts.sources(lines.length);
  const plain = [neutral(text), label, ...(lines.length > 0 ? [`${title}:\n${lines.map((line) => `[${line.n}] ${line.text}${[line.address, ...line.notes].filter(Boolean).map((below) => `\n    ${below}`).join('')}`).join('\n')}`] : [])].join('\n\n');
  const escape = (value: string) => value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const web = (address: string | null) => (address && /^https?:/i.test(address) ? ` <a href="${escape(address)}">${escape(address)}</a>` : '');
  const html = `${toHtml(text)}<p><em>${escape(label)}</em></p>${lines.length > 0 ? `<p><strong>${escape(title)}</strong></p>${lines.map((line) => `<p>[${line.n}] ${escape(line.text)}${web(line.address)}${line.notes.map((note) => `<br>${escape(note)}`).join('')}</p>`).join('')}` : ''}`;
  return { plain, html };
}

/** Whether it is on the clipboard now. */
export async function copyAnswer(text: string, answer: Answer | null, language: Language): Promise<boolean> {
  const { plain, html } = copyOf(text, answer, language);
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': new Blob([plain], { type: 'text/plain' }), 'text/html': new Blob([html], { type: 'text/html' }) })]);
    return true;
  } catch {
    return copyText(plain);
  }
}

/** The clipboard's own way where there is one; the old way where the page is served over HTTP, for there is none then. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'kern-sr-only';
    const focused = document.activeElement;
    document.body.append(area);
    area.select();
    const done = document.execCommand?.('copy') ?? false;
    area.remove();
    if (focused instanceof HTMLElement)
      focused.focus();
    return done;
  }
}
