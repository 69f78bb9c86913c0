import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { useApp } from '../../app/store';
import { neutral } from '../../markdown/neutral';
import { useTexts } from '../../texts';
import { Button, IconButton } from '../../ui/Button';
import { TextArea } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { useConversation, useModel } from '../context';
import type { View } from '../model/state';
import { conversationTexts } from '../texts';
import { Versions } from './Versions';

/** A question, which can be changed: that makes another version beside it. */
export function UserMessage({ view: { message, version } }: { view: View }) {
  const texts = useTexts(conversationTexts);
  const [isEditing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const isRunning = useConversation((state) => state.running !== null);
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => button.current?.focus());
  };
  if (isEditing)
    return <Edit id={message.id} text={message.text} onClose={close} />;
  return (
    <>
      <h2 className="kern-sr-only">{texts.you}</h2>
      <div className="message-question"><bdi>{neutral(message.text)}</bdi></div>
      {Boolean(message.attachments?.length) && (
        <ul className="message-files" aria-label={texts.attachments}>
          {message.attachments!.map((file) => <li key={file.id}><Icon name="attach" size={16} /><bdi>{neutral(file.name)}</bdi></li>)}
        </ul>
      )}
      <div className="message-tools">
        <Versions id={message.id} version={version} />
        {!message.local && <IconButton ref={button} icon="edit" label={texts.edit} size={18} disabled={isRunning} onClick={() => setEditing(true)} />}
      </div>
    </>
  );
}

function Edit({ id, text, onClose }: { id: string; text: string; onClose: () => void }) {
  const model = useModel();
  const texts = useTexts(conversationTexts);
  const most = useApp((app) => app.limits.questionCharacters);
  const [value, setValue] = useState(text);
  const isFit = value.trim().length > 0 && value.length <= most;
  const ask = (event?: FormEvent) => {
    event?.preventDefault();
    if (!isFit)
      return;
    onClose();
    if (value.trim() !== text.trim())
      void model.edit(id, value.trim());
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      ask();
    }
  };
  return (
    <form className="message-edit" onSubmit={ask}>
      <TextArea label={texts.editLabel} value={value} autoFocus rows={Math.min(10, Math.max(3, Math.ceil(value.length / 70)))} onChange={(event) => setValue(event.target.value)} onKeyDown={keys} error={value.length > most ? texts.over(String(value.length - most)) : null} />
      <div className="message-edit-actions">
        <Button kind="tertiary" small onClick={onClose}>{texts.cancel}</Button>
        <Button kind="primary" small type="submit" disabled={!isFit}>{texts.save}</Button>
      </div>
    </form>
  );
}
