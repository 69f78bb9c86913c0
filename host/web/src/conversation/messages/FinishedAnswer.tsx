import { useState } from 'react';
import { AppliedFilters } from '../../filters/AppliedFilters';
import { neutral } from '../../markdown/neutral';
import { Parts } from '../../parts/Parts';
import { useTexts } from '../../texts';
import { Done } from '../Activity';
import { useConversation, useModel } from '../context';
import type { View } from '../model/state';
import { conversationTexts } from '../texts';
import { AnswerText } from './AnswerText';
import { Checks } from './Checks';
import { Ending } from './Ending';
import { Label } from './Label';
import { MessageActions } from './MessageActions';
import { BecomingSimple, SimpleSwitch } from './Simple';
import { ownWords } from './ownWords';
import { Sources } from './Sources';

const none: readonly never[] = [];

/** An answer with all that belongs to it: label, checks, text, parts, sources, and what can be done with it. */
export function FinishedAnswer({ view: { message, version } }: { view: View }) {
  const model = useModel();
  const [isSimpleShown, showSimple] = useState(true);
  const { answer, simple } = message;
  const isSimple = Boolean(simple) && isSimpleShown;
  const checks = (isSimple ? simple!.checks : answer?.checks) ?? none;
  const parts = answer?.parts ?? none;
  return (
    <div className="answer">
      {answer && answer.tools.length > 0 && <Done tools={answer.tools} parts={parts} />}
      {answer?.filters && <AppliedFilters applied={answer.filters} onRemove={(kind) => void model.withoutFilter(message.id, kind)} />}
      {(message.text || answer) && <Label mode={isSimple ? 'generated' : answer?.mode ?? 'generated'} model={answer?.model ?? null} />}
      <Checks checks={checks} />
      <BecomingSimple messageId={message.id} />
      {simple && <SimpleSwitch isSimple={isSimple} onChange={showSimple} />}
      <AnswerText text={isSimple ? simple!.text : ownWords(message.text, answer)} citations={answer?.citations ?? none} checks={checks} parts={parts} />
      {parts.length > 0 && <Parts conversationId={model.id} messageId={message.id} tools={parts} isEditable={!message.local} />}
      {answer && answer.citations.length > 0 && <Sources citations={answer.citations} />}
      <Ending message={message} />
      <MessageActions message={message} version={version} text={isSimple ? simple!.text : message.text} />
      {answer && answer.suggestions.length > 0 && <Suggestions messageId={message.id} suggestions={answer.suggestions} />}
    </div>
  );
}

/** What could be asked next; under the last answer, where it still leads on. */
function Suggestions({ messageId, suggestions }: { messageId: string; suggestions: readonly string[] }) {
  const model = useModel();
  const texts = useTexts(conversationTexts);
  const isLast = useConversation((state) => state.leaf === messageId && state.running === null);
  if (!isLast)
    return null;
  return (
    <section className="suggestions">
      <h3>{texts.suggestions}</h3>
      <ul>{suggestions.map((text) => <li key={text}><button type="button" className="suggestion" onClick={() => void model.ask(text)}><bdi>{neutral(text)}</bdi></button></li>)}</ul>
    </section>
  );
}
