import type { Filters } from '../host/types';

/** Where the answer is to be looked for: committee, period, type, outcome. */
export function FilterBar(_props: { value: Filters; onChange: (value: Filters) => void }) {
  return null;
}
