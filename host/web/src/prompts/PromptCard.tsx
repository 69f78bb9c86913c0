import type { Prompt } from '../host/types';
import { useTexts } from '../texts';
import { Button } from '../ui/Button';
import { Menu, type MenuItem } from '../ui/Menu';
import { PromptText } from './PromptText';
import { promptTexts } from './texts';

interface Props { prompt: Prompt; onUse: () => void; onEdit: () => void; onDuplicate: () => void; onDelete: () => void }

export function PromptCard({ prompt, onUse, onEdit, onDuplicate, onDelete }: Props) {
  const texts = useTexts(promptTexts);
  const duplicate: MenuItem = { label: texts.duplicate, icon: 'copy', onSelect: onDuplicate };
  const items: MenuItem[] = prompt.mine
    ? [{ label: texts.edit, icon: 'edit', onSelect: onEdit }, duplicate, { label: texts.delete, icon: 'delete', danger: true, onSelect: onDelete }]
    : [duplicate];
  return (
    <li className="prompt-card">
      <div className="prompt-card-text">
        <h3>{prompt.title}</h3>
        <p><PromptText text={prompt.text} /></p>
        {prompt.scope === 'department' && !prompt.mine && <p className="muted small">{texts.byColleague}</p>}
      </div>
      <div className="prompt-card-actions">
        <Button kind="secondary" small aria-label={texts.useNamed(prompt.title)} onClick={onUse}>{texts.use}</Button>
        <Menu label={texts.actionsOf(prompt.title)} items={items} />
      </div>
    </li>
  );
}
