import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useTexts } from '../../texts';
import { Icon } from '../../ui/Icon';
import { conversationTexts } from '../texts';

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/** The whole conversation takes files that are dropped on it. The button beside the input does the same without a mouse. */
export function DropZone({ onFiles, children }: { onFiles: (files: Iterable<File>) => void; children: ReactNode }) {
  const texts = useTexts(conversationTexts);
  const [isOver, setOver] = useState(false);
  // Entering a child comes before leaving its parent.
  const depth = useRef(0);
  const move = (by: number) => (event: DragEvent) => {
    if (!hasFiles(event))
      return;
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
    <div className="drop-zone" onDragEnter={move(1)} onDragLeave={move(-1)} onDragOver={(event) => { if (hasFiles(event)) event.preventDefault(); }} onDrop={drop}>
      {children}
      {isOver && <div className="drop-here" aria-hidden="true"><Icon name="upload" size={40} />{texts.drop}</div>}
    </div>
  );
}
