import { useLanguage } from '../../texts';
import { formatDateTime } from '../../texts/format';
import { formatRelative } from '../format';
import { useNow } from '../live/clock';

/**
 * "vor 3 Minuten", kept current; the whole time as a hint. Seconds are counted only towards what is about to happen. `isPast`: it has
 * happened, whatever the clocks of host and page make of the last second.
 */
export function RelativeTime({ at, isPast = false }: { at: string; isPast?: boolean }) {
  const language = useLanguage();
  const coarse = useNow(15_000);
  const isSoon = !isPast && Date.parse(at) > coarse && Date.parse(at) - coarse < 90_000;
  const now = useNow(isSoon ? 1_000 : 15_000);
  return <time dateTime={at} title={formatDateTime(at, language)}>{formatRelative(at, isPast ? Math.max(now, Date.parse(at)) : now, language)}</time>;
}
