import { useRef } from 'react';
import { useApp } from '../app/store';
import { useLanguage, useTexts } from '../texts';
import { formatBytes } from '../texts/format';
import { IconButton } from '../ui/Button';
import { typeNames } from './checks';
import { uploadTexts } from './texts';

/** Chooses files for the question: what dragging does, with the keyboard. */
export function AttachButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const texts = useTexts(uploadTexts);
  const language = useLanguage();
  const limits = useApp((app) => app.limits);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton icon="attach" label={texts.attach} title={texts.attachHint(typeNames(limits).join(', '), formatBytes(limits.uploadBytes, language))} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        tabIndex={-1}
        aria-label={texts.attach}
        accept={limits.uploadTypes.join(',')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again.
          event.target.value = '';
        }}
      />
    </>
  );
}
