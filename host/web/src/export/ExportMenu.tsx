import './export.css';
import { useRef, useState } from 'react';
import { announce } from '../app/announcer';
import { useTexts } from '../texts';
import { Button, IconButton } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Icon, type IconName } from '../ui/Icon';
import { download } from './download';
import { printView } from './print';
import { exportTexts } from './texts';

const formats = [
  { id: 'pdf', extension: 'pdf', icon: 'draft' },
  { id: 'docx', extension: 'docx', icon: 'edit' },
  { id: 'markdown', extension: 'md', icon: 'simple' },
  { id: 'evidence', extension: 'zip', icon: 'checklist' },
] as const satisfies { id: string; extension: string; icon: IconName }[];
type Format = (typeof formats)[number];

type Progress = { kind: 'making' } | { kind: 'saved'; name: string } | { kind: 'failed'; reason: string };

/** Saves a conversation, or one answer of it, as a file; or prints it. */
export function ExportMenu({ conversationId, messageId }: { conversationId: string; messageId: string | null }) {
  const texts = useTexts(exportTexts);
  const [isOpen, setOpen] = useState(false);
  const [progress, setProgress] = useState<Partial<Record<Format['id'], Progress>>>({});
  const running = useRef(new Map<string, AbortController>());
  const title = messageId === null ? texts.exportConversation : texts.exportAnswer;

  const set = (format: Format, value: Progress | undefined) => setProgress((before) => ({ ...before, [format.id]: value }));

  const make = async (format: Format) => {
    if (running.current.has(format.id))
      return;
    const controller = new AbortController();
    running.current.set(format.id, controller);
    set(format, { kind: 'making' });
    announce(`${texts[format.id]}: ${texts.making}`);
    try {
      const path = `/api/conversations/${encodeURIComponent(conversationId)}/export`;
      const name = await download(path, { format: format.id, message: messageId }, `${texts.fallbackName}.${format.extension}`, controller.signal);
      set(format, { kind: 'saved', name });
      announce(texts.saved(name));
    } catch (error) {
      set(format, controller.signal.aborted ? undefined : { kind: 'failed', reason: (error as Error).message });
    } finally {
      running.current.delete(format.id);
    }
  };

  const close = () => {
    running.current.forEach((controller) => controller.abort());
    setOpen(false);
    setProgress({});
  };

  return (
    <>
      <IconButton icon="download" label={title} aria-haspopup="dialog" className="no-print" onClick={() => setOpen(true)} />
      {isOpen && (
        <Dialog title={title} onClose={close}>
          <p>{texts.intro}</p>
          <ul className="export-formats">
            {formats.map((format) => (
              <li key={format.id} className="export-format">
                <button type="button" className="export-choice" aria-busy={progress[format.id]?.kind === 'making'} onClick={() => void make(format)}>
                  <Icon name={format.icon} size={24} />
                  <span>
                    <span className="export-name">{texts[format.id]}</span>
                    <span className="export-hint">{texts[`${format.id}Hint`]}{format.id === 'evidence' && messageId === null && ` ${texts.evidenceLast}`}</span>
                  </span>
                </button>
                <Outcome progress={progress[format.id]} what={texts[format.id]} onCancel={() => running.current.get(format.id)?.abort()} onAgain={() => void make(format)} />
              </li>
            ))}
            <li className="export-format">
              <button type="button" className="export-choice" onClick={() => { close(); printView(messageId); }}>
                <Icon name="print" size={24} />
                <span>
                  <span className="export-name">{texts.print}</span>
                  <span className="export-hint">{texts.printHint}</span>
                </span>
              </button>
            </li>
          </ul>
        </Dialog>
      )}
    </>
  );
}

function Outcome({ progress, what, onCancel, onAgain }: { progress: Progress | undefined; what: string; onCancel: () => void; onAgain: () => void }) {
  const texts = useTexts(exportTexts);
  if (!progress)
    return null;
  if (progress.kind === 'making') {
    return (
      <div className="export-outcome">
        <span className="loading-dots" aria-hidden="true" />{texts.making}
        <Button kind="tertiary" small onClick={onCancel}>{texts.cancel}</Button>
      </div>
    );
  }
  if (progress.kind === 'saved')
    return <div className="export-outcome export-saved"><Icon name="check" /><span>{texts.saved(progress.name)}</span></div>;
  return (
    <div className="export-outcome export-failed" role="alert">
      <Icon name="danger" />
      <span>{texts.failed(what)} {progress.reason}</span>
      <Button kind="tertiary" small onClick={onAgain}>{texts.again}</Button>
    </div>
  );
}
