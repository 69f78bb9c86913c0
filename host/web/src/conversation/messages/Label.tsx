import { useTexts } from '../../texts';
import { neutral } from '../../markdown/neutral';
import { Icon } from '../../ui/Icon';
import { conversationTexts } from '../texts';

/** What the reader must know of every answer: whether a language model wrote it. Always there. */
export function Label({ mode, model, extra }: { mode: 'generated' | 'extractive'; model: string | null; extra?: string }) {
  const texts = useTexts(conversationTexts);
  const label = mode === 'extractive' ? texts.extractive : model ? texts.generatedBy(neutral(model)) : texts.generated;
  return <p className="answer-label"><Icon name="info" size={16} />{label}{extra && `; ${extra}`}</p>;
}
