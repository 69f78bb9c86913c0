import { useShortcut } from '../../app/shortcuts';
import { useApp } from '../../app/store';
import { ExportMenu } from '../../export/ExportMenu';
import { FeedbackControl } from '../../feedback/FeedbackControl';
import { useLanguage, useTexts } from '../../texts';
import { Button, IconButton } from '../../ui/Button';
import { toast } from '../../ui/Toasts';
import { useStore } from 'zustand';
import { useConversation, useModel } from '../context';
import type { Message, Version } from '../model/state';
import { conversationTexts } from '../texts';
import { copyAnswer } from './copy';
import { Versions } from './Versions';

/** What can be done with a finished answer. */
export function MessageActions({ message, version, text }: { message: Message; version: Version; text: string }) {
  const model = useModel();
  const texts = useTexts(conversationTexts);
  const language = useLanguage();
  const isRunning = useConversation((state) => state.running !== null);
  const isLast = useConversation((state) => state.leaf === message.id);
  const isSimplifying = useStore(model.simplifying, (state) => state.now?.problem === null);
  const hasModel = useApp((app) => app.status.models.configured && app.status.models.inReach);
  const copy = async () => toast(await copyAnswer(text, message.answer, language) ? texts.copied : texts.copyFailed);
  useShortcut('copy-answer', () => void copy(), isLast && text !== '');
  const isDone = message.state === 'done' && !message.local;
  return (
    <div className="message-tools" role="group" aria-label={texts.actions}>
      <Versions id={message.id} version={version} />
      {text && <IconButton icon="copy" label={texts.copy} size={18} onClick={() => void copy()} />}
      <IconButton icon="refresh" label={texts.regenerate} size={18} disabled={isRunning} onClick={() => void model.regenerate(message.id)} />
      {isDone && text && <ExportMenu conversationId={model.id} messageId={message.id} />}
      {isDone && <FeedbackControl conversationId={model.id} message={message} />}
      {isDone && text && !message.simple && !message.answer?.refused && hasModel && <Button kind="tertiary" small icon="simple" disabled={isSimplifying} onClick={() => void model.simplify(message.id)}>{texts.simplify}</Button>}
    </div>
  );
}
