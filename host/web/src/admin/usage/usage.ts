import type { Language } from '../../host/types';
import { localeOf } from '../../texts';
import type { UsageDay } from '../types';

export const measures = ['turns', 'generated', 'extractive', 'refused', 'searches', 'uploads', 'toolCalls', 'feedbackRight', 'feedbackWrong'] as const;
export type Measure = (typeof measures)[number];
export type Counts = Record<Measure, number>;
/** Medians of several cities cannot be made into one: the least and the greatest are told. */
export interface UsageRow extends Counts { key: string; median: { least: number; greatest: number } | null }

/** The day of a time where the reader is (2026-11-22). */
export function dayOf(iso: string): string {
  const at = new Date(iso);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}

/** The days up to that one, the last one first. */
export function daysBefore(last: string, count: number): string[] {
  const noon = Date.parse(`${last}T12:00:00Z`);
  return Array.from({ length: count }, (_, index) => new Date(noon - index * 86_400_000).toISOString().slice(0, 10));
}

/** The sum of some days and cities. */
export function sum(key: string, usage: UsageDay[]): UsageRow {
  const counts = Object.fromEntries(measures.map((measure) => [measure, usage.reduce((total, day) => total + day[measure], 0)])) as Counts;
  const medians = usage.map((day) => day.medianSeconds).filter((seconds) => seconds !== null);
  return { key, ...counts, median: medians.length > 0 ? { least: Math.min(...medians), greatest: Math.max(...medians) } : null };
}

/** A row for each day, also for those on which nothing was counted. */
export const byDay = (usage: UsageDay[], days: string[]): UsageRow[] => days.map((day) => sum(day, usage.filter((one) => one.day === day)));

/** A row for each city. */
export const byCity = (usage: UsageDay[], cities: string[]): UsageRow[] => cities.map((city) => sum(city, usage.filter((one) => one.city === city)));

/**
 * A file for a spreadsheet, by day and city (RFC 4180). German ones separate by semicolon, since their numbers have a comma; a text that
 * would be a formula is made one that is none.
 */
export function csv(usage: UsageDay[], heads: string[], city: (id: string) => string, language: Language): string {
  const separator = language === 'de' ? ';' : ',';
  const number = new Intl.NumberFormat(localeOf(language), { useGrouping: false, maximumFractionDigits: 2 });
  const text = (value: string) => {
    const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return harmless.includes(separator) || /["\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };
  const rows = [...usage].sort((a, b) => a.day.localeCompare(b.day) || a.city.localeCompare(b.city)).map((day) => [
    day.day, text(city(day.city)), ...measures.map((measure) => number.format(day[measure])), day.medianSeconds === null ? '' : number.format(day.medianSeconds),
  ]);
  return [heads.map(text), ...rows].map((row) => `${row.join(separator)}\r\n`).join('');
}

/** Round steps for an axis from nothing to at least that, five at most. */
export function axisSteps(greatest: number): number[] {
  const rough = Math.max(greatest, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough)!);
  return Array.from({ length: Math.ceil(Math.max(greatest, 1) / step) + 1 }, (_, index) => index * step);
}
