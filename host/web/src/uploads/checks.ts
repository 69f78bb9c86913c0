import type { Language, Limits } from '../host/types';
import { formatBytes } from '../texts/format';
import { uploadTexts } from './texts';

/** PDF, TXT, Markdown … as people call them, each once: `.htm` and `.html` are the same. */
export function typeNames(limits: Limits): string[] {
  const names: Record<string, string> = { '.md': 'Markdown', '.markdown': 'Markdown', '.htm': 'HTML', '.html': 'HTML', '.txt': 'Text', '.text': 'Text', '.jpg': 'JPEG', '.tif': 'TIFF' };
  return [...new Set(limits.uploadTypes.map((type) => names[type.toLowerCase()] ?? type.replace(/^\./, '').toUpperCase()))];
}

/** PDF, Text oder CSV */
export function typeList(limits: Limits, language: Language): string {
  const names = typeNames(limits);
  return names.length < 2 ? names.join('') : names.slice(0, -1).join(', ') + uploadTexts[language].or + names.at(-1);
}

/** Why a file cannot be sent; `null` where it can. The host looks again, at the bytes. */
export function refusal(file: { name: string; size: number }, limits: Limits, language: Language): string | null {
  const texts = uploadTexts[language];
  if (!limits.uploadTypes.some((type) => file.name.toLowerCase().endsWith(type.toLowerCase())))
    return texts.wrongType(typeList(limits, language));
  if (file.size === 0)
    return texts.empty;
  return file.size > limits.uploadBytes ? texts.tooLarge(formatBytes(file.size, language), formatBytes(limits.uploadBytes, language)) : null;
}
