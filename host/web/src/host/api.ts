import { connection } from './connection';
import { Problem } from './problem';

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  query?: Record<string, string | number | boolean | string[] | null | undefined>;
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

/** The address of a call, with the city. */
export function address(path: string, query: Call['query'] = {}): string {
  const parameters = new URLSearchParams();
  if (connection.city)
    parameters.set('city', connection.city);
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== '')
        parameters.append(name, String(one));
    }
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

/** The headers of every call: the language, and the visitor that this page was made for. */
export function callHeaders(more: Record<string, string> = {}): Record<string, string> {
  return { 'Accept-Language': connection.language, 'X-Assistant-Session': connection.session, ...more };
}

/**
 * Calls the host.
 * @throws Problem with a sentence for the person.
 */
export async function send(path: string, call: Call = {}): Promise<Response> {
  let response: Response;
  const body = call.body === undefined ? null : JSON.stringify(call.body);
  try {
    response = await fetch(address(path, call.query), {
      method: call.method ?? 'GET',
      headers: callHeaders({ ...(call.body === undefined ? {} : { 'Content-Type': 'application/json' }), ...call.headers }),
      body,
      signal: call.signal ?? null,
      // What a person has changed arrives even when the page is left at that moment; browsers carry up to 64 kB so.
      keepalive: call.method !== undefined && call.method !== 'GET' && (body?.length ?? 0) < 16_000,
    });
  } catch (error) {
    if (call.signal?.aborted)
      throw error;
    connection.lost();
    throw new Problem(connection.offlineText(), 0);
  }
  connection.reached();
  if (!response.ok) {
    const problem = await Problem.of(response);
    if (problem.isSessionExpired)
      connection.expired();
    throw problem;
  }
  return response;
}

/** Calls the host and reads the JSON that it answers; nothing for an empty answer. */
export async function call<T>(path: string, options: Call = {}): Promise<T> {
  const response = await send(path, options);
  return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
}
