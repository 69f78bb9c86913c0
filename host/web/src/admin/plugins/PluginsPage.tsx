import { useLanguage, useTexts } from '../../texts';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import { cityName, stateKey } from '../format';
import { useOverview } from '../live/store';
import { stateWord, toneIcons, toneOf } from '../states';
import type { PluginAction, PluginStatus } from '../types';
import { Actions } from '../ui/Actions';
import { act } from '../ui/actions';
import { type Column, DataTable } from '../ui/DataTable';
import { RelativeTime } from '../ui/RelativeTime';
import { StateTag } from '../ui/StateTag';
import { pluginTexts } from './texts';

export function PluginsPage() {
  const texts = useTexts(pluginTexts);
  const { plugins } = useOverview();
  if (plugins.length === 0)
    return <EmptyState icon="info" title={texts.none}><p>{texts.noneHint}</p></EmptyState>;
  const columns: Column<PluginStatus>[] = [
    { id: 'plugin', head: texts.plugin, isName: true, cell: (plugin) => <><strong>{plugin.name}</strong><code>{plugin.id}</code></> },
    { id: 'version', head: texts.version, cell: (plugin) => plugin.version },
    { id: 'state', head: texts.state, kind: 'wide', cell: (plugin) => <><StateTag state={plugin.state} />{plugin.reason && <p className="admin-reason">{plugin.reason}</p>}</> },
    { id: 'since', head: texts.since, cell: (plugin) => plugin.since && <RelativeTime at={plugin.since} isPast /> },
    { id: 'cities', head: texts.cities, cell: (plugin) => plugin.cities.length > 0 && <PluginCities plugin={plugin} /> || null },
    { id: 'notes', head: texts.notes, cell: (plugin) => (plugin.findings.length > 0 || plugin.abandonedCalls > 0 || plugin.failedAttempt || plugin.retired.length > 0 ? <Notes plugin={plugin} /> : null) },
    { id: 'actions', head: texts.actions, kind: 'actions', cell: (plugin) => <PluginActions plugin={plugin} /> },
  ];
  return <DataTable caption={texts.caption} columns={columns} rows={plugins} rowKey={(plugin) => plugin.id} />;
}

function PluginCities({ plugin }: { plugin: PluginStatus }) {
  const texts = useTexts(pluginTexts);
  const language = useLanguage();
  const { cities } = useOverview();
  return (
    <ul className="admin-list">
      {plugin.cities.map((city) => {
        const name = cityName(cities, city.city, language);
        return (
          <li key={city.city}>
            <span className={city.active ? undefined : 'admin-with-icon'}>{city.active ? name : <><Icon name="stop" size={16} /><span>{texts.inactive(name, city.reason)}</span></>}</span>
            {plugin.cities.length > 1 && city.actions.length > 0 && <CityActions plugin={plugin} city={city} cityName={name} />}
          </li>
        );
      })}
    </ul>
  );
}

function CityActions({ plugin, city, cityName: name }: { plugin: PluginStatus; city: PluginStatus['cities'][number]; cityName: string }) {
  const texts = useTexts(pluginTexts);
  const subject = `plugin ${plugin.id} ${city.city}`;
  const about = `${plugin.name}, ${name}`;
  const run = (action: 'disable' | 'enable', done: string) => () =>
    act(subject, action, `/api/admin/plugins/${encodeURIComponent(plugin.id)}/${action}?city=${encodeURIComponent(city.city)}`, () => done);
  return (
    <Actions
      subject={subject}
      actions={[
        city.actions.includes('enable')
          ? { slot: 'switch', action: 'enable', label: texts.enable, about, icon: 'play', isPossible: true, run: run('enable', texts.onInCity(plugin.name, name)) }
          : { slot: 'switch', action: 'disable', label: texts.disable, about, icon: 'stop', isPossible: true, confirm: { title: texts.offInCityTitle(plugin.name, name), text: texts.offInCityText }, run: run('disable', texts.offInCity(plugin.name, name)) },
      ]}
    />
  );
}

function Notes({ plugin }: { plugin: PluginStatus }) {
  const texts = useTexts(pluginTexts);
  const language = useLanguage();
  const { failedAttempt: attempt } = plugin;
  return (
    <ul className="admin-list">
      {attempt && <li className="admin-with-icon admin-tone-warning"><Icon name="warning" size={16} /><span>{[texts.attempt(attempt.version, attempt.reason), ...attempt.findings].join(' ')}</span></li>}
      {plugin.abandonedCalls > 0 && <li className="admin-with-icon admin-tone-warning"><Icon name="warning" size={16} /><span>{texts.abandoned(plugin.abandonedCalls)}</span></li>}
      {plugin.retired.map((old) => (
        <li key={old.version + old.since} className={`admin-with-icon admin-tone-${toneOf(old.state)}`}>
          <Icon name={toneIcons[toneOf(old.state)]} size={16} /><span>{texts.retired(old.version, stateWord(old.state, language), [old.reason, old.abandonedCalls > 0 && texts.abandoned(old.abandonedCalls)].filter(Boolean).join(' '))}</span>
        </li>
      ))}
      {plugin.findings.map((finding) => <li key={finding} className="admin-with-icon"><Icon name="info" size={16} /><span>{finding}</span></li>)}
    </ul>
  );
}

function PluginActions({ plugin }: { plugin: PluginStatus }) {
  const texts = useTexts(pluginTexts);
  const { id, name } = plugin;
  const isPossible = (action: PluginAction) => plugin.actions.includes(action);
  const isOff = isPossible('enable') || stateKey(plugin.state) === 'disabled';
  const run = (action: PluginAction, done: string) => () => act(`plugin ${id}`, action, `/api/admin/plugins/${encodeURIComponent(id)}/${action}`, () => done);
  return (
    <Actions
      subject={`plugin ${id}`}
      actions={[
        isOff
          ? { slot: 'switch', action: 'enable', label: texts.enable, about: name, icon: 'play', isPossible: isPossible('enable'), run: run('enable', texts.enabled(name)) }
          : { slot: 'switch', action: 'disable', label: texts.disable, about: name, icon: 'stop', isPossible: isPossible('disable'), confirm: { title: texts.disableTitle(name), text: texts.disableText }, run: run('disable', texts.disabled(name)) },
        { slot: 'reload', action: 'reload', label: texts.reload, about: name, icon: 'refresh', isPossible: isPossible('reload'), confirm: { title: texts.reloadTitle(name), text: texts.reloadText }, run: run('reload', texts.reloaded(name)) },
      ]}
    />
  );
}
