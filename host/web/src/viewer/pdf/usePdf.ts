import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import type { Size } from './layout';
import { openPdf } from './open';
import { PageTexts } from './pages';

export interface OpenPdf { pdf: PDFDocumentProxy; texts: PageTexts; first: Size }
export type PdfState = { state: 'loading'; share: number | null } | { state: 'failed'; error: unknown } | ({ state: 'ready'; isBroken: boolean } & OpenPdf);

/** The PDF behind a path of the host; `turn`: a higher one tries again. */
export function usePdf(path: string, turn: number): PdfState {
  const [state, setState] = useState<PdfState>({ state: 'loading', share: null });
  useEffect(() => {
    const ended = new AbortController();
    const say = (next: (before: PdfState) => PdfState) => { if (!ended.signal.aborted) setState(next); };
    setState({ state: 'loading', share: null });
    const open = async () => {
      const pdf = await openPdf(path, {
        signal: ended.signal,
        onProgress: (share) => say(() => ({ state: 'loading', share })),
        onBroken: () => say((before) => (before.state === 'ready' ? { ...before, isBroken: true } : before)),
      });
      const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
      say(() => ({ state: 'ready', isBroken: false, pdf, texts: new PageTexts(pdf), first: { width, height } }));
    };
    open().catch((error: unknown) => say(() => ({ state: 'failed', error })));
    return () => ended.abort();
  }, [path, turn]);
  return state;
}
