import type { Language } from '../host/types';
import { localeOf } from './index';

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();
function kept<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
  let format = cache.get(key) as T | undefined;
  if (!format)
    cache.set(key, (format = make()));
  return format;
}

/** A day without a time (`2025-03-27`) is the same day everywhere; it must not shift with the browser's zone. */
const day = (iso: string) => new Date(/^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T12:00:00` : iso);

/** 27.03.2025 */
export const formatDate = (iso: string, language: Language) =>
  kept(`d${language}`, () => new Intl.DateTimeFormat(localeOf(language), { day: '2-digit', month: '2-digit', year: 'numeric' })).format(day(iso));

/** 27. März 2025 */
export const formatLongDate = (iso: string, language: Language) =>
  kept(`l${language}`, () => new Intl.DateTimeFormat(localeOf(language), { day: 'numeric', month: 'long', year: 'numeric' })).format(day(iso));

/** 27.03.2025, 14:05 */
export const formatDateTime = (iso: string, language: Language) =>
  kept(`t${language}`, () => new Intl.DateTimeFormat(localeOf(language), { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' })).format(new Date(iso));

/** 14:05 */
export const formatTime = (iso: string, language: Language) =>
  kept(`h${language}`, () => new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit' })).format(new Date(iso));

/** 65.519 */
export const formatNumber = (value: number, language: Language, digits = 2) =>
  kept(`n${digits}${language}`, () => new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: digits })).format(value);

/** 1,4 MB */
export function formatBytes(bytes: number, language: Language): string {
  if (bytes < 1_000)
    return `${formatNumber(bytes, language)} B`;
  return bytes < 1_000_000 ? `${formatNumber(bytes / 1_000, language, 0)} kB` : `${formatNumber(bytes / 1_000_000, language, 1)} MB`;
}
