import { ExportMenu } from '../export/ExportMenu';
import { neutral } from '../markdown/neutral';
import { ShareButton } from '../sharing/ShareButton';
import { useTexts } from '../texts';
import { useConversation, useModel } from './context';
import { conversationTexts } from './texts';

/** What a conversation is called, and what can be done with the whole of it. */
export function ThreadHead() {
  const model = useModel();
  const texts = useTexts(conversationTexts);
  const title = useConversation((state) => state.title);
  return (
    <header className="thread-head">
      <h1><bdi>{neutral(title) || texts.untitled}</bdi></h1>
      <ShareButton conversationId={model.id} />
      <ExportMenu conversationId={model.id} messageId={null} />
    </header>
  );
}
