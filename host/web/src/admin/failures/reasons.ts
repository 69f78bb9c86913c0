import { sourceKey } from '../paths';
import type { SourceStatus } from '../types';

export interface FailureFilter { city: string | null; source: string | null; reason: string | null }

/** The sources that a filter leaves. */
export const sourcesOf = (sources: SourceStatus[], filter: Pick<FailureFilter, 'city' | 'source'>): SourceStatus[] =>
  sources.filter((source) => (!filter.city || source.city === filter.city) && (!filter.source || sourceKey(source) === filter.source));

/** How many files there are of each reason among those sources, the most frequent first. */
export function reasonCounts(sources: SourceStatus[]): { reason: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { reason, count } of sources.flatMap((source) => source.reasons))
    counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
}
