import { useTexts } from '../../texts';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import { Loading } from '../../ui/Loading';
import { useOverview } from '../live/store';
import { useQuery } from '../query';
import type { FeedbackItem } from '../types';
import { ListAge, ListEnd } from '../ui/Paging';
import { usePaged } from '../usePaged';
import { FeedbackEntry } from './FeedbackEntry';
import { feedbackTexts } from './texts';

const states = ['open', 'done', 'all'] as const;
/** In the address as people read it. */
const words = { open: null, done: 'erledigt', all: 'alle' } as const;

/** What staff have said about answers, to be looked through. */
export function FeedbackPage() {
  const texts = useTexts(feedbackTexts);
  const { feedback } = useOverview();
  const [query, change] = useQuery();
  const state = states.find((one) => words[one] === query.get('zustand')) ?? 'open';
  const list = usePaged<FeedbackItem>('/api/admin/feedback', { state });
  const openHere = list.items.filter((item) => item.state === 'open').length;
  const isOutdated = state === 'open' && list.state === 'ready' && list.next === null && !list.error && openHere !== feedback.open;
  const none = { open: texts.noneOpen, done: texts.noneDone, all: texts.noneAll }[state];
  return (
    <>
      <p>{texts.intro}</p>
      <div role="group" aria-label={texts.show} className="admin-chips">
        {states.map((one) => (
          <button key={one} type="button" className="admin-chip" aria-pressed={one === state} onClick={() => change({ zustand: words[one] })}>
            {one === state && <Icon name="check" size={16} />}{texts[one]}{one === 'open' && <span className="admin-chip-count"> {feedback.open}</span>}
          </button>
        ))}
      </div>
      <ListAge list={list} isOutdated={isOutdated} />
      {list.items.length === 0 && list.state === 'loading' && <Loading />}
      {list.items.length === 0 && list.state === 'ready' && !list.error && <EmptyState icon="check" title={none} />}
      <ul className="admin-feedback">{list.items.map((item) => <li key={item.id}><FeedbackEntry item={item} onChange={(changed) => list.change((one) => (one.id === changed.id ? changed : one))} /></li>)}</ul>
      <ListEnd list={list} />
    </>
  );
}
