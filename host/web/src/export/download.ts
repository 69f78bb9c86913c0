import { send } from '../host/api';

/** The file's name in a Content-Disposition (RFC 6266: `filename*` goes before `filename`), without what would lead into folders. */
export function fileNameOf(disposition: string | null): string | null {
  const extended = /filename\*\s*=\s*UTF-8'[^']*'([^;]+)/i.exec(disposition ?? '')?.[1];
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition ?? '');
  let name = plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2] ?? null;
  if (extended) {
    try {
      name = decodeURIComponent(extended.trim());
    } catch {
      // Not UTF-8 in percent signs: the plain name must do.
    }
  }
  return name?.replace(/[\u0000-\u001f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]/g, '-').trim() || null;
}

/** Lays bytes into the person's download folder. */
export function saveBlob(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Fetches a file and saves it: a plain link could not carry the session's header.
 * @returns its name
 * @throws Problem with a sentence for the person.
 */
export async function download(path: string, query: Record<string, string | null>, fallbackName: string, signal: AbortSignal): Promise<string> {
  const response = await send(path, { query, signal });
  const blob = await response.blob();
  const name = fileNameOf(response.headers.get('Content-Disposition')) ?? fallbackName;
  saveBlob(blob, name);
  return name;
}
