import { Suspense, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { navigate } from '../app/router';
import { usePageTitle } from '../app/usePageTitle';
import { useTexts } from '../texts';
import { Alert } from '../ui/Alert';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Loading } from '../ui/Loading';
import { askAnew } from './ask';
import { ConversationContext } from './context';
import './conversation.css';
import { drawn } from './drawnLater';
import { keepDraft, readDraft } from './model/kept';
import { conversationOf } from './model/registry';
import { conversationTexts } from './texts';
import { Thread } from './Thread';

export function ChatPage({ id }: { id: string | null }) {
  // The conversation that begins here gets its address without the page being built anew: the same model under its id.
  const model = useMemo(() => conversationOf(id), [id]);
  const texts = useTexts(conversationTexts);
  const phase = useStore(model.store, (state) => state.phase);
  const title = useStore(model.store, (state) => state.title);
  usePageTitle(id === null ? null : title || texts.untitled);
  useEffect(() => {
    if (id !== null)
      drawn.load();
    void model.load();
  }, [model]);
  const loading = <div className="page"><h1 className="kern-sr-only">{texts.thread}</h1><Loading text={texts.loading} /></div>;

  return (
    <ConversationContext value={model}>
      {phase === 'loading' ? loading
        : phase === 'missing' ? <Missing id={model.id} />
        : phase === 'failed' ? <NotLoaded />
        : <Suspense fallback={loading}><Thread key={model.id} /></Suspense>}
    </ConversationContext>
  );

  function NotLoaded() {
    const problem = useStore(model.store, (state) => state.problem);
    return (
      <div className="page">
        <h1 className="kern-sr-only">{texts.thread}</h1>
        <Alert kind="danger" title={texts.notLoaded}>
          <p>{problem}</p>
          <Button onClick={() => void model.load()}>{texts.tryAgain}</Button>
        </Alert>
      </div>
    );
  }
}

/** No such conversation for this person, whatever the reason. What was typed into it is not lost with it. */
function Missing({ id }: { id: string }) {
  const texts = useTexts(conversationTexts);
  const [draft] = useState(() => readDraft(id));
  const take = () => {
    keepDraft(id, '');
    askAnew(draft);
  };
  return (
    <div className="page">
      <EmptyState icon="chat" title={texts.missing} level={1}>
        <p>{texts.missingHint}</p>
        {draft ? <Button kind="primary" onClick={take}>{texts.takeDraft}</Button> : <Button onClick={() => navigate('/')}>{texts.newConversation}</Button>}
      </EmptyState>
    </div>
  );
}
