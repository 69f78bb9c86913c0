import { useEffect, useState } from 'react';
import { call } from '../host/api';
import { Problem } from '../host/problem';
import type { DocumentDetails } from '../host/types';

export type DocumentState = { state: 'loading' } | { state: 'withdrawn' } | { state: 'upload' } | { state: 'tool' } | { state: 'failed'; message: string | null } | { state: 'ready'; details: DocumentDetails };

/** A document's id as it stands in paths: base64url of its UTF-8. */
export const documentKey = (id: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(id))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

export const documentPath = (id: string): string => `/api/documents/${documentKey(id)}`;

/** What is cited and is no document: somebody's own file, and what a skill has put together. There is nothing to ask the host for. */
const otherOf = (id: string) => (['upload', 'tool'] as const).find((kind) => id.startsWith(`${kind}:`));

/** What the host knows of a document; `turn`: a higher one asks again. */
export function useDocument(id: string, turn: number): DocumentState {
  const [state, setState] = useState<DocumentState>({ state: 'loading' });
  useEffect(() => {
    const other = otherOf(id);
    if (other) {
      setState({ state: other });
      return;
    }
    const ended = new AbortController();
    setState({ state: 'loading' });
    call<DocumentDetails>(documentPath(id), { signal: ended.signal })
      .then((details) => setState({ state: 'ready', details }))
      .catch((error: unknown) => {
        if (!ended.signal.aborted)
          setState(error instanceof Problem && error.status === 404 ? { state: 'withdrawn' } : { state: 'failed', message: error instanceof Problem ? error.message : null });
      });
    return () => ended.abort();
  }, [id, turn]);
  return state;
}
