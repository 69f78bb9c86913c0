import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { announce } from '../../app/announcer';
import { usePageTitle } from '../../app/usePageTitle';
import { useTexts } from '../../texts';
import { Alert } from '../../ui/Alert';
import { Button } from '../../ui/Button';
import { Checkbox, TextField } from '../../ui/Field';
import { sessionStore, signIn } from './session';
import { sessionTexts } from './texts';

/** Asks for the admin key. The address stays, so that after it the page goes on in its place. */
export function SignIn() {
  const texts = useTexts(sessionTexts);
  const ended = useStore(sessionStore, (session) => session.ended);
  const [key, setKey] = useState('');
  const [isShown, setShown] = useState(false);
  const [isPending, setPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [wait, setWait] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  usePageTitle(texts.title);

  const focusKey = () => form.current?.querySelector<HTMLInputElement>('input')?.focus();
  useEffect(() => { if (ended) focusKey(); }, [ended]);

  const isWaiting = wait > 0;
  useEffect(() => {
    if (!isWaiting)
      return;
    const timer = setInterval(() => setWait((seconds) => Math.max(0, seconds - 1)), 1_000);
    return () => {
      clearInterval(timer);
      setError(null);
      announce(texts.again);
    };
  }, [isWaiting, texts]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isPending || isWaiting)
      return;
    if (!key.trim()) {
      setError(texts.missing);
      focusKey();
      return;
    }
    setPending(true);
    setError(null);
    const failure = await signIn(key);
    if (!failure) {
      announce(texts.signedIn);
      return;
    }
    setPending(false);
    setError(failure.kind === 'too-many' ? texts.tooMany : failure.kind === 'other' ? failure.message : texts.wrong);
    if (failure.kind === 'too-many')
      setWait(failure.seconds);
    focusKey();
  };

  return (
    <div className="page admin-sign-in">
      <header>
        <h1>{texts.title}</h1>
        <p>{texts.intro}</p>
      </header>
      {ended && <Alert kind="warning" title={texts.ended}><p>{texts.endedHint}</p></Alert>}
      <form ref={form} onSubmit={submit} noValidate>
        <TextField
          label={texts.key}
          hint={texts.hint}
          error={error}
          type={isShown ? 'text' : 'password'}
          name="admin-key"
          autoComplete="current-password"
          spellCheck={false}
          autoCapitalize="none"
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        <Checkbox label={texts.show} checked={isShown} onChange={(event) => setShown(event.target.checked)} />
        <div className="admin-row">
          <Button kind="primary" type="submit" aria-disabled={isPending || isWaiting}>{isPending ? texts.signingIn : texts.signIn}</Button>
          {isWaiting && <span className="muted">{texts.wait(wait)}</span>}
        </div>
      </form>
    </div>
  );
}
