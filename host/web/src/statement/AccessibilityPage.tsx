import './statement.css';
import type { ReactNode } from 'react';
import { Link } from '../app/router';
import { openShortcuts } from '../app/Shortcuts';
import { useApp } from '../app/store';
import { usePageTitle } from '../app/usePageTitle';
import { useLanguage, useTexts } from '../texts';
import { formatLongDate } from '../texts/format';
import { localized } from '../texts/localized';
import { Button } from '../ui/Button';
import { enforcement, madeOn, statementTexts } from './texts';

const sections = ['easy', 'scope', 'status', 'gaps', 'checked', 'helps', 'contact', 'enforcement'] as const;

/** The accessibility statement, in the order of the EU's model (Commission Implementing Decision (EU) 2018/1523). */
export function AccessibilityPage() {
  const texts = useTexts(statementTexts);
  const language = useLanguage();
  const city = localized(useApp((app) => app.city).name, language);
  usePageTitle(texts.title);

  const bodies: Record<(typeof sections)[number], ReactNode> = {
    easy: <div className="statement-easy">{texts.easyLines.map((line) => <p key={line}>{line}</p>)}</div>,
    scope: <p>{texts.scopeText(city)}</p>,
    status: <><p className="statement-status">{texts.statusTitle}</p><p>{texts.statusText}</p></>,
    gaps: (
      <ul className="statement-gaps">
        {texts.gapList.map((gap) => (
          <li key={gap.what}>
            <h3>{gap.what}</h3>
            <p>{gap.why}</p>
            {gap.instead && <p><strong>{texts.instead}:</strong> {gap.instead}</p>}
          </li>
        ))}
      </ul>
    ),
    checked: (
      <>
        <p>{texts.checkedText(formatLongDate(madeOn, language))}</p>
        <ul className="statement-list">{texts.checkedList.map((entry) => <li key={entry}>{entry}</li>)}</ul>
        <p>{texts.checkedMissing}</p>
      </>
    ),
    helps: (
      <>
        <ul className="statement-list">{texts.helpsList.map((entry) => <li key={entry}>{entry}</li>)}</ul>
        <p className="statement-ways">
          <Button kind="secondary" small aria-haspopup="dialog" onClick={openShortcuts}>{texts.keyboard}</Button>
          <Link href="/einstellungen">{texts.settings}</Link>
        </p>
      </>
    ),
    contact: <><p>{texts.contactText(city)}</p><p>{texts.contactAlso}</p></>,
    enforcement: (
      <>
        <p>{texts.enforcementText}</p>
        <p className="statement-ways">
          <span>{texts.enforcementMail} <a href={`mailto:${enforcement.mail}`}>{enforcement.mail}</a></span>
          <a href={enforcement.page} target="_blank" rel="noopener noreferrer">{texts.enforcementPage} {texts.newTab}</a>
        </p>
        <p>{texts.supervision}</p>
        <p>{texts.mediation}</p>
      </>
    ),
  };

  return (
    <div className="page statement">
      <header><h1>{texts.title}</h1></header>
      <nav className="statement-contents no-print" aria-label={texts.contents}>
        <h2>{texts.contents}</h2>
        <ul>{sections.map((section) => <li key={section}><a href={`#${section}`}>{texts[section]}</a></li>)}</ul>
      </nav>
      {sections.map((section) => (
        <section key={section} className="statement-section" aria-labelledby={section}>
          <h2 id={section} tabIndex={-1}>{texts[section]}</h2>
          {bodies[section]}
        </section>
      ))}
    </div>
  );
}
