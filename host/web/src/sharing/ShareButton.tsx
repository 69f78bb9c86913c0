import { useState } from 'react';
import { useTexts } from '../texts';
import { IconButton } from '../ui/Button';
import { ShareDialog } from './ShareDialog';
import { sharingTexts } from './texts';

/** Makes, shows and ends the link with which colleagues of the city read a conversation. */
export function ShareButton({ conversationId }: { conversationId: string }) {
  const texts = useTexts(sharingTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton icon="share" label={texts.title} aria-haspopup="dialog" className="no-print" onClick={() => setOpen(true)} />
      {isOpen && <ShareDialog key={conversationId} conversationId={conversationId} onClose={() => setOpen(false)} />}
    </>
  );
}
