import { useApp } from '../../app/store';
import { Markdown } from '../../markdown/Markdown';
import { Parts } from '../../parts/Parts';
import { useTexts } from '../../texts';
import { Loading } from '../../ui/Loading';
import { Activity } from '../Activity';
import { useLive, useModel } from '../context';
import type { View } from '../model/state';
import { conversationTexts } from '../texts';
import { Label } from './Label';

/** An answer while it is written: what is being done, then the text as it comes. */
export function RunningAnswer({ view: { message } }: { view: View }) {
  const texts = useTexts(conversationTexts);
  const model = useModel();
  const run = useLive((live) => live.run);
  const attempt = useLive((live) => live.attempt);
  const isContinued = useLive((live) => live.isContinued);
  const isGenerated = useApp((app) => app.status.models.configured && app.status.models.inReach);
  if (!run)
    return <Loading text={texts.reading} />;
  const text = run.text || message.text;
  return (
    <div className="answer" aria-busy="true">
      <Activity run={run} attempt={attempt} isContinued={isContinued} isOpen={text === ''} isRunning />
      {text && <Label mode={run.answer?.mode ?? (isGenerated ? 'generated' : 'extractive')} model={run.answer?.model ?? null} extra={texts.unchecked} />}
      <Markdown text={text} />
      {run.parts.length > 0 && <Parts conversationId={model.id} messageId={message.id} tools={run.parts} isEditable={false} />}
    </div>
  );
}
