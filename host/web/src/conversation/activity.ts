import type { ArgumentLabel, Language, Skill, ToolParts } from '../host/types';
import { neutral } from '../markdown/neutral';
import { formatDate, formatNumber } from '../texts/format';
import type { Run } from './model/run';
import type { ConversationTexts } from './texts';

/** Something that the assistant does or has done, in a sentence. */
export interface Step { key: string; text: string; details: readonly Detail[]; isDone: boolean }

/** A value that a tool is called with: what it is, and what the tool says of it at length. */
export interface Detail { label: string; value: string; hint: string | null }

/** A tool's arguments as a list that people read, called as the tool itself calls them. */
export function readableArguments(json: string, labels: readonly ArgumentLabel[] | null | undefined, language: Language, texts: ConversationTexts): Detail[] {
  let value: unknown;
  try {
    value = JSON.parse(json || '{}');
  } catch {
    return json ? [{ label: '', value: neutral(json), hint: null }] : [];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ label: '', value: readable(value, language, texts), hint: null }];
  return Object.entries(value).filter(([, one]) => one !== null && one !== '').map(([name, one]) => {
    const known = labels?.find((label) => label.name === name);
    return { label: known && known.label !== name ? neutral(known.label) : readableName(name), value: readable(one, language, texts), hint: known?.hint ? neutral(known.hint) : null };
  });
}

function readable(value: unknown, language: Language, texts: ConversationTexts): string {
  if (value === null || value === undefined || value === '')
    return texts.none;
  if (typeof value === 'boolean')
    return value ? texts.yes : texts.no;
  if (typeof value === 'number')
    return formatNumber(value, language);
  if (typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value, language) : neutral(value);
  if (Array.isArray(value))
    return value.map((one) => readable(one, language, texts)).join(', ');
  return Object.entries(value).map(([name, one]) => `${readableName(name)}: ${readable(one, language, texts)}`).join('; ');
}

/** `dateFrom`, `date_from` → Date from: technical names as they come, told apart into words. */
export function readableName(name: string): string {
  const words = neutral(name).replace(/([a-zäöü\d])([A-ZÄÖÜ])/g, '$1 $2').replace(/[_\-.]+/g, ' ').trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A tool by its name for people where a part of its tells it, else by its technical one, made readable. */
export const toolTitle = (tool: string, parts: readonly ToolParts[], callId?: string): string =>
  neutral(parts.find((one) => (callId && one.callId ? one.callId === callId : one.tool === tool))?.title ?? readableName(tool.split('__').at(-1)!));

/** What a run has done so far, in its order; the last one is under way. */
export function stepsOf(run: Run, skills: readonly Skill[], language: Language, texts: ConversationTexts): Step[] {
  const steps: Omit<Step, 'isDone'>[] = [{ key: 'reading', text: texts.reading, details: [] }];
  const names = (run.skills ?? []).map((id) => skills.find((skill) => `${skill.plugin}/${skill.id}` === id)?.name).filter((name) => name !== undefined);
  if (names.length > 0)
    steps.push({ key: 'skills', text: texts.skills(neutral(names.join(', '))), details: [] });
  for (const call of run.calls) {
    const title = call.title ? neutral(call.title) : toolTitle(call.name, run.parts, call.id);
    steps.push({ key: call.id, text: call.result === null ? texts.calling(title) : texts.called(title), details: readableArguments(call.arguments, call.labels, language, texts) });
  }
  if (run.filters?.sentence)
    steps.push({ key: 'filters', text: neutral(run.filters.sentence), details: [] });
  if (run.search)
    steps.push({ key: 'search', text: run.search.hits > 0 ? texts.searched(formatNumber(run.search.hits, language), formatNumber(run.search.passages, language)) : texts.searchedNothing(formatNumber(run.search.passages, language)), details: [] });
  if (run.approvals.length > 0)
    steps.push({ key: 'approval', text: texts.needsApproval, details: [] });
  if (run.queue)
    steps.push({ key: 'queue', text: texts.queue(run.queue), details: [] });
  else if (run.text !== '')
    steps.push({ key: 'writing', text: texts.writing, details: [] });
  else if (run.search && run.calls.every((call) => call.result !== null))
    steps.push({ key: 'thinking', text: texts.thinking, details: [] });
  return steps.map((step, index) => ({ ...step, isDone: index < steps.length - 1 }));
}

/** The first sentence of an answer, without its marks: enough to know what it says. */
export function firstSentence(text: string): string {
  const plain = neutral(text).replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/ *\[\d{1,3}\]/g, '').replace(/[*_`#>|~]+/g, '').replace(/\s+/g, ' ').trim();
  // Not at „12. März“, „z. B.“ or „Abs. 3“: a sentence ends before a capital letter, and after a word of some length.
  const end = /[^\s.]{4,}[.!?]["“»]?(?=\s+[A-ZÄÖÜ„«"]|$)/.exec(plain);
  const sentence = end ? plain.slice(0, end.index + end[0].length) : plain;
  return sentence.length <= 240 ? sentence : `${sentence.slice(0, 240)} …`;
}
