import { useContext } from 'react';
import { createContext } from 'react';
import type { Language } from '../host/types';

/**
 * Texts in both languages; the German ones say which there are. They lie beside the parts that show them, as `texts.ts`. What needs a number
 * or a name is a function.
 */
export function defineTexts<T extends object>(de: T, en: { [K in keyof T]: T[K] extends string ? string : T[K] }): Record<Language, T> {
  return { de, en: en as T };
}

export const LanguageContext = createContext<Language>('de');
export const useLanguage = () => useContext(LanguageContext);
export function useTexts<T>(texts: Record<Language, T>): T {
  return texts[useContext(LanguageContext)];
}

const locales: Record<Language, string> = { de: 'de-DE', en: 'en-GB' };
export const localeOf = (language: Language) => locales[language];
