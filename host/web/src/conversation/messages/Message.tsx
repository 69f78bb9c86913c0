import { MessagePrimitive } from '@assistant-ui/react';
import { memo } from 'react';
import { ErrorBoundary } from '../../app/ErrorBoundary';
import { useConversation } from '../context';
import { AssistantMessage } from './AssistantMessage';
import { UserMessage } from './UserMessage';

/** One message of the branch that is shown. Drawn again only when it itself changes. */
export const Message = memo(function Message({ id }: { id: string }) {
  const view = useConversation((state) => state.byId.get(id));
  if (!view)
    return null;
  return (
    <MessagePrimitive.Root className={`message message-${view.message.role}`} role="article" data-message={id}>
      <ErrorBoundary>{view.message.role === 'user' ? <UserMessage view={view} /> : <AssistantMessage view={view} />}</ErrorBoundary>
    </MessagePrimitive.Root>
  );
});
