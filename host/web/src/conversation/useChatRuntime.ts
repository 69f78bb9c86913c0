import { type AppendMessage, type ThreadMessageLike, useExternalStoreRuntime } from '@assistant-ui/react';
import { useMemo } from 'react';
import { useConversation, useModel } from './context';
import type { View } from './model/state';

// Once for each message: the library keeps what is made for an object as long as that is the same.
const convertMessage = ({ message }: View): ThreadMessageLike => ({
  id: message.id,
  role: message.role,
  content: message.text,
  createdAt: new Date(message.createdAt),
  ...(message.role === 'assistant' ? { status: message.state === 'running' ? { type: 'running' as const } : { type: 'complete' as const, reason: 'stop' as const } } : {}),
});

const textOf = (message: AppendMessage) => message.content.map((part) => (part.type === 'text' ? part.text : '')).join('');

/**
 * The conversation as the chat's primitives know one. It changes when a message comes or ends, not with every piece of text: what is being
 * written goes to its message alone.
 */
export function useChatRuntime(onNew: (text: string) => void, isSendDisabled: boolean) {
  const model = useModel();
  const messages = useConversation((state) => state.views);
  const isRunning = useConversation((state) => state.running !== null);
  return useExternalStoreRuntime(useMemo(() => ({
    messages,
    isRunning,
    isSendDisabled,
    convertMessage,
    onNew: async (message: AppendMessage) => onNew(textOf(message)),
    onCancel: () => model.stop(),
  }), [messages, isRunning, isSendDisabled, onNew, model]));
}
