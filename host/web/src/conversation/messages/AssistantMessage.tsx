import { useTexts } from '../../texts';
import type { View } from '../model/state';
import { conversationTexts } from '../texts';
import { FinishedAnswer } from './FinishedAnswer';
import { RunningAnswer } from './RunningAnswer';

export function AssistantMessage({ view }: { view: View }) {
  const texts = useTexts(conversationTexts);
  return (
    <>
      <h2 className="kern-sr-only">{texts.answer}</h2>
      {view.message.state === 'running' ? <RunningAnswer view={view} /> : <FinishedAnswer view={view} />}
    </>
  );
}
