import { createStore } from 'zustand/vanilla';
import { call } from '../host/api';
import { Problem } from '../host/problem';
import type { Feedback, StoredMessage } from '../host/types';

/** The feedback on an answer: what the host has, what is being written, and what went wrong. */
export interface FeedbackState {
  /** What the host has; `undefined`: what came with the message still holds. */
  kept: Feedback | null | undefined;
  /** What is being written; it outlives the form, so that scrolling away or a failure loses nothing. */
  draft: Feedback | null;
  isOpen: boolean;
  isSaving: boolean;
  error: string | null;
}

export interface FeedbackPlace { conversationId: string; message: StoredMessage }

const nothing: FeedbackState = { kept: undefined, draft: null, isOpen: false, isSaving: false, error: null };

export const feedbackStore = createStore<Record<string, FeedbackState>>(() => ({}));

const keyOf = ({ conversationId, message }: FeedbackPlace) => `${conversationId}/${message.id}`;
const path = ({ conversationId, message }: FeedbackPlace) => `/api/conversations/${encodeURIComponent(conversationId)}/messages/${encodeURIComponent(message.id)}/feedback`;

export const feedbackOf = (states: Record<string, FeedbackState>, place: FeedbackPlace): FeedbackState => states[keyOf(place)] ?? nothing;
const set = (place: FeedbackPlace, change: Partial<FeedbackState>) =>
  feedbackStore.setState((states) => ({ [keyOf(place)]: { ...feedbackOf(states, place), ...change } }));

/** What the host has: from this page, else what came with the message. */
export const keptFeedback = (state: FeedbackState, message: StoredMessage): Feedback | null => (state.kept === undefined ? (message.feedback ?? null) : state.kept);

export const openFeedback = (place: FeedbackPlace, isOpen: boolean) => set(place, { isOpen });

/** Changes what is being written; begins with what the host has. */
export function draftFeedback(place: FeedbackPlace, change: Partial<Feedback>): void {
  const state = feedbackOf(feedbackStore.getState(), place);
  const from = state.draft ?? keptFeedback(state, place.message) ?? { verdict: 'right', sources: [], text: '', share: false };
  set(place, { draft: { ...from, ...change }, isOpen: true });
}

/** Sends what is being written; whether the host has it now. What is typed meanwhile stays a draft. */
export async function saveFeedback(place: FeedbackPlace): Promise<boolean> {
  const state = feedbackOf(feedbackStore.getState(), place);
  const sent = state.draft ?? keptFeedback(state, place.message);
  if (!sent || state.isSaving)
    return false;
  set(place, { isSaving: true, error: null });
  const { verdict, sources, text } = sent;
  const share = sent.share ?? false;
  try {
    await call<unknown>(path(place), { method: 'PUT', body: { verdict, sources, text, share } });
    const { draft } = feedbackOf(feedbackStore.getState(), place);
    set(place, { kept: { verdict, sources, text, share }, draft: draft === sent ? null : draft, isSaving: false });
    return true;
  } catch (error) {
    set(place, { isSaving: false, error: (error as Error).message, isOpen: true });
    return false;
  }
}

/** Takes the feedback back. Answers what there was. Throws Problem. */
export async function removeFeedback(place: FeedbackPlace): Promise<Feedback | null> {
  const state = feedbackOf(feedbackStore.getState(), place);
  const kept = keptFeedback(state, place.message);
  try {
    if (kept)
      await call<unknown>(path(place), { method: 'DELETE' });
  } catch (error) {
    // Gone already, in another window, say.
    if (!(error instanceof Problem && error.status === 404))
      throw error;
  }

  set(place, { kept: null, draft: null, isOpen: false, error: null });
  return kept;
}
