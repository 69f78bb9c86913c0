import { Approval, ApprovalResult } from '../parts/Approval';
import { focusComposer } from './composer/focus';
import { useConversation, useLive, useModel } from './context';

/** What waits for its person's decision, and what came of it: below the messages, where it is not overlooked. */
export function Approvals() {
  const model = useModel();
  const stored = useConversation((state) => state.approvals);
  const decisions = useConversation((state) => state.decisions);
  const live = useLive((state) => state.run?.approvals);
  const waiting = [...stored, ...(live ?? []).filter((one) => !decisions[one.id] && !stored.some((known) => known.id === one.id))];
  const decided = Object.values(decisions);
  if (waiting.length === 0 && decided.length === 0)
    return null;
  return (
    <>
      {decided.map((decision) => <ApprovalResult key={decision.approval.id} decision={decision} />)}
      {waiting.map((approval) => <Approval key={approval.id} approval={approval} onDecide={(approved) => { void model.decide(approval, approved); focusComposer(); }} />)}
    </>
  );
}
