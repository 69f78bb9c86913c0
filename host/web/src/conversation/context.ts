import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { ConversationModel } from './model/ConversationModel';
import type { Live } from './model/RunFollower';
import type { ConversationState } from './model/state';

export const ConversationContext = createContext<ConversationModel | null>(null);

/** The conversation that is shown. */
export function useModel(): ConversationModel {
  const model = useContext(ConversationContext);
  if (!model)
    throw new Error('There is no conversation around this part.');
  return model;
}

export const useConversation = <T,>(select: (state: ConversationState) => T): T => useStore(useModel().store, select);

/** What is being written. For the parts that show it, and for no other: it changes many times a second. */
export const useLive = <T,>(select: (live: Live) => T): T => useStore(useModel().live, select);
