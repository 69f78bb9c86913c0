import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react';
import { classes } from './classes';

interface FieldProps { label: string; hint?: string | null; error?: string | null; optional?: string; hideLabel?: boolean }

function Frame({ id, label, hint, error, optional, hideLabel, children }: FieldProps & { id: string; children: ReactNode }) {
  return (
    <div className={classes('kern-form-input', error && 'kern-form-input--error')}>
      <label className={hideLabel ? 'kern-sr-only' : 'kern-label'} htmlFor={id}>{label}{optional && <span className="kern-label__optional"> {optional}</span>}</label>
      {hint && <div className="kern-hint" id={`${id}-hint`}>{hint}</div>}
      {children}
      {error && <p className="kern-error" id={`${id}-error`} role="alert"><span className="kern-body">{error}</span></p>}
    </div>
  );
}

const described = (id: string, { hint, error }: FieldProps) => [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;

/** KERN's text field with label, hint and error tied to it. */
export function TextField(props: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  const { label, hint, error, optional, hideLabel, ...rest } = props;
  const id = useId();
  return <Frame {...{ id, label, hint, error, optional, hideLabel }}><input id={id} className={classes('kern-form-input__input', error && 'kern-form-input__input--error')} aria-invalid={error ? true : undefined} aria-describedby={described(id, props)} {...rest} /></Frame>;
}

export function TextArea(props: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const { label, hint, error, optional, hideLabel, ...rest } = props;
  const id = useId();
  return <Frame {...{ id, label, hint, error, optional, hideLabel }}><textarea id={id} className={classes('kern-form-input__input', error && 'kern-form-input__input--error')} aria-invalid={error ? true : undefined} aria-describedby={described(id, props)} {...rest} /></Frame>;
}

export function SelectField(props: FieldProps & SelectHTMLAttributes<HTMLSelectElement>) {
  const { label, hint, error, optional, hideLabel, children, ...rest } = props;
  const id = useId();
  return (
    <Frame {...{ id, label, hint, error, optional, hideLabel }}>
      <div className="kern-form-input__select-wrapper"><select id={id} className="kern-form-input__select" aria-describedby={described(id, props)} {...rest}>{children}</select></div>
    </Frame>
  );
}

/** KERN's checkbox. */
export function Checkbox({ label, hint, ...rest }: { label: ReactNode; hint?: string } & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId();
  return (
    <div className="kern-form-check">
      <input id={id} type="checkbox" className="kern-form-check__checkbox" aria-describedby={hint ? `${id}-hint` : undefined} {...rest} />
      <label className="kern-label" htmlFor={id}>{label}</label>
      {hint && <div className="kern-hint" id={`${id}-hint`}>{hint}</div>}
    </div>
  );
}
