import { call } from '../host/api';
import { Problem } from '../host/problem';

/** A link to a conversation: as of when it shows it, and whether that is how it stands now. */
export interface Share { token: string; path: string; sharedAt: string; current: boolean }

const path = (conversationId: string) => `/api/conversations/${encodeURIComponent(conversationId)}/share`;

/** The link that there is; `null` where there is none. Throws Problem. */
export const findShare = (conversationId: string, signal: AbortSignal) => call<Share | null>(path(conversationId), { signal });

/** Makes a link, or brings the one there is up to date. Throws Problem. */
export const createShare = (conversationId: string) => call<Share>(path(conversationId), { method: 'POST' });

/** Ends it; also where somebody has done so already. Throws Problem. */
export async function endShare(conversationId: string): Promise<void> {
  try {
    await call<unknown>(path(conversationId), { method: 'DELETE' });
  } catch (error) {
    if (!(error instanceof Problem && error.status === 404))
      throw error;
  }
}

/** The whole address; the host has put the city in where it serves several. */
export const shareAddress = (share: Share): string => new URL(share.path, location.origin).href;
