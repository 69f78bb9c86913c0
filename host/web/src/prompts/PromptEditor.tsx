import { type FormEvent, useId, useRef, useState } from 'react';
import { useApp } from '../app/store';
import type { Prompt } from '../host/types';
import { useLanguage, useTexts } from '../texts';
import { localized } from '../texts/localized';
import { Alert } from '../ui/Alert';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextArea, TextField } from '../ui/Field';
import { toast } from '../ui/Toasts';
import { RadioGroup } from '../settings/RadioGroup';
import { draftOf, maxText, maxTitle, savePrompt } from './promptStore';
import { promptTexts } from './texts';
import { variablesOf } from './variables';

/** Writes a prompt: a new one (`prompt` is null), or one's own anew. */
export function PromptEditor({ prompt, onClose }: { prompt: Prompt | null; onClose: () => void }) {
  const texts = useTexts(promptTexts);
  const language = useLanguage();
  const city = useApp((app) => app.city);
  const chosen = useApp((app) => app.preferences.department);
  const department = city.departments.find((one) => one.id === chosen);
  const [begun] = useState(() => (prompt ? draftOf(prompt) : { title: '', text: '', scope: 'own' as const }));
  const [draft, setDraft] = useState(begun);
  const [isTried, setTried] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const form = useId();
  const element = useRef<HTMLFormElement>(null);
  const names = variablesOf(draft.text);
  const isChanged = draft.title !== begun.title || draft.text !== begun.text || draft.scope !== begun.scope;

  const leave = () => (isChanged && !isLeaving ? setLeaving(true) : onClose());

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!draft.title.trim() || !draft.text.trim()) {
      element.current?.querySelector<HTMLElement>(draft.title.trim() ? 'textarea' : 'input')?.focus();
      return;
    }
    if (isSaving)
      return;
    setSaving(true);
    setError(null);
    try {
      await savePrompt(draft, prompt?.id ?? null);
      toast(texts.saved);
      onClose();
    } catch (failure) {
      setError((failure as Error).message);
      setSaving(false);
    }
  };

  return (
    <Dialog
      wide
      title={prompt ? texts.editTitle : texts.newTitle}
      onClose={leave}
      actions={isLeaving
        ? undefined
        : <><Button kind="tertiary" onClick={leave}>{texts.cancel}</Button><Button kind="primary" type="submit" form={form} aria-busy={isSaving}>{isSaving ? texts.saving : texts.save}</Button></>}
    >
      {isLeaving && (
        <Alert kind="warning" title={texts.discardTitle} role="alert">
          <p>{texts.discardHint}</p>
          <div className="prompt-actions">
            <Button kind="secondary" onClick={() => setLeaving(false)} autoFocus>{texts.goOn}</Button>
            <Button kind="tertiary" onClick={onClose}>{texts.discard}</Button>
          </div>
        </Alert>
      )}
      <form id={form} ref={element} className="prompt-editor" onSubmit={(event) => void save(event)} noValidate hidden={isLeaving}>
        {error && <Alert kind="danger" title={texts.failed} role="alert"><p>{error}</p></Alert>}
        <TextField
          label={texts.fieldTitle}
          hint={texts.titleHint}
          required
          maxLength={maxTitle}
          value={draft.title}
          error={isTried && !draft.title.trim() ? texts.titleMissing : null}
          onChange={(event) => setDraft({ ...draft, title: event.target.value })}
        />
        <TextArea
          label={texts.fieldText}
          hint={texts.textHint}
          required
          rows={5}
          maxLength={maxText}
          value={draft.text}
          error={isTried && !draft.text.trim() ? texts.textMissing : null}
          onChange={(event) => setDraft({ ...draft, text: event.target.value })}
        />
        <div className="prompt-recognised">
          <h3>{texts.variables}</h3>
          <div role="status">
            {names.length === 0
              ? <p className="muted">{texts.noVariables}</p>
              : <ul className="prompt-names">{names.map((name) => <li key={name} className="prompt-variable">{name}</li>)}</ul>}
          </div>
        </div>
        {(department || draft.scope === 'department') && (
          <RadioGroup
            legend={texts.visibility}
            value={draft.scope}
            onChange={(scope) => setDraft({ ...draft, scope })}
            options={[
              { value: 'own', label: texts.visibilityOwn },
              { value: 'department', label: texts.visibilityDepartment(department ? localized(department.name, language) : ''), hint: texts.visibilityDepartmentHint },
            ]}
          />
        )}
      </form>
    </Dialog>
  );
}
