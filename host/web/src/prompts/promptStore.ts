import { createStore } from 'zustand/vanilla';
import { call } from '../host/api';
import type { Prompt } from '../host/types';

/** The prompts that one may use; `null` until they are known. */
export interface PromptState { prompts: Prompt[] | null; error: string | null }

/** A prompt as it is written. */
export interface PromptDraft { title: string; text: string; scope: 'own' | 'department' }

export const maxTitle = 120;
export const maxText = 8_000;

export const promptStore = createStore<PromptState>(() => ({ prompts: null, error: null }));

let asked = 0;

/** Asks for the prompts anew; what is known stays shown meanwhile. */
export async function loadPrompts(): Promise<void> {
  const turn = ++asked;
  promptStore.setState({ error: null });
  try {
    const prompts = await call<Prompt[]>('/api/prompts');
    if (turn === asked)
      promptStore.setState({ prompts });
  } catch (error) {
    if (turn === asked)
      promptStore.setState({ error: (error as Error).message });
  }
}

const change = (how: (prompts: Prompt[]) => Prompt[]) => {
  asked++; // An answer that is on its way does not know of this.
  promptStore.setState((state) => ({ prompts: how(state.prompts ?? []) }));
};

const body = ({ title, text, scope }: PromptDraft) => ({ title: title.trim(), text: text.trim(), scope });

/** Keeps a new prompt, or changes the one with the id. Throws Problem. */
export async function savePrompt(draft: PromptDraft, id: string | null = null): Promise<Prompt> {
  const kept = id === null
    ? await call<Prompt>('/api/prompts', { method: 'POST', body: body(draft) })
    : await call<Prompt>(`/api/prompts/${encodeURIComponent(id)}`, { method: 'PUT', body: body(draft) });
  change((prompts) => (id === null ? [...prompts, kept] : prompts.map((one) => (one.id === id ? kept : one))));
  return kept;
}

/** Away at once, and back where the host does not delete it. Throws Problem. */
export async function deletePrompt(prompt: Prompt): Promise<void> {
  change((prompts) => prompts.filter((one) => one.id !== prompt.id));
  try {
    await call<unknown>(`/api/prompts/${encodeURIComponent(prompt.id)}`, { method: 'DELETE' });
  } catch (error) {
    change((prompts) => [...prompts, prompt]);
    throw error;
  }
}

/** What a person has to themselves again of what they have deleted. */
export const draftOf = (prompt: Prompt): PromptDraft => ({ title: prompt.title, text: prompt.text, scope: prompt.scope === 'department' && prompt.mine ? 'department' : 'own' });

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');

/** Those that have every word of the search in title or text. */
export function matching(prompts: Prompt[], query: string): Prompt[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return prompts.filter((prompt) => {
    const text = fold(`${prompt.title} ${prompt.text}`);
    return words.every((word) => text.includes(word));
  });
}

/** By whose they are, each by title. */
export function byScope(prompts: Prompt[], language: string): Record<Prompt['scope'], Prompt[]> {
  const sorted = [...prompts].sort((a, b) => a.title.localeCompare(b.title, language, { numeric: true }));
  const of = (scope: Prompt['scope']) => sorted.filter((prompt) => prompt.scope === scope);
  return { own: of('own'), department: of('department'), city: of('city') };
}
