import { useApp } from '../app/store';
import type { ToolParts, ToolUse } from '../host/types';
import { neutral } from '../markdown/neutral';
import { useLanguage, useTexts } from '../texts';
import { Icon } from '../ui/Icon';
import { readableArguments, type Step, stepsOf, toolTitle } from './activity';
import type { Run } from './model/run';
import { conversationTexts } from './texts';

/** What the assistant does while it works. Open until the answer begins; then a line that can be opened again. */
export function Activity({ run, attempt, isContinued, isOpen, isRunning }: { run: Run; attempt: number; isContinued: boolean; isOpen: boolean; isRunning: boolean }) {
  const texts = useTexts(conversationTexts);
  const language = useLanguage();
  const skills = useApp((app) => app.skills);
  const steps = stepsOf(run, skills, language, texts);
  return (
    <div className="activity">
      {isContinued && <p className="activity-note"><Icon name="refresh" size={16} />{texts.continued}</p>}
      {isOpen ? <Steps steps={steps} isRunning={isRunning} /> : <Folded steps={steps} />}
      {attempt > 0 && <p className="activity-note"><Icon name="warning" size={16} />{texts.reconnecting}</p>}
    </div>
  );
}

/** What was done for a stored answer: its tools. */
export function Done({ tools, parts }: { tools: readonly ToolUse[]; parts: readonly ToolParts[] }) {
  const texts = useTexts(conversationTexts);
  const language = useLanguage();
  const steps = tools.map((tool, index): Step => ({
    key: String(index),
    text: tool.error ? `${toolTitle(tool.name, parts)}: ${neutral(tool.error)}` : texts.called(toolTitle(tool.name, parts)),
    details: readableArguments(tool.arguments, tool.labels, language, texts),
    isDone: true,
  }));
  return <div className="activity"><Folded steps={steps} /></div>;
}

function Folded({ steps }: { steps: readonly Step[] }) {
  const texts = useTexts(conversationTexts);
  return (
    <details className="activity-folded">
      <summary>{texts.activity} ({texts.steps(steps.length)})</summary>
      <Steps steps={steps} isRunning={false} />
    </details>
  );
}

function Steps({ steps, isRunning }: { steps: readonly Step[]; isRunning: boolean }) {
  return (
    <ul className="activity-steps">
      {steps.map((step) => (
        <li key={step.key} className={step.isDone || !isRunning ? 'activity-done' : 'activity-now'}>
          {step.isDone || !isRunning ? <Icon name="check" size={16} /> : <span className="loading-dots" aria-hidden="true" />}
          <div>
            {step.text}
            {step.details.length > 0 && (
              <dl className="details-list small">
                {step.details.map(({ label, value }, index) => <div key={index}>{label && <dt>{label}:</dt>}<dd><bdi>{value}</bdi></dd></div>)}
              </dl>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
