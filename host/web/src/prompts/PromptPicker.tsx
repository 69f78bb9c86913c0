import './prompts.css';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Link } from '../app/router';
import { useApp } from '../app/store';
import type { Prompt } from '../host/types';
import { useLanguage, useTexts } from '../texts';
import { localized } from '../texts/localized';
import { Alert } from '../ui/Alert';
import { Button, IconButton } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/Field';
import { Loading } from '../ui/Loading';
import { FillDialog } from './FillDialog';
import { byScope, loadPrompts, matching } from './promptStore';
import { PromptText } from './PromptText';
import { promptTexts } from './texts';
import { usePrompts } from './usePrompts';
import { variablesOf } from './variables';

/** A button that puts a saved prompt into the question, its variables filled in. */
export function PromptPicker({ onPick }: { onPick: (text: string) => void }) {
  const texts = useTexts(promptTexts);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Prompt | null>(null);

  const close = () => {
    setOpen(false);
    setChosen(null);
  };
  const pick = (text: string) => {
    close();
    onPick(text);
  };

  return (
    <>
      <IconButton icon="draft" label={texts.pick} aria-haspopup="dialog" onClick={() => setOpen(true)} />
      {/* Outside of what it stands in: the composer is a form, and so is what asks for the variables. */}
      {isOpen && createPortal(
        chosen
          ? <FillDialog prompt={chosen} onFilled={pick} onClose={close} onBack={() => setChosen(null)} />
          : <PickDialog onClose={close} onChosen={(prompt) => (variablesOf(prompt.text).length > 0 ? setChosen(prompt) : pick(prompt.text))} />,
        document.body,
      )}
    </>
  );
}

function PickDialog({ onClose, onChosen }: { onClose: () => void; onChosen: (prompt: Prompt) => void }) {
  const texts = useTexts(promptTexts);
  const language = useLanguage();
  const city = useApp((app) => app.city);
  const { prompts, error } = usePrompts();
  const [query, setQuery] = useState('');
  const content = useRef<HTMLDivElement>(null);
  const found = byScope(matching(prompts ?? [], query), language);
  const scopes = [['own', texts.own], ['department', texts.department], ['city', texts.city(localized(city.name, language))]] as const;

  useEffect(() => content.current?.querySelector('input')?.focus(), []);

  // From the search down into the list and back, besides Tab.
  const move = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')
      return;
    const stops = [...content.current!.querySelectorAll<HTMLElement>('input, .prompt-choice')];
    const to = stops[stops.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)];
    if (to) {
      event.preventDefault();
      to.focus();
    }
  };

  return (
    <Dialog title={texts.pick} onClose={onClose}>
      <div className="prompt-picker" ref={content} onKeyDown={move}>
        <TextField label={texts.search} placeholder={texts.searchPlaceholder} type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
        {error && <Alert kind="danger" title={texts.loadFailed} role="alert"><p>{error}</p><Button kind="tertiary" small onClick={() => void loadPrompts()}>{texts.again}</Button></Alert>}
        {!prompts && !error && <Loading text={texts.loading} />}
        {scopes.map(([scope, title]) => found[scope].length > 0 && (
          <section key={scope}>
            <h3>{title}</h3>
            <ul>
              {found[scope].map((prompt) => (
                <li key={prompt.id}>
                  <button type="button" className="prompt-choice" onClick={() => onChosen(prompt)}>
                    <span className="prompt-choice-title">{prompt.title}</span>
                    <PromptText text={prompt.text} />
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p role="status" className={prompts && query && matching(prompts, query).length === 0 ? 'muted' : 'kern-sr-only'}>
          {prompts && query && (matching(prompts, query).length === 0 ? texts.nothingFound(query) : texts.found(matching(prompts, query).length))}
        </p>
        {prompts?.length === 0 && <p className="muted">{texts.pickEmpty}</p>}
        <Link className="kern-link" href="/vorlagen" onClick={onClose}>{texts.toPage}</Link>
      </div>
    </Dialog>
  );
}
