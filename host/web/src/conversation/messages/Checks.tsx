import type { CheckFinding } from '../../host/types';
import { neutral } from '../../markdown/neutral';
import { useTexts } from '../../texts';
import { Alert } from '../../ui/Alert';
import { conversationTexts } from '../texts';

/** Above an answer: how much of it the sources do not carry. Where, the marks in the text say. */
export function Checks({ checks }: { checks: readonly CheckFinding[] }) {
  const texts = useTexts(conversationTexts);
  const [placed, whole] = [checks.filter((check) => check.length > 0), checks.filter((check) => check.length === 0)];
  return (
    <>
      {placed.length > 0 && (
        <Alert kind="warning" title={texts.checks(placed.length)}>
          <details>
            <summary>{texts.checksHint(placed.length)}</summary>
            <ol className="checks-list">{placed.map((check, index) => <li key={index}><strong>„<bdi>{neutral(check.words)}</bdi>“</strong>: {neutral(check.reason)}</li>)}</ol>
          </details>
        </Alert>
      )}
      {whole.map((check, index) => <Alert key={index} kind="warning" title={neutral(check.reason)} />)}
    </>
  );
}
