import { type KeyboardEvent, useRef, useState } from 'react';
import { conversationPath, Link } from '../app/router';
import type { ConversationSummary } from '../host/types';
import { useTexts } from '../texts';
import { Marked } from '../ui/Marked';
import { Menu } from '../ui/Menu';
import { remove, rename } from './history';
import { historyTexts } from './texts';

/** A conversation in the list: a link, its menu, and its title as a field while it is renamed. */
export function ConversationEntry({ conversation, isCurrent, words }: { conversation: ConversationSummary; isCurrent: boolean; words: string[] }) {
  const texts = useTexts(historyTexts);
  const [isRenaming, setRenaming] = useState(false);
  const isOpen = useRef(false);
  const entry = useRef<HTMLLIElement>(null);
  const title = conversation.title || texts.untitled;

  const finish = (value: string | null, byKey: boolean) => {
    // A field that goes away loses the focus, which finishes it a second time.
    if (!isOpen.current)
      return;
    isOpen.current = false;
    setRenaming(false);
    const name = value?.trim();
    if (name && name !== conversation.title)
      void rename(conversation.id, name);
    if (byKey)
      requestAnimationFrame(() => entry.current?.querySelector('a')?.focus());
  };
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' && event.key !== 'Escape')
      return;
    event.preventDefault();
    event.stopPropagation();
    finish(event.key === 'Enter' ? event.currentTarget.value : null, true);
  };

  if (isRenaming) {
    return (
      <li ref={entry} className="history-entry">
        <input
          className="history-rename"
          aria-label={texts.newTitle}
          defaultValue={conversation.title}
          maxLength={200}
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={onKey}
          onBlur={(event) => finish(event.currentTarget.value, false)}
        />
      </li>
    );
  }

  return (
    <li ref={entry} className="history-entry" data-current={isCurrent || undefined}>
      <Link href={conversationPath(conversation.id)} aria-current={isCurrent ? 'page' : undefined} title={title}>
        <span className="history-title"><Marked text={title} words={words} /></span>
        {conversation.snippet && <span className="history-snippet"><Marked text={conversation.snippet} words={words} /></span>}
      </Link>
      <Menu
        className="history-menu"
        label={texts.actions(title)}
        items={[
          // After the menu has given the focus back, so that the field has it.
          { label: texts.rename, icon: 'edit', onSelect: () => requestAnimationFrame(() => { isOpen.current = true; setRenaming(true); }) },
          { label: texts.remove, icon: 'delete', danger: true, onSelect: () => void remove(conversation) },
        ]}
      />
    </li>
  );
}
