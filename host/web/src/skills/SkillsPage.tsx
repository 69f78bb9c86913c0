import './skills.css';
import { useState } from 'react';
import { useApp } from '../app/store';
import { usePageTitle } from '../app/usePageTitle';
import { askAnew } from '../conversation/ask';
import type { Skill } from '../host/types';
import { useTexts } from '../texts';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { TextField } from '../ui/Field';
import { Icon } from '../ui/Icon';
import { Loading } from '../ui/Loading';
import { Marked } from '../ui/Marked';
import { groupsOf, type SkillGroup } from './groups';
import { skillsTexts } from './texts';

/** So many examples of a skill before its reader asks for all. */
const few = 5;

/** What can be asked: every skill with examples to click, and why some are not there. */
export function SkillsPage() {
  const texts = useTexts(skillsTexts);
  const skills = useApp((app) => app.skills);
  const isLoading = useApp((app) => app.status.plugins === 'loading');
  const [query, setQuery] = useState('');
  usePageTitle(texts.title);
  const groups = groupsOf(skills, query);
  const words = query.split(/\s+/).filter(Boolean);
  const count = groups.reduce((sum, group) => sum + group.skills.length, 0);
  const named = groups.find((group) => group.skills.some((skill) => skill.active && skill.examples.length > 0));

  if (skills.length === 0) {
    return (
      <div className="page">
        <header><h1>{texts.title}</h1></header>
        {isLoading ? <Loading text={texts.loading} /> : <EmptyState icon="checklist" title={texts.empty}><p className="muted">{texts.emptyHint}</p></EmptyState>}
      </div>
    );
  }

  return (
    <div className="page skills-page">
      <header>
        <h1>{texts.title}</h1>
        <p className="muted">{texts.intro}</p>
      </header>
      <search className="skills-search">
        <TextField label={texts.search} type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
        <p className="kern-sr-only" role="status">{query && texts.count(count)}</p>
      </search>
      {groups.length === 0 && (
        <EmptyState icon="search" title={texts.nothing(query)}>
          <p className="muted">{texts.nothingHint}</p>
          <Button onClick={() => askAnew(query)}>{texts.askInstead}</Button>
        </EmptyState>
      )}
      {groups.map((group) => <Group key={group.plugin} group={group} words={words} />)}
      {named && !query && <Direct group={named} />}
    </div>
  );
}

function Group({ group, words }: { group: SkillGroup; words: string[] }) {
  return (
    <section className="skills-group" aria-labelledby={`skills-${group.plugin}`}>
      <h2 id={`skills-${group.plugin}`}><Marked text={group.name} words={words} /></h2>
      <ul>{group.skills.map((skill) => <SkillView key={skill.id} skill={skill} words={words} />)}</ul>
    </section>
  );
}

function SkillView({ skill, words }: { skill: Skill; words: string[] }) {
  const texts = useTexts(skillsTexts);
  const [isAll, setAll] = useState(false);
  // Those in which the words were found must be in sight.
  const shown = isAll || words.length > 0 ? skill.examples : skill.examples.slice(0, few);
  return (
    <li className="skill" data-inactive={!skill.active || undefined}>
      <h3><Marked text={skill.name} words={words} /></h3>
      <p><Marked text={skill.description} words={words} /></p>
      {!skill.active && <p className="skill-reason"><Icon name="info" /><span><strong>{texts.inactive}.</strong> {skill.reason ?? texts.noReason}</span></p>}
      {skill.active && skill.examples.length > 0 && (
        <ul className="skill-examples" aria-label={texts.examples}>
          {shown.map((example) => (
            <li key={example}>
              <button type="button" title={texts.ask(example)} onClick={() => askAnew(example)}><Icon name="chat" size={18} /><span><Marked text={example} words={words} /></span></button>
            </li>
          ))}
          {skill.examples.length > shown.length && <li><button type="button" className="skill-more" aria-expanded={false} onClick={() => setAll(true)}>{texts.more(skill.examples.length - shown.length)}</button></li>}
        </ul>
      )}
    </li>
  );
}

/** How to ask one plugin alone. */
function Direct({ group }: { group: SkillGroup }) {
  const texts = useTexts(skillsTexts);
  const example = `@${group.plugin} ${group.skills.find((skill) => skill.active && skill.examples.length > 0)!.examples[0]}`;
  return (
    <section className="skills-direct" aria-labelledby="skills-direct">
      <h2 id="skills-direct">{texts.direct}</h2>
      <p>{texts.directHint}</p>
      <ul className="skill-examples"><li><button type="button" title={texts.ask(example)} onClick={() => askAnew(example)}><Icon name="chat" size={18} /><span>{example}</span></button></li></ul>
    </section>
  );
}
