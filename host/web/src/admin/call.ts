import { callHeaders } from '../host/api';
import { connection } from '../host/connection';
import { Problem } from '../host/problem';
import { sessionEnded } from './session/session';

interface AdminCall {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  query?: Record<string, string | null>;
  signal?: AbortSignal;
}

/**
 * Calls the host for an operator. Unlike `call` of host/api it names no city by itself: operation is about all of them, and the calls' own `city` is a filter.
 * A session that has ended leads back to signing in.
 * @throws Problem with a sentence for the person.
 */
export async function adminCall<T>(path: string, { method = 'GET', body, query = {}, signal }: AdminCall = {}): Promise<T> {
  const parameters = new URLSearchParams(Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]))).toString();
  let response: Response;
  try {
    response = await fetch(parameters ? `${path}?${parameters}` : path, {
      method,
      headers: callHeaders(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted)
      throw error;
    connection.lost();
    throw new Problem(connection.offlineText(), 0);
  }
  connection.reached();
  if (!response.ok) {
    const problem = await Problem.of(response);
    if (problem.isSessionExpired)
      connection.expired();
    else if (problem.status === 401 && path !== '/api/admin/session')
      sessionEnded();
    throw problem;
  }
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}
