import { type PDFPageProxy, type RenderTask, TextLayer } from 'pdfjs-dist';
import type { Span } from '../../ui/marks';
import type { PageText } from './pages';

/** What is marked on a page: the quote, what the search has found, and the hit where the search stands. */
export interface Mark extends Span { kind: 'quote' | 'found' | 'current' }

/** More than browsers draw. */
const mostPixels = 16_000_000;

/** Draws the page into a new canvas, as sharp as the screen. */
export function drawCanvas(page: PDFPageProxy, scale: number): { canvas: HTMLCanvasElement; task: RenderTask } {
  const viewport = page.getViewport({ scale });
  const ratio = Math.min(window.devicePixelRatio || 1, Math.sqrt(mostPixels / (viewport.width * viewport.height)));
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width * ratio);
  canvas.height = Math.floor(viewport.height * ratio);
  canvas.setAttribute('aria-hidden', 'true');
  return { canvas, task: page.render({ canvas, viewport, transform: ratio === 1 ? undefined : [ratio, 0, 0, ratio, 0, 0] }) };
}

/** The page's text over its picture, to be selected, read out and marked. */
export function makeTextLayer(page: PDFPageProxy, scale: number, text: PageText): { layer: TextLayer; element: HTMLElement } {
  const element = document.createElement('div');
  element.className = 'viewer-text';
  return { layer: new TextLayer({ textContentSource: text.content, container: element, viewport: page.getViewport({ scale }) }), element };
}

/** Marks places in the text layer; those that were marked before are so no longer. */
export function drawMarks(divs: HTMLElement[], items: string[], marks: Mark[]): void {
  let from = 0;
  items.forEach((item, index) => {
    const div = divs[index];
    const to = from + item.length;
    const here = marks.filter((mark) => mark.start < to && mark.end > from).sort((a, b) => a.start - b.start);
    if (div && (here.length > 0 || div.querySelector('mark'))) {
      const parts: (string | HTMLElement)[] = [];
      let done = from;
      for (const mark of here) {
        const start = Math.max(done, mark.start);
        const end = Math.min(to, mark.end);
        if (end <= start)
          continue;
        const element = document.createElement('mark');
        element.className = `viewer-${mark.kind}`;
        element.textContent = item.slice(start - from, end - from);
        parts.push(item.slice(done - from, start - from), element);
        done = end;
      }
      parts.push(item.slice(done - from));
      div.replaceChildren(...parts);
    }
    from = to;
  });
}
