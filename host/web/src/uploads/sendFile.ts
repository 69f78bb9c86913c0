import { address, callHeaders } from '../host/api';
import { connection } from '../host/connection';
import { Problem } from '../host/problem';
import type { Upload } from '../host/types';

/**
 * Sends a file; unlike fetch, XMLHttpRequest says how far it is. Aborted by the signal, it never settles.
 * @throws Problem with a sentence for the person.
 */
export function sendFile(file: File, onProgress: (part: number) => void, signal: AbortSignal): Promise<Upload> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address('/api/uploads', { name: file.name }));
    for (const [name, value] of Object.entries(callHeaders({ 'Content-Type': 'application/octet-stream' })))
      request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => { if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total); };
    request.upload.onload = () => onProgress(1);
    request.onerror = () => {
      connection.lost();
      reject(new Problem(connection.offlineText(), 0));
    };
    request.onload = () => {
      connection.reached();
      if (request.status < 200 || request.status > 299) {
        const problem = problemOf(request);
        if (problem.isSessionExpired)
          connection.expired();
        reject(problem);
        return;
      }
      try {
        resolve(JSON.parse(request.responseText) as Upload);
      } catch {
        reject(new Problem('', request.status));
      }
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

function problemOf(request: XMLHttpRequest): Problem {
  let body: { title?: string; detail?: string; type?: string } = {};
  try {
    body = JSON.parse(request.responseText) as typeof body;
  } catch {
    // No problem document: a proxy between, say. The status must do.
  }
  return new Problem(body.title ?? body.detail ?? `HTTP ${request.status}`, request.status, body.type ?? null);
}
