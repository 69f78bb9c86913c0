import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../app/store';
import { useLanguage } from '../texts';
import { loadPrompts, promptStore, type PromptState } from './promptStore';

/** The prompts; asked for anew where somebody looks, and where the language or the department has changed. */
export function usePrompts(): PromptState {
  const language = useLanguage();
  const department = useApp((app) => app.preferences.department);
  useEffect(() => void loadPrompts(), [language, department]);
  return useStore(promptStore);
}
