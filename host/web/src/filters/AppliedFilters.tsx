import type { AppliedFilters as Applied, FilterKind } from '../host/types';

/** The filters that an answer was found with, given and implied; each can be taken away. */
export function AppliedFilters(_props: { applied: Applied; onRemove: (kind: FilterKind) => void }) {
  return null;
}
