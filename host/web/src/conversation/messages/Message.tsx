import { MessagePrimitive } from '@assistant-ui/react';
import { memo, useEffect, useRef, useState } from 'react';
import { ErrorBoundary } from '../../app/ErrorBoundary';
import { useConversation, useModel } from '../context';
import type { View } from '../model/state';
import { AssistantMessage } from './AssistantMessage';
import { drawLater } from './drawing';
import { UserMessage } from './UserMessage';

/** So many at the end are drawn with the page. */
const first = 16;

/** One message of the branch that is shown. Drawn again only when it itself changes. */
export const Message = memo(function Message({ id }: { id: string }) {
  const view = useConversation((state) => state.byId.get(id));
  return view ? <Frame view={view} /> : null;
});

function Frame({ view }: { view: View }) {
  const model = useModel();
  const [isDrawn, setDrawn] = useState(() => model.state.views.length - view.index <= first);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (isDrawn || !element)
      return;
    const draw = () => setDrawn(true);
    const leave = drawLater(draw);
    // Scrolled to before its turn has come. Out of sight it is as high as its style says, drawn or not: nothing jumps.
    const seen = (event: Event) => { if (!(event as ContentVisibilityAutoStateChangeEvent).skipped) draw(); };
    element.addEventListener('contentvisibilityautostatechange', seen);
    return () => {
      leave();
      element.removeEventListener('contentvisibilityautostatechange', seen);
    };
  }, [isDrawn]);
  return (
    <MessagePrimitive.Root ref={box} className={`message message-${view.message.role}`} role="article">
      {isDrawn && <ErrorBoundary>{view.message.role === 'user' ? <UserMessage view={view} /> : <AssistantMessage view={view} />}</ErrorBoundary>}
    </MessagePrimitive.Root>
  );
}
