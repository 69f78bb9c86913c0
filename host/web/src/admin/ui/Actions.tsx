import { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTexts } from '../../texts';
import { Button, IconButton } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Icon, type IconName } from '../../ui/Icon';
import { dismiss, useDoing } from './actions';
import { adminUiTexts } from './texts';

export interface Action {
  /** Buttons that take each other's place (switch off, switch on) share a slot, so that the focus stays. */
  slot: string;
  action: string;
  label: string;
  /** Says of what, to those who do not see the row: "Abschalten: Ratsinformationen". */
  about: string;
  icon: IconName;
  isPossible: boolean;
  /** What it means, asked before; without it, it is done at once. */
  confirm?: { title: string; text: string };
  run: () => Promise<void>;
}

/** What can be done to something, and what came of it. A button that cannot be used just now stays, and keeps the focus. */
export function Actions({ subject, actions }: { subject: string; actions: Action[] }) {
  const texts = useTexts(adminUiTexts);
  const doing = useDoing(subject);
  const [asked, setAsked] = useState<string | null>(null);
  const opener = useRef<HTMLElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const isPending = doing?.failed === null;
  const question = actions.find((action) => action.action === asked);
  // The dialog leaves the page before it is closed, so the browser does not give the focus back.
  useLayoutEffect(() => {
    if (asked === null) {
      opener.current?.focus();
      opener.current = null;
    }
  }, [asked]);
  const close = () => {
    root.current?.querySelector('button')?.focus();
    dismiss(subject);
  };
  const run = (action: Action) => {
    setAsked(null);
    void action.run();
  };
  return (
    <div className="admin-actions" ref={root}>
      {actions.map((action) => {
        const isThis = isPending && doing.action === action.action;
        const isOff = isPending || !action.isPossible;
        return (
          <Button
            key={action.slot}
            kind="tertiary"
            small
            icon={action.icon}
            aria-disabled={isOff || undefined}
            aria-busy={isThis || undefined}
            aria-label={`${isThis ? texts.pending : action.label}: ${action.about}`}
            onClick={(event) => {
              if (isOff)
                return;
              if (!action.confirm)
                return run(action);
              opener.current = event.currentTarget;
              setAsked(action.action);
            }}
          >
            {isThis ? texts.pending : action.label}
          </Button>
        );
      })}
      {doing?.failed && (
        <p className="admin-failed" role="alert">
          <Icon name="danger" size={18} /><span>{doing.failed}</span>
          <IconButton icon="close" size={18} label={texts.dismiss} onClick={close} />
        </p>
      )}
      {question?.confirm && <Confirm title={question.confirm.title} text={question.confirm.text} label={question.label} onClose={() => setAsked(null)} onConfirm={() => run(question)} />}
    </div>
  );
}

function Confirm({ title, text, label, onClose, onConfirm }: { title: string; text: string; label: string; onClose: () => void; onConfirm: () => void }) {
  const texts = useTexts(adminUiTexts);
  // Not inside the table, whose letters are small.
  return createPortal(
    <Dialog title={title} onClose={onClose} actions={<><Button kind="secondary" onClick={onClose}>{texts.cancel}</Button><Button kind="primary" onClick={onConfirm}>{label}</Button></>}>
      <p>{text}</p>
    </Dialog>,
    document.body,
  );
}
