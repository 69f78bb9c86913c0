import { Approvals } from './Approvals';
import { CitationPopover } from './citations/CitationPopover';
import { Messages } from './messages/Messages';

/** The messages of the branch that is shown, and what waits for a decision below them. */
export function ThreadMessages() {
  return (
    <>
      <div className="thread-messages"><Messages /><Approvals /></div>
      <CitationPopover />
    </>
  );
}
