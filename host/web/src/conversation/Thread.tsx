import { AssistantRuntimeProvider, ThreadPrimitive } from '@assistant-ui/react';
import { Suspense, useCallback, useRef, useState } from 'react';
import { ErrorBoundary } from '../app/ErrorBoundary';
import { useSoon } from '../app/later';
import { connectionStore } from '../host/connection';
import type { Filters } from '../host/types';
import { neutral } from '../markdown/neutral';
import { useTexts } from '../texts';
import { Icon } from '../ui/Icon';
import { Loading } from '../ui/Loading';
import { DropZone } from '../uploads/DropZone';
import { useUploads } from '../uploads/useUploads';
import { Announcements } from './Announcements';
import { Composer } from './composer/Composer';
import { useSendBar } from './composer/useSendBar';
import { useConversation, useModel } from './context';
import { drawn } from './drawnLater';
import { conversationTexts } from './texts';
import { useChatRuntime } from './useChatRuntime';
import { Welcome } from './Welcome';

const Messages = () => { const { ThreadMessages } = drawn.use(); return <ThreadMessages />; };

/** A conversation: its messages, and what the next one is written in. */
export function Thread() {
  const model = useModel();
  const texts = useTexts(conversationTexts);
  const uploads = useUploads();
  const [filters, setFilters] = useState<Filters>({});
  const isEmpty = useConversation((state) => state.views.length === 0);
  const title = useConversation((state) => state.title);
  const [wasEmpty] = useState(isEmpty);
  const tools = drawn.useIfThere();
  useSoon(drawn);
  // Opened with its messages it is shown when all of it is there; begun here it stays in sight, and in use, when its first message comes.
  if (!wasEmpty)
    drawn.use();
  const bar = useSendBar(uploads);

  const latest = useRef({ uploads, filters });
  latest.current = { uploads, filters };
  const send = useCallback((text: string) => {
    if (connectionStore.getState().state === 'expired')
      return;
    const { uploads: files, filters: chosen } = latest.current;
    const attachments = files.items.flatMap((item) => (item.id && item.state === 'ready' ? [{ id: item.id, name: item.name }] : []));
    files.clear();
    void model.ask(text.trim(), { filters: chosen, attachments });
  }, [model]);
  const runtime = useChatRuntime(send, bar !== null);

  return (
    <AssistantRuntimeProvider runtime={runtime}>
      <DropZone className="thread-drop" onFiles={uploads.add}>
        <ThreadPrimitive.Root className="thread" onInput={drawn.load}>
          {!isEmpty && (
            <header className="thread-head">
              <h1><bdi>{neutral(title) || texts.untitled}</bdi></h1>
              {tools && <tools.ShareButton conversationId={model.id} />}
              {tools && <tools.ExportMenu conversationId={model.id} messageId={null} />}
            </header>
          )}
          <ThreadPrimitive.Viewport key={isEmpty ? 'empty' : 'messages'} turnAnchor={isEmpty ? 'bottom' : 'top'} autoScroll={false} className={isEmpty ? 'thread-view thread-view-empty' : 'thread-view'} tabIndex={0} role="region" aria-label={texts.thread}>
            {isEmpty ? <Welcome /> : <ErrorBoundary><Suspense fallback={<Loading />}><Messages /></Suspense></ErrorBoundary>}
          </ThreadPrimitive.Viewport>
          <div className="thread-foot">
            {!isEmpty && <ThreadPrimitive.ScrollToBottom className="thread-down icon-button" aria-label={texts.toBottom} title={texts.toBottom} behavior="instant"><Icon name="down" /></ThreadPrimitive.ScrollToBottom>}
            <Composer uploads={uploads} filters={filters} onFilters={setFilters} bar={bar} onSend={send} />
          </div>
        </ThreadPrimitive.Root>
      </DropZone>
      <Announcements />
    </AssistantRuntimeProvider>
  );
}
