import './prompts.css';
import { type ReactNode, useState } from 'react';
import { Link } from '../app/router';
import { useApp } from '../app/store';
import { usePageTitle } from '../app/usePageTitle';
import { askAnew } from '../conversation/ask';
import type { Prompt } from '../host/types';
import { useLanguage, useTexts } from '../texts';
import { localized } from '../texts/localized';
import { Alert } from '../ui/Alert';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { TextField } from '../ui/Field';
import { Loading } from '../ui/Loading';
import { toast } from '../ui/Toasts';
import { FillDialog } from './FillDialog';
import { PromptCard } from './PromptCard';
import { PromptEditor } from './PromptEditor';
import { byScope, deletePrompt, draftOf, loadPrompts, matching, savePrompt } from './promptStore';
import { promptTexts } from './texts';
import { usePrompts } from './usePrompts';
import { variablesOf } from './variables';

/** The library of prompts: one's own, those of the department, those of the city. */
export function PromptsPage() {
  const texts = useTexts(promptTexts);
  const language = useLanguage();
  usePageTitle(texts.title);
  const city = useApp((app) => app.city);
  const chosen = useApp((app) => app.preferences.department);
  const department = city.departments.find((one) => one.id === chosen);
  const { prompts, error } = usePrompts();
  const [query, setQuery] = useState('');
  // undefined: not open; null: a new one.
  const [edited, setEdited] = useState<Prompt | null | undefined>(undefined);
  const [used, setUsed] = useState<Prompt | null>(null);
  const found = matching(prompts ?? [], query);
  const scopes = byScope(found, language);
  const isSearch = query.trim() !== '';

  const tell = (failure: unknown) => toast(`${texts.failed}: ${(failure as Error).message}`);
  const use = (prompt: Prompt) => (variablesOf(prompt.text).length > 0 ? setUsed(prompt) : askAnew(prompt.text));
  const duplicate = (prompt: Prompt) => savePrompt({ title: texts.copyOf(prompt.title).slice(0, 120), text: prompt.text, scope: 'own' })
    .then((copy) => toast(texts.duplicated, { label: texts.edit, run: () => setEdited(copy) }), tell);
  const remove = (prompt: Prompt) => deletePrompt(prompt)
    .then(() => toast(texts.deleted, { label: texts.undo, run: () => void savePrompt(draftOf(prompt)).then(() => toast(texts.restored), tell) }), tell);

  const section = (title: string, list: Prompt[], empty: ReactNode, hint?: string) => (!isSearch || list.length > 0) && (
    <section className="prompt-section">
      <h2>{title}</h2>
      {hint && list.length > 0 && <p className="muted">{hint}</p>}
      {list.length === 0
        ? empty
        : (
            <ul className="prompt-cards">
              {list.map((prompt) => (
                <PromptCard key={prompt.id} prompt={prompt} onUse={() => use(prompt)} onEdit={() => setEdited(prompt)} onDuplicate={() => void duplicate(prompt)} onDelete={() => void remove(prompt)} />
              ))}
            </ul>
          )}
    </section>
  );

  return (
    <div className="page">
      <header>
        <h1>{texts.title}</h1>
        <p className="muted prompt-intro">{texts.intro}</p>
      </header>
      <div className="prompt-bar">
        <div className="prompt-search">
          <TextField label={texts.search} placeholder={texts.searchPlaceholder} type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
        </div>
        <Button kind="primary" icon="add" onClick={() => setEdited(null)}>{texts.create}</Button>
      </div>
      <p className="kern-sr-only" role="status">{prompts && isSearch ? texts.found(found.length) : ''}</p>
      {error && <Alert kind="danger" title={texts.loadFailed} role="alert"><p>{error}</p><Button kind="secondary" small onClick={() => void loadPrompts()}>{texts.again}</Button></Alert>}
      {!prompts && !error && <Loading text={texts.loading} />}
      {prompts && isSearch && found.length === 0 && (
        <EmptyState icon="search" title={texts.nothingFound(query.trim())}>
          <p>{texts.nothingFoundHint}</p>
          <Button kind="secondary" onClick={() => setQuery('')}>{texts.showAll}</Button>
        </EmptyState>
      )}
      {prompts && section(texts.own, scopes.own, <div className="prompt-none"><p><strong>{texts.ownEmpty}</strong> {texts.ownEmptyHint}</p></div>)}
      {prompts && (city.departments.length > 0 || scopes.department.length > 0) && section(
        department ? texts.departmentNamed(localized(department.name, language)) : texts.department,
        scopes.department,
        <div className="prompt-none">
          <p>{department ? texts.departmentEmpty : texts.departmentNotChosen}</p>
          {!department && <Link className="kern-link" href="/einstellungen">{texts.chooseDepartment}</Link>}
        </div>,
      )}
      {prompts && section(texts.city(localized(city.name, language)), scopes.city, <div className="prompt-none"><p>{texts.cityEmpty}</p></div>, texts.cityHint)}
      {edited !== undefined && <PromptEditor prompt={edited} onClose={() => setEdited(undefined)} />}
      {used && <FillDialog prompt={used} onClose={() => setUsed(null)} onFilled={(text) => { setUsed(null); askAnew(text); }} />}
    </div>
  );
}
