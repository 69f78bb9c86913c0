import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useApp } from '../app/store';
import type { Prompt } from '../host/types';
import { useLanguage, useTexts } from '../texts';
import { formatNumber } from '../texts/format';
import { TextField } from '../ui/Field';
import { PromptText } from './PromptText';
import { promptTexts } from './texts';
import { fill, variablesOf } from './variables';

/** Asks for a prompt's variables and shows the question as it grows. A button outside, with `form={id}`, sends it. */
export function FillForm({ id, prompt, onFilled }: { id: string; prompt: Prompt; onFilled: (text: string) => void }) {
  const texts = useTexts(promptTexts);
  const language = useLanguage();
  const most = useApp((app) => app.limits.questionCharacters);
  const [values, setValues] = useState<Record<string, string>>({});
  const [isTried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const names = variablesOf(prompt.text);
  const excess = fill(prompt.text, values).length - most;
  const isMissing = (name: string) => !values[name]?.trim();

  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The composer that this stands in has a form of its own.
    event.stopPropagation();
    setTried(true);
    const missing = names.findIndex(isMissing);
    if (missing >= 0)
      form.current?.querySelectorAll('input')[missing]?.focus();
    else if (excess <= 0)
      onFilled(fill(prompt.text, values));
  };

  return (
    <form id={id} className="prompt-fill" ref={form} onSubmit={submit} noValidate>
      {names.map((name) => (
        <TextField
          key={name}
          label={name}
          required
          autoComplete="off"
          maxLength={1_000}
          value={values[name] ?? ''}
          error={isTried && isMissing(name) ? texts.missing : null}
          onChange={(event) => setValues({ ...values, [name]: event.target.value })}
        />
      ))}
      <div className="prompt-preview">
        <h3>{texts.preview}</h3>
        <p><PromptText text={prompt.text} values={values} /></p>
        {excess > 0 && <p className="kern-error" role="alert">{texts.tooLong(excess, formatNumber(most, language))}</p>}
      </div>
    </form>
  );
}
