import { useTexts } from '../texts';
import { uiTexts } from './texts';

/** Something is on its way; shown only after a moment, so that what comes at once does not flicker. */
export function Loading({ text }: { text?: string }) {
  const texts = useTexts(uiTexts);
  return <p className="loading" role="status"><span className="loading-dots" aria-hidden="true" />{text ?? texts.loading}</p>;
}
