import type { PDFDocumentProxy, TextLayer } from 'pdfjs-dist';
import { type CSSProperties, memo, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../texts';
import { viewerTexts } from '../texts';
import { drawCanvas, drawMarks, makeTextLayer, type Mark } from './draw';
import type { Size } from './layout';
import type { PageTexts } from './pages';

interface Props {
  pdf: PDFDocumentProxy;
  texts: PageTexts;
  number: number;
  size: Size;
  scale: number;
  marks: Mark[];
  onSize: (number: number, size: Size) => void;
  /** The page is drawn, with its marks. */
  onMarked: (number: number, element: HTMLElement) => void;
}

/** A page: its picture, and its text over it. */
export const PdfPage = memo(function PdfPage({ pdf, texts, number, size, scale, marks, onSize, onMarked }: Props) {
  const words = useTexts(viewerTexts);
  const element = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ divs: HTMLElement[]; items: string[] } | null>(null);
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing');

  useEffect(() => {
    const ended = new AbortController();
    const ends = (what: () => void) => ended.signal.addEventListener('abort', what);
    const draw = async () => {
      const page = await pdf.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      onSize(number, { width, height });
      if (ended.signal.aborted)
        return;
      const { canvas, task } = drawCanvas(page, scale);
      ends(() => task.cancel());
      // What is cancelled before it is waited for is nobody's failure.
      task.promise.catch(() => undefined);
      const text = await texts.get(number);
      if (ended.signal.aborted)
        return;
      const { layer, element: over }: { layer: TextLayer; element: HTMLElement } = makeTextLayer(page, scale, text);
      ends(() => layer.cancel());
      await Promise.all([task.promise, layer.render()]);
      if (ended.signal.aborted)
        return;
      // What was drawn at another scale stays until this is ready.
      element.current!.replaceChildren(canvas, over);
      setDrawn({ divs: layer.textDivs, items: layer.textContentItemsStr });
      setState('drawn');
    };
    draw().catch(() => {
      if (!ended.signal.aborted)
        setState('failed');
    });
    return () => ended.abort();
  }, [pdf, texts, number, scale, onSize]);

  useEffect(() => {
    if (!drawn)
      return;
    drawMarks(drawn.divs, drawn.items, marks);
    onMarked(number, element.current!);
  }, [drawn, marks, number, onMarked]);

  const style: CSSProperties & Record<`--${string}`, number> = { '--total-scale-factor': scale, width: Math.floor(size.width * scale), height: Math.floor(size.height * scale) };
  return (
    <div className="viewer-page" role="group" aria-label={words.pageNumber(number)} style={style}>
      <div ref={element} className="viewer-drawn" />
      {drawn?.items.every((item) => item.trim() === '') && <p className="kern-sr-only">{words.pageIsPicture}</p>}
      {state === 'failed' && <p className="viewer-page-failed">{words.pageFailed}</p>}
    </div>
  );
});
