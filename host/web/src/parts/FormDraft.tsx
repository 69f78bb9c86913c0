import { type FocusEvent, useEffect, useRef, useState } from 'react';
import { copyText } from '../conversation/messages/copy';
import { call } from '../host/api';
import type { Part } from '../host/types';
import { neutral } from '../markdown/neutral';
import { useTexts } from '../texts';
import { Button } from '../ui/Button';
import { TextArea, TextField } from '../ui/Field';
import { toast } from '../ui/Toasts';
import { printPart } from './print';
import { partsTexts } from './texts';

type Form = Extract<Part, { kind: 'form' }>;
const saveAfter = 800;

// What was typed since the conversation was loaded: a form that comes into view again has it.
const typed = new Map<string, Record<string, string>>();

export const missingOf = (form: Form, values: Readonly<Record<string, string>>): string[] =>
  form.fields.filter((field) => field.required && !(values[field.id] ?? '').trim()).map((field) => field.id);

/** A form filled in as far as is known. It is completed here, and kept; sending it is not the assistant's. */
export function FormDraft({ part, address }: { part: Form; address: string | null }) {
  const texts = useTexts(partsTexts);
  const [values, setValues] = useState<Record<string, string>>(() => ({ ...Object.fromEntries(part.fields.map((field) => [field.id, field.value ?? ''])), ...part.values, ...(address ? typed.get(address) : null) }));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [kept, setKept] = useState<'none' | 'saving' | 'saved' | 'failed'>('none');
  const box = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pending = useRef<Record<string, string> | null>(null);

  const save = async () => {
    const now = pending.current;
    pending.current = null;
    if (!now || !address)
      return;
    setKept('saving');
    try {
      await call(address, { method: 'PUT', body: { values: now } });
      if (!pending.current)
        setKept('saved');
    } catch {
      setKept('failed');
    }
  };
  const change = (id: string, value: string) => {
    const next = { ...values, [id]: value };
    setValues(next);
    pending.current = next;
    if (address)
      typed.set(address, next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), saveAfter);
  };
  // What is typed last is kept, too, when the form goes from view.
  useEffect(() => () => {
    clearTimeout(timer.current);
    void save();
  }, []);

  const missing = missingOf(part, values);
  const leave = (id: string) => (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget))
      setLeft((before) => new Set(before).add(id));
  };
  const check = () => setLeft(new Set(part.fields.map((field) => field.id)));
  const copy = async () => {
    check();
    const text = [neutral(part.title), ...part.fields.map((field) => `${neutral(field.label)}: ${neutral(values[field.id] ?? '')}`)].join('\n');
    toast(await copyText(text) ? texts.copied : texts.notCopied);
  };
  const print = () => {
    check();
    // After the marks of what is missing are drawn.
    requestAnimationFrame(() => { if (box.current) printPart(box.current); });
  };
  return (
    <div className="form-part" ref={box}>
      <p className="muted small">{texts.formHint}</p>
      {part.fields.map((field) => {
        const value = values[field.id] ?? '';
        const isLong = value.length > 80 || value.includes('\n');
        const error = left.has(field.id) && missing.includes(field.id) ? texts.missing : value === (field.value ?? '') ? field.error : null;
        const all = { label: neutral(field.label), hint: field.help && neutral(field.help), error: error && neutral(error), optional: field.required ? texts.required : undefined, value, readOnly: !address, 'aria-required': field.required || undefined, onBlur: leave(field.id) };
        return isLong
          ? <TextArea key={field.id} {...all} rows={Math.min(8, 2 + Math.ceil(value.length / 70))} onChange={(event) => change(field.id, event.target.value)} />
          : <TextField key={field.id} {...all} onChange={(event) => change(field.id, event.target.value)} />;
      })}
      <p className="small" role="status">
        {missing.length > 0 ? texts.missingCount(missing.length) : texts.complete} {kept === 'saving' ? texts.saving : kept === 'saved' ? texts.saved : kept === 'failed' ? texts.notSaved : ''}
      </p>
      <div className="part-tools no-print">
        <Button kind="tertiary" small icon="copy" onClick={() => void copy()}>{texts.copyForm}</Button>
        <Button kind="tertiary" small icon="print" onClick={print}>{texts.print}</Button>
      </div>
    </div>
  );
}
