import { ThreadPrimitive, useAuiState } from '@assistant-ui/react';
import { memo } from 'react';
import { Message } from './Message';

/** So many messages lie in one stretch. */
const length = 20;

/**
 * The messages of the branch that is shown. They lie in stretches, and a stretch out of sight is one thing for the browser to look after:
 * a thousand single ones cost it ten milliseconds in every frame that is scrolled.
 */
export function Messages() {
  const count = useAuiState((state) => state.thread.messages.length);
  const stretches = Math.ceil(count / length);
  return Array.from({ length: stretches }, (_, at) => <Stretch key={at} from={at * length} to={Math.min(count, (at + 1) * length)} />);
}

const Stretch = memo(function Stretch({ from, to }: { from: number; to: number }) {
  return (
    <div className="stretch">
      {Array.from({ length: to - from }, (_, at) => <ThreadPrimitive.MessageByIndex key={from + at} index={from + at} components={components} />)}
    </div>
  );
});

function Here() {
  const id = useAuiState((state) => state.message.id);
  return <Message key={id} id={id} />;
}

const components = { Message: Here };
