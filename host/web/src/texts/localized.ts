import type { Language, LocalizedText } from '../host/types';

/** The text in the language, in German where it has no other. */
export const localized = (text: LocalizedText, language: Language): string => (language === 'en' && text.en ? text.en : text.de);
