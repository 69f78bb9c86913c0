import { ThreadPrimitive } from '@assistant-ui/react';
import { Approvals } from './Approvals';
import { CitationPopover } from './citations/CitationPopover';
import { Message } from './messages/Message';

// Outside of the component: the primitive draws its list anew for every new function.
const drawMessage = ({ message }: { message: { id: string } }) => <Message id={message.id} />;

/** The messages of the branch that is shown, and what waits for a decision below them. */
export function ThreadMessages() {
  return (
    <>
      <div className="thread-messages"><ThreadPrimitive.Messages>{drawMessage}</ThreadPrimitive.Messages><Approvals /></div>
      <CitationPopover />
    </>
  );
}
