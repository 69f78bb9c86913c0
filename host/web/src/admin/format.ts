import type { Language, LocalizedText } from '../host/types';
import { localeOf } from '../texts';
import { formatDateTime, formatNumber } from '../texts/format';
import { localized } from '../texts/localized';
import type { Overview } from './types';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

const just: Record<Language, { past: string; future: string }> = { de: { past: 'gerade eben', future: 'gleich' }, en: { past: 'just now', future: 'in a moment' } };

/** "vor 3 Minuten", "in 12 Sekunden"; what is further than a week away as a date. `now` in ms. */
export function formatRelative(iso: string, now: number, language: Language): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1_000);
  const distance = Math.abs(seconds);
  if (distance >= 7 * day)
    return formatDateTime(iso, language);
  if (seconds <= 0 && distance < minute)
    return just[language].past;
  if (distance < 1)
    return just[language].future;
  const [size, unit] = distance < minute ? [1, 'second'] as const : distance < hour ? [minute, 'minute'] as const : distance < day ? [hour, 'hour'] as const : [day, 'day'] as const;
  return new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'always' }).format(Math.trunc(seconds / size), unit);
}

/** 45 s, 3 min 5 s, 2 h 10 min, 4 d 3 h: the two largest units. */
export function formatDuration(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.round(seconds));
  const units = [[language === 'de' ? 'T.' : 'd', day], [language === 'de' ? 'Std.' : 'h', hour], ['min', minute], ['s', 1]] as const;
  const first = units.findIndex(([, size]) => whole >= size);
  if (first < 0)
    return '0 s';
  const [name, size] = units[first]!;
  const next = units[first + 1];
  const rest = next ? Math.floor((whole % size) / next[1]) : 0;
  return `${Math.floor(whole / size)}\u00a0${name}${next && rest > 0 ? `\u00a0${rest}\u00a0${next[0]}` : ''}`;
}

/** 4,7 GB; memory, so that megabytes are whole. */
export function formatMemory(bytes: number, language: Language): string {
  return bytes >= 1_000_000_000 ? `${formatNumber(bytes / 1_000_000_000, language, 1)}\u00a0GB` : `${formatNumber(bytes / 1_000_000, language, 0)}\u00a0MB`;
}

export const formatPercent = (percent: number, language: Language): string => `${formatNumber(Math.min(100, Math.max(0, percent)), language, 0)}\u00a0%`;

const nameOf = (name: string | LocalizedText, language: Language) => (typeof name === 'string' ? name : localized(name, language));

/** A city's name; its id where the host no longer serves it. */
export function cityName(cities: Overview['cities'], id: string, language: Language): string {
  const city = cities.find((one) => one.id === id);
  return city ? nameOf(city.name, language) : id;
}

/** States are told apart whatever their spelling: CoolingDown, cooling-down. */
export const stateKey = (state: string): string => state.toLowerCase().replaceAll(/[^a-z]/g, '');

/** An address that may be linked to: what a document names is not trusted. */
export function safeUrl(url: string | null): string | null {
  const parsed = url && URL.canParse(url) ? new URL(url) : null;
  return parsed && (parsed.protocol === 'https:' || parsed.protocol === 'http:') ? parsed.href : null;
}
