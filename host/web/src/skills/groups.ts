import type { Skill } from '../host/types';
import { folded } from '../texts/folded';

export interface SkillGroup { plugin: string; name: string; skills: Skill[] }

/** The skills that have all of the words, by plugin; those that can be used go first. */
export function groupsOf(skills: Skill[], query: string): SkillGroup[] {
  const words = folded(query).text.split(/\s+/).filter(Boolean);
  const groups = new Map<string, SkillGroup>();
  for (const skill of skills) {
    const text = folded([skill.plugin, skill.pluginName, skill.name, skill.description, ...skill.examples].join('\n')).text;
    if (!words.every((word) => text.includes(word)))
      continue;
    const group = groups.get(skill.plugin) ?? { plugin: skill.plugin, name: skill.pluginName, skills: [] };
    group.skills.push(skill);
    groups.set(skill.plugin, group);
  }
  const usableFirst = (a: boolean, b: boolean) => Number(b) - Number(a);
  for (const group of groups.values())
    group.skills.sort((a, b) => usableFirst(a.active, b.active));
  return [...groups.values()].sort((a, b) => usableFirst(a.skills.some((skill) => skill.active), b.skills.some((skill) => skill.active)));
}
