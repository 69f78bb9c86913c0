import { address, callHeaders } from './api';
import { connection } from './connection';
import { Problem } from './problem';

/** An event of a server-sent stream. */
export interface ServerEvent { id: string | null; event: string; data: string }

/** Reads server-sent events (WHATWG HTML, section 9.2.6) out of a response. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>).getReader();
  let rest = '';
  let event = { id: null as string | null, event: 'message', data: [] as string[] };
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done)
        return;
      rest += value;
      const lines = rest.split(/\r\n|\n|\r(?!$)/);
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line === '') {
          if (event.data.length > 0)
            yield { id: event.id, event: event.event, data: event.data.join('\n') };
          event = { id: event.id, event: 'message', data: [] };
        } else if (!line.startsWith(':')) {
          const colon = line.indexOf(':');
          const name = colon < 0 ? line : line.slice(0, colon);
          const text = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
          if (name === 'data')
            event.data.push(text);
          else if (name === 'event')
            event.event = text;
          else if (name === 'id')
            event.id = text;
        }
      }
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

/**
 * Opens a stream.
 * @throws Problem with a sentence for the person.
 */
export async function openStream(path: string, init: { method?: 'GET' | 'POST'; body?: unknown; lastEventId?: string | null; signal: AbortSignal }): Promise<ReadableStream<Uint8Array>> {
  let response: Response;
  try {
    response = await fetch(address(path), {
      method: init.method ?? 'GET',
      headers: callHeaders({
        Accept: 'text/event-stream',
        ...(init.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(init.lastEventId ? { 'Last-Event-ID': init.lastEventId } : {}),
      }),
      body: init.body === undefined ? null : JSON.stringify(init.body),
      signal: init.signal,
    });
  } catch (error) {
    if (init.signal.aborted)
      throw error;
    connection.lost();
    throw new Problem(connection.offlineText(), 0);
  }
  connection.reached();
  if (!response.ok || !response.body) {
    const problem = await Problem.of(response);
    if (problem.isSessionExpired)
      connection.expired();
    throw problem;
  }
  return response.body;
}
