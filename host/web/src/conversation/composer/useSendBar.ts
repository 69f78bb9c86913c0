import { useConnection } from '../../app/store';
import { useTexts } from '../../texts';
import type { Uploads } from '../../uploads/useUploads';
import { conversationTexts } from '../texts';

/** Why a question cannot be sent right now, in a sentence; null where it can. Without a connection it can: it goes as soon as there is one. */
export function useSendBar(uploads: Uploads): string | null {
  const texts = useTexts(conversationTexts);
  const connection = useConnection();
  if (connection === 'expired')
    return texts.whileExpired;
  if (uploads.items.some((item) => item.state === 'uploading'))
    return texts.whileUploading;
  return uploads.items.some((item) => item.state === 'refused') ? texts.whileRefused : null;
}
