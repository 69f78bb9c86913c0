import { expect, test } from 'vitest';
import { groupsOf } from './groups';

const skill = (plugin: string, id: string, active = true, more: { description?: string; examples?: string[] } = {}) =>
  ({ plugin, pluginName: plugin.toUpperCase(), id, name: id, description: '', examples: [], active, ...more });
const skills = [skill('forms', 'fill', false), skill('ris', 'meetings', false), skill('ris', 'papers', true, { examples: ['Wie wurde über die Straßensanierung abgestimmt?'] }), skill('handbook', 'rules', true, { description: 'Dienstanweisungen' })];
const names = (query: string) => groupsOf(skills, query).map((group) => `${group.name}: ${group.skills.map((one) => one.id).join(' ')}`);

test('skills stand by plugin, those that can be used first', () => {
  expect(names('')).toEqual(['RIS: papers meetings', 'HANDBOOK: rules', 'FORMS: fill']);
});

test('every word is looked for, in examples too and whatever its spelling', () => {
  expect(names('STRASSEN wurde')).toEqual(['RIS: papers']);
  expect(names('dienstanweisung')).toEqual(['HANDBOOK: rules']);
  expect(names('strassen dienstanweisung')).toEqual([]);
});
