import { useEffect, useMemo, useState } from 'react';
import { conversationPath, Link, navigate } from '../app/router';
import { usePageTitle } from '../app/usePageTitle';
import { call } from '../host/api';
import { Problem } from '../host/problem';
import type { StoredMessage } from '../host/types';
import { touchConversation } from '../history/history';
import { neutral } from '../markdown/neutral';
import { Parts } from '../parts/Parts';
import { useLanguage, useTexts } from '../texts';
import { formatDateTime } from '../texts/format';
import { Alert } from '../ui/Alert';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Loading } from '../ui/Loading';
import { toast } from '../ui/Toasts';
import { CitationPopover } from './citations/CitationPopover';
import './conversation.css';
import { AnswerText } from './messages/AnswerText';
import { Checks } from './messages/Checks';
import { Label } from './messages/Label';
import { SimpleSwitch } from './messages/Simple';
import { Sources } from './messages/Sources';
import { conversationTexts } from './texts';

interface Shared { title: string; messages: StoredMessage[]; sharedAt: string; mine: boolean }
type State = { kind: 'loading' } | { kind: 'missing' } | { kind: 'failed'; why: string } | { kind: 'ready'; shared: Shared };

/** A conversation that a colleague has given the link of: to read, and to go on with in one's own. */
export function SharedPage({ token }: { token: string }) {
  const texts = useTexts(conversationTexts);
  const language = useLanguage();
  const [state, setState] = useState<State>({ kind: 'loading' });
  const [isCopying, setCopying] = useState(false);
  const [turn, setTurn] = useState(0);
  const address = `/api/shared/${encodeURIComponent(token)}`;
  usePageTitle(state.kind === 'ready' ? neutral(state.shared.title) : texts.shared);
  useEffect(() => {
    const abort = new AbortController();
    setState({ kind: 'loading' });
    call<Shared>(address, { signal: abort.signal })
      .then((shared) => setState({ kind: 'ready', shared }))
      .catch((error: unknown) => {
        if (!abort.signal.aborted)
          setState(error instanceof Problem && (error.status === 404 || error.status === 403) ? { kind: 'missing' } : { kind: 'failed', why: error instanceof Error ? error.message : '' });
      });
    return () => abort.abort();
  }, [address, turn]);

  const copy = async () => {
    setCopying(true);
    try {
      const { id } = await call<{ id: string }>(`${address}/copy`, { method: 'POST' });
      touchConversation({ id, title: state.kind === 'ready' ? state.shared.title : '' });
      navigate(conversationPath(id));
    } catch (error) {
      toast(error instanceof Error ? error.message : texts.notLoaded);
      setCopying(false);
    }
  };
  if (state.kind === 'loading')
    return <div className="page"><h1 className="kern-sr-only">{texts.shared}</h1><Loading text={texts.loading} /></div>;
  if (state.kind === 'missing')
    return <div className="page"><EmptyState icon="share" title={texts.sharedMissing} level={1}><p>{texts.sharedMissingHint}</p><Link className="kern-link" href="/">{texts.newConversation}</Link></EmptyState></div>;
  if (state.kind === 'failed')
    return <div className="page"><Alert kind="danger" title={texts.notLoaded}><p>{state.why}</p><Button onClick={() => setTurn(turn + 1)}>{texts.tryAgain}</Button></Alert></div>;
  const { shared } = state;
  return (
    <div className="page shared">
      <header>
        <p className="muted small">{texts.shared}</p>
        <h1><bdi>{neutral(shared.title)}</bdi></h1>
        <p>{shared.mine ? texts.sharedMine : texts.sharedHint(formatDateTime(shared.sharedAt, language))}</p>
        <div className="no-print"><Button kind="primary" disabled={isCopying} onClick={() => void copy()}>{texts.continueOwn}</Button></div>
      </header>
      <div className="thread-messages">{shared.messages.map((message) => <ReadOnly key={message.id} message={message} />)}</div>
      <CitationPopover />
    </div>
  );
}

const none: readonly never[] = [];

function ReadOnly({ message }: { message: StoredMessage }) {
  const texts = useTexts(conversationTexts);
  const [isSimpleShown, showSimple] = useState(true);
  const { answer, simple } = message;
  const isSimple = Boolean(simple) && isSimpleShown;
  const checks = (isSimple ? simple!.checks : answer?.checks) ?? none;
  const parts = useMemo(() => answer?.parts ?? none, [answer]);
  if (message.role === 'user')
    return <article className="message message-user"><h2 className="kern-sr-only">{texts.question}</h2><div className="message-question"><bdi>{neutral(message.text)}</bdi></div></article>;
  return (
    <article className="message message-assistant">
      <h2 className="kern-sr-only">{texts.answer}</h2>
      <div className="answer">
        <Label mode={isSimple ? 'generated' : answer?.mode ?? 'generated'} model={answer?.model ?? null} />
        <Checks checks={checks} />
        {simple && <SimpleSwitch isSimple={isSimple} onChange={showSimple} />}
        <AnswerText text={isSimple ? simple!.text : message.text} citations={answer?.citations ?? none} checks={checks} parts={parts} />
        {parts.length > 0 && <Parts conversationId="" messageId={message.id} tools={parts} isEditable={false} />}
        {answer && answer.citations.length > 0 && <Sources citations={answer.citations} />}
        {(answer?.partial || message.state !== 'done') && <Alert kind="warning" title={texts.partial} />}
        {answer?.notice && <Alert kind="info" title={neutral(answer.notice)} />}
      </div>
    </article>
  );
}
