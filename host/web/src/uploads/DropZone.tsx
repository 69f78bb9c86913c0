import './uploads.css';
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useApp } from '../app/store';
import { useLanguage, useTexts } from '../texts';
import { formatBytes } from '../texts/format';
import { classes } from '../ui/classes';
import { Icon } from '../ui/Icon';
import { typeNames } from './checks';
import { uploadTexts } from './texts';

const hasFiles = (event: { dataTransfer: DataTransfer | null }) => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes files that are dropped anywhere in it. With the keyboard: AttachButton. */
export function DropZone({ onFiles, children, className }: { onFiles: (files: File[]) => void; children: ReactNode; className?: string }) {
  const texts = useTexts(uploadTexts);
  const language = useLanguage();
  const limits = useApp((app) => app.limits);
  const [isOver, setOver] = useState(false);
  // Entering a child comes before leaving its parent.
  const depth = useRef(0);

  // A file dropped beside it would take the place of the page.
  useEffect(() => {
    const hold = (event: globalThis.DragEvent) => { if (hasFiles(event)) event.preventDefault(); };
    window.addEventListener('dragover', hold);
    window.addEventListener('drop', hold);
    return () => {
      window.removeEventListener('dragover', hold);
      window.removeEventListener('drop', hold);
    };
  }, []);

  const track = (by: number) => (event: DragEvent) => {
    if (!hasFiles(event))
      return;
    event.preventDefault();
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };

  const drop = (event: DragEvent) => {
    if (!hasFiles(event))
      return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };

  return (
    <div className={classes('drop-zone', className)} onDragEnter={track(1)} onDragLeave={track(-1)} onDragOver={track(0)} onDrop={drop}>
      {children}
      {isOver && (
        <div className="drop-overlay" aria-hidden="true">
          <Icon name="upload" size={40} />
          <strong>{texts.drop}</strong>
          <span>{texts.dropHint(typeNames(limits).join(', '), formatBytes(limits.uploadBytes, language), limits.uploadsPerQuestion)}</span>
        </div>
      )}
    </div>
  );
}
