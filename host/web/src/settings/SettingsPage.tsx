import './settings.css';
import { useApp } from '../app/store';
import { usePageTitle } from '../app/usePageTitle';
import type { Language, Theme } from '../host/types';
import { useLanguage, useTexts } from '../texts';
import { localized } from '../texts/localized';
import { Button } from '../ui/Button';
import { Checkbox, SelectField } from '../ui/Field';
import { toast } from '../ui/Toasts';
import { RadioGroup } from './RadioGroup';
import { StoredData } from './StoredData';
import { settingsTexts } from './texts';
import { ThemePreview } from './ThemePreview';
import { usePreference } from './usePreference';

/** What a person sets for themselves; every change is kept at once. */
export function SettingsPage() {
  const texts = useTexts(settingsTexts);
  usePageTitle(texts.title);
  return (
    <div className="page settings">
      <header>
        <h1>{texts.title}</h1>
        <p className="muted">{texts.intro}</p>
      </header>
      <Appearance />
      <Place />
      <Answers />
      <FirstSteps />
      <StoredData />
    </div>
  );
}

function Appearance() {
  const texts = useTexts(settingsTexts);
  const language = usePreference('language');
  const theme = usePreference('theme');
  const themes: [Theme, string][] = [['system', texts.themeSystem], ['light', texts.themeLight], ['dark', texts.themeDark], ['contrast', texts.themeContrast]];
  return (
    <section className="settings-section" aria-labelledby="settings-look">
      <h2 id="settings-look">{texts.look}</h2>
      <RadioGroup
        legend={texts.language}
        className="radio-row"
        value={language.value ?? 'browser'}
        onChange={(value: Language | 'browser') => language.change(value === 'browser' ? null : value)}
        options={[{ value: 'browser', label: texts.languageBrowser }, { value: 'de', label: texts.german }, { value: 'en', label: texts.english }]}
      >
        {language.state}
      </RadioGroup>
      <RadioGroup
        legend={texts.theme}
        className="theme-choice"
        value={theme.value}
        onChange={theme.change}
        options={themes.map(([value, label]) => ({ value, label, picture: <ThemePreview theme={value} /> }))}
      >
        {theme.state}
      </RadioGroup>
    </section>
  );
}

function Place() {
  const texts = useTexts(settingsTexts);
  const language = useLanguage();
  const cities = useApp((app) => app.cities);
  const current = useApp((app) => app.city);
  const department = usePreference('department');
  // Everything on the page is the city's: it begins anew, without the address's own wish for a city.
  const city = usePreference('city', () => location.assign('/einstellungen'));
  return (
    <section className="settings-section" aria-labelledby="settings-place">
      <h2 id="settings-place">{texts.person}</h2>
      {cities.length > 1 && (
        <div className="setting">
          <SelectField label={texts.city} hint={texts.cityHint} value={city.value ?? current.id} onChange={(event) => city.change(event.target.value)}>
            {cities.map((one) => <option key={one.id} value={one.id}>{localized(one.name, language)}</option>)}
          </SelectField>
          {city.state}
        </div>
      )}
      {current.departments.length === 0
        ? <p className="muted">{texts.departmentMissing}</p>
        : (
            <div className="setting">
              <SelectField label={texts.department} hint={texts.departmentHint} value={department.value ?? ''} onChange={(event) => department.change(event.target.value || null)}>
                <option value="">{texts.departmentNone}</option>
                {current.departments.map((one) => <option key={one.id} value={one.id}>{localized(one.name, language)}</option>)}
              </SelectField>
              {department.state}
            </div>
          )}
    </section>
  );
}

function Answers() {
  const texts = useTexts(settingsTexts);
  const simple = usePreference('simple');
  const sendWith = usePreference('sendWith');
  const shortcuts = usePreference('shortcuts');
  return (
    <section className="settings-section" aria-labelledby="settings-answers">
      <h2 id="settings-answers">{texts.answers}</h2>
      <div className="setting">
        <Checkbox label={texts.simple} hint={texts.simpleHint} checked={simple.value} onChange={(event) => simple.change(event.target.checked)} />
        {simple.state}
      </div>
      <RadioGroup
        legend={texts.sendWith}
        value={sendWith.value}
        onChange={sendWith.change}
        options={[
          { value: 'enter', label: texts.sendEnter, hint: texts.sendEnterHint },
          { value: 'ctrl-enter', label: texts.sendCtrl, hint: texts.sendCtrlHint },
        ]}
      >
        {sendWith.state}
      </RadioGroup>
      <div className="setting">
        <Checkbox label={texts.shortcuts} hint={texts.shortcutsHint} checked={shortcuts.value} onChange={(event) => shortcuts.change(event.target.checked)} />
        {shortcuts.state}
      </div>
    </section>
  );
}

function FirstSteps() {
  const texts = useTexts(settingsTexts);
  const onboarded = usePreference('onboarded', () => toast(texts.hintsDone));
  return (
    <section className="settings-section" aria-labelledby="settings-hints">
      <h2 id="settings-hints">{texts.hints}</h2>
      <p>{texts.hintsText}</p>
      <div className="setting">
        <div><Button kind="secondary" icon="undo" onClick={() => onboarded.change(false)}>{texts.hintsReset}</Button></div>
        {onboarded.state}
      </div>
    </section>
  );
}
