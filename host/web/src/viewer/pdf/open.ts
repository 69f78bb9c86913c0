import { getDocument, GlobalWorkerOptions, PDFDataRangeTransport, type PDFDocumentProxy, VerbosityLevel, version } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { send } from '../../host/api';

GlobalWorkerOptions.workerSrc = workerUrl;

/** Asked for at once: most documents are smaller, and come whole. */
const firstBytes = 2 * 1024 * 1024;

export interface OpenOptions {
  signal: AbortSignal;
  /** From 0 to 1; null where the host does not say how much there is. */
  onProgress: (share: number | null) => void;
  /** A later piece could not be had: what is shown stays, more does not come. */
  onBroken: (error: unknown) => void;
}

/** Loads pieces of a large document as they are needed, through our own calls, which know session and connection. */
class Pieces extends PDFDataRangeTransport {
  constructor(private readonly path: string, total: number, begin: Uint8Array, private readonly options: OpenOptions) {
    super(total, begin);
  }

  override requestDataRange(from: number, to: number): void {
    const load = () => send(this.path, { headers: { Range: `bytes=${from}-${to - 1}` }, signal: this.options.signal }).then((response) => response.arrayBuffer());
    load().catch(load).then((bytes) => this.onDataRange(from, new Uint8Array(bytes)), (error: unknown) => {
      if (!this.options.signal.aborted)
        this.options.onBroken(error);
    });
  }
}

/**
 * Opens a PDF of the host.
 * @throws Problem where the host has none; pdf.js's exceptions where it cannot be read.
 */
export async function openPdf(path: string, options: OpenOptions): Promise<PDFDocumentProxy> {
  const response = await send(path, { headers: { Range: `bytes=0-${firstBytes - 1}` }, signal: options.signal });
  const total = response.status === 206 ? Number(/\/(\d+)$/.exec(response.headers.get('Content-Range') ?? '')?.[1]) : null;
  const begin = await read(response, options.onProgress);
  const source = total !== null && total > begin.length ? { range: new Pieces(path, total, begin, options), length: total, rangeChunkSize: 256 * 1024 } : { data: begin };
  const files = `/assets/pdfjs-${version}/`;
  const task = getDocument({
    ...source,
    disableAutoFetch: true,
    disableStream: true,
    // The policy forbids WebAssembly and making code out of text: the decoders in JavaScript do.
    useWasm: false,
    isEvalSupported: false,
    cMapUrl: new URL(`${files}cmaps/`, location.origin).href,
    cMapPacked: true,
    standardFontDataUrl: new URL(`${files}standard_fonts/`, location.origin).href,
    wasmUrl: new URL(`${files}wasm/`, location.origin).href,
    verbosity: VerbosityLevel.ERRORS,
  });
  options.signal.addEventListener('abort', () => void task.destroy());
  return task.promise;
}

async function read(response: Response, onProgress: OpenOptions['onProgress']): Promise<Uint8Array> {
  const length = Number(response.headers.get('Content-Length'));
  const pieces: Uint8Array[] = [];
  let count = 0;
  const reader = response.body!.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done)
      break;
    pieces.push(value);
    count += value.length;
    onProgress(length > 0 ? Math.min(1, count / length) : null);
  }
  const all = new Uint8Array(count);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
