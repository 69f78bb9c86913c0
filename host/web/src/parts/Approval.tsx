import { readableArguments, readableName } from '../conversation/activity';
import type { Decision } from '../conversation/model/state';
import { conversationTexts } from '../conversation/texts';
import type { PendingApproval } from '../host/types';
import { neutral } from '../markdown/neutral';
import { useLanguage, useTexts } from '../texts';
import { formatDateTime } from '../texts/format';
import { Alert } from '../ui/Alert';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';

/** Something that changes anything outside waits: what, with which data, and the person's word on it. */
export function Approval({ approval, onDecide }: { approval: PendingApproval; onDecide: (approved: boolean) => void }) {
  const texts = useTexts(conversationTexts);
  const language = useLanguage();
  const details = readableArguments(approval.arguments, approval.labels, language, texts);
  return (
    <section className="approval" aria-label={texts.approval}>
      <h3><Icon name="warning" />{texts.approval}</h3>
      <p>{neutral(approval.question) || readableName(approval.tool)}</p>
      {details.length > 0 && (
        <>
          <p className="approval-with">{texts.approvalWith}</p>
          <dl className="details-list">
            {details.map(({ label, value, hint }, index) => (
              <div key={index}>
                {label && <dt>{label}:</dt>}
                <dd><bdi>{value}</bdi></dd>
                {hint && <dd className="details-hint muted small">{hint}</dd>}
              </div>
            ))}
          </dl>
        </>
      )}
      {approval.expiresAt && <p className="muted small">{texts.approvalUntil(formatDateTime(approval.expiresAt, language))}</p>}
      <div className="approval-actions">
        <Button kind="secondary" onClick={() => onDecide(false)}>{texts.reject}</Button>
        <Button kind="primary" onClick={() => onDecide(true)}>{texts.approve}</Button>
      </div>
    </section>
  );
}

/** What came of it. */
export function ApprovalResult({ decision: { approval, state, text } }: { decision: Decision }) {
  const texts = useTexts(conversationTexts);
  const title = { deciding: texts.deciding, executed: texts.executed, declined: texts.declined, failed: texts.approvalFailed, gone: texts.approvalGone }[state];
  const kind = { deciding: 'info', executed: 'success', declined: 'info', failed: 'danger', gone: 'warning' } as const;
  return (
    <Alert kind={kind[state]} title={title}>
      <p>{neutral(approval.question) || readableName(approval.tool)}</p>
      {text && state !== 'declined' && state !== 'gone' && <p className="approval-result">{neutral(text)}</p>}
    </Alert>
  );
}
