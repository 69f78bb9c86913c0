import './prompts.css';
import { piecesOf } from './variables';

/** A prompt's text, in which its variables can be told from its words. */
export function PromptText({ text, values }: { text: string; values?: Record<string, string> }) {
  return (
    <span className="prompt-text">
      {piecesOf(text, values).map((piece, index) => (piece.variable === null
        ? piece.text
        : <span key={index} className={values?.[piece.variable]?.trim() ? 'prompt-value' : 'prompt-variable'}>{piece.text}</span>))}
    </span>
  );
}
