import type { StoredMessage } from '../host/types';

/** Whether an answer was right, and what was wrong with it. */
export function FeedbackControl(_props: { conversationId: string; message: StoredMessage }) {
  return null;
}
