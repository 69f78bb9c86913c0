import { useState } from 'react';
import { Link } from '../app/router';
import { changePreferences, useApp } from '../app/store';
import type { Skill } from '../host/types';
import { useLanguage, useTexts } from '../texts';
import { localized } from '../texts/localized';
import { Button } from '../ui/Button';
import { focusComposer } from './composer/focus';
import { useModel } from './context';
import { conversationTexts } from './texts';

/** A question of each skill in turn, until there are enough. */
export function examplesOf(skills: readonly Skill[], most = 4): string[] {
  const active = skills.filter((skill) => skill.active && skill.examples.length > 0);
  const found = new Set<string>();
  for (let turn = 0; found.size < most && active.some((skill) => skill.examples.length > turn); turn++) {
    for (const skill of active) {
      if (skill.examples[turn] && found.size < most)
        found.add(skill.examples[turn]!);
    }
  }
  return [...found];
}

/** Where there is no message yet: what can be done here. */
export function Welcome() {
  const model = useModel();
  const texts = useTexts(conversationTexts);
  const language = useLanguage();
  const city = useApp((app) => app.city);
  const skills = useApp((app) => app.skills);
  const examples = examplesOf(skills);
  return (
    <div className="welcome">
      <h1>{texts.welcome(localized(city.name, language))}</h1>
      <p className="welcome-text">{texts.welcomeText}</p>
      <FirstVisit />
      {examples.length > 0 && (
        <section>
          <h2>{texts.examples}</h2>
          <ul className="welcome-examples">{examples.map((text) => <li key={text}><button type="button" className="suggestion" onClick={() => void model.ask(text)}>{text}</button></li>)}</ul>
        </section>
      )}
      <p className="muted small">{texts.welcomeHint} <Link href="/faehigkeiten">{texts.allSkills}</Link></p>
    </div>
  );
}

/** Three sentences for who is here for the first time; gone for good once they are understood. */
function FirstVisit() {
  const texts = useTexts(conversationTexts);
  const isNew = useApp((app) => !app.preferences.onboarded);
  const [isGone, setGone] = useState(false);
  if (!isNew || isGone)
    return null;
  const close = () => {
    setGone(true);
    focusComposer();
    // Not kept: it is shown once more next time, which does no harm.
    changePreferences({ onboarded: true }).catch(() => undefined);
  };
  return (
    <section className="first-visit">
      <h2>{texts.firstVisit}</h2>
      <ol>{texts.firstSteps.map(([title, text]) => <li key={title}><strong>{title}</strong><span>{text}</span></li>)}</ol>
      <Button small onClick={close}>{texts.understood}</Button>
    </section>
  );
}
