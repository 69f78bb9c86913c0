import { ComposerPrimitive, useAui, useAuiState } from '@assistant-ui/react';
import { type ClipboardEvent, type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useShortcut } from '../../app/shortcuts';
import { useApp } from '../../app/store';
import { FilterBar } from '../../filters/FilterBar';
import type { Filters } from '../../host/types';
import { PromptPicker } from '../../prompts/PromptPicker';
import { useLanguage, useTexts } from '../../texts';
import { formatNumber } from '../../texts/format';
import { Alert } from '../../ui/Alert';
import { Icon } from '../../ui/Icon';
import { AttachButton } from '../../uploads/AttachButton';
import { UploadList } from '../../uploads/UploadList';
import type { Uploads } from '../../uploads/useUploads';
import { handedStore } from '../ask';
import { useConversation, useModel } from '../context';
import { keepDraft, readDraft } from '../model/kept';
import { conversationTexts } from '../texts';

interface Props { uploads: Uploads; filters: Filters; onFilters: (filters: Filters) => void; bar: string | null; onSend: (text: string) => void }

/** Where a question is written. What is typed outlives a reload, a failure and an expired session. */
export function Composer({ uploads, filters, onFilters, bar, onSend }: Props) {
  const texts = useTexts(conversationTexts);
  const language = useLanguage();
  const model = useModel();
  const aui = useAui();
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const text = useAuiState((state) => state.composer.text);
  const most = useApp((app) => app.limits.questionCharacters);
  const sendWith = useApp((app) => app.preferences.sendWith);
  const isRunning = useConversation((state) => state.running !== null);
  const isNew = useConversation((state) => state.phase === 'new');
  const returned = useConversation((state) => state.returned);
  const [isStopping, setStopping] = useState(false);
  const fill = (value: string) => {
    aui.composer.setText(value);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(value.length, value.length);
    });
  };

  // The draft of what is not begun yet has no conversation to be kept under.
  const draftOf = isNew ? null : model.id;
  const isRead = useRef(false);
  useEffect(() => {
    if (!isRead.current) {
      isRead.current = true;
      const draft = readDraft(draftOf);
      if (draft)
        aui.composer.setText(draft);
      if (!matchMedia('(pointer: coarse)').matches)
        input.current?.focus();
    }
  }, [aui, draftOf]);
  const typed = (value: string) => keepDraft(draftOf, value);

  useEffect(() => {
    if (!isRunning)
      setStopping(false);
    // What began the run may be gone with it: a suggestion, an example.
    else if (document.activeElement === document.body)
      input.current?.focus();
  }, [isRunning]);

  // What was not taken goes back to where it was typed, unless something else is typed there by now.
  const turn = returned?.turn ?? 0;
  useEffect(() => {
    if (returned?.text && !aui.composer.getState().text) {
      fill(returned.text);
      keepDraft(draftOf, returned.text);
    }
  }, [turn]);

  const handed = useStore(handedStore, (state) => state.handed);
  useEffect(() => {
    if (!handed || !isNew)
      return;
    handedStore.setState({ handed: null });
    if (handed.send)
      onSend(handed.text);
    else
      fill(handed.text);
  }, [handed, isNew]);

  const over = text.length - most;
  const reason = over > 0 ? texts.over(formatNumber(over, language)) : bar ?? (isRunning && text ? texts.whileRunning : null);
  const submit = (event: FormEvent) => {
    if (over > 0 || bar || isRunning || !text.trim())
      event.preventDefault();
    else
      keepDraft(draftOf, '');
    input.current?.focus();
  };
  const paste = (event: ClipboardEvent) => {
    if (event.clipboardData.files.length > 0) {
      event.preventDefault();
      uploads.add([...event.clipboardData.files]);
    }
  };
  const stop = () => {
    setStopping(true);
    void model.stop();
    input.current?.focus();
  };
  useShortcut('composer', () => input.current?.focus());
  useShortcut('stop', stop, isRunning);

  return (
    <div className="composer-frame">
      {returned && <Alert kind="warning" title={returned.text ? texts.returned : texts.notRegenerated} role="alert"><p>{returned.why}</p></Alert>}
      <ComposerPrimitive.Root className="composer" onSubmit={submit}>
        <label className="kern-sr-only" htmlFor={`${id}-input`}>{texts.question}</label>
        <UploadList uploads={uploads} />
        <ComposerPrimitive.Input
          ref={input}
          id={`${id}-input`}
          className="composer-input"
          placeholder={texts.placeholder}
          minRows={1}
          maxRows={10}
          submitMode={sendWith === 'enter' ? 'enter' : 'ctrlEnter'}
          cancelOnEscape={false}
          addAttachmentOnPaste={false}
          aria-describedby={`${id}-hint ${id}-reason`}
          aria-invalid={over > 0 || undefined}
          onChange={(event) => typed(event.target.value)}
          onPaste={paste}
        />
        <div className="composer-row">
          <AttachButton onFiles={uploads.add} />
          <FilterBar value={filters} onChange={onFilters} />
          <PromptPicker onPick={fill} />
          <span className="composer-space" />
          {over <= 0 && most - text.length <= most / 5 && <span className="muted small" role="status">{texts.left(formatNumber(most - text.length, language))}</span>}
          {isRunning
            ? <button type="button" className="composer-send" aria-label={isStopping ? texts.stopping : texts.stop} title={texts.stop} disabled={isStopping} onClick={stop}><Icon name="stop" /></button>
            : // Not the primitive's: that one sends past the form, and so past the draft.
              <button type="submit" className="composer-send" aria-label={texts.send} title={texts.send} disabled={over > 0 || bar !== null || !text.trim()}><Icon name="send" /></button>}
        </div>
      </ComposerPrimitive.Root>
      <p id={`${id}-reason`} className={over > 0 ? 'composer-reason composer-over' : 'composer-reason'} role={over > 0 ? 'alert' : undefined}>{reason}</p>
      <p id={`${id}-hint`} className="composer-foot muted small">{texts.foot}<span className="composer-keys"> {sendWith === 'enter' ? texts.sendWithEnter : texts.sendWithCtrl}</span></p>
    </div>
  );
}
