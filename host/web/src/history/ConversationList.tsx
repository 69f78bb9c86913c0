import './history.css';
import { useEffect, useRef, useState } from 'react';
import { announce } from '../app/announcer';
import { Link, useRoute } from '../app/router';
import { useLanguage, useTexts } from '../texts';
import { Button, IconButton } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { Loading } from '../ui/Loading';
import { wordsOf } from '../ui/marks';
import { ConversationEntry } from './ConversationEntry';
import { byDay } from './days';
import { loadMore, search, useHistory } from './history';
import { historyTexts } from './texts';
import { useToday } from './useToday';

/** One's conversations beside every page: begin one, look for words in all, go to one. */
export function ConversationList() {
  const texts = useTexts(historyTexts);
  const language = useLanguage();
  const route = useRoute();
  const today = useToday();
  const query = useHistory((history) => history.query);
  const found = useHistory((history) => history.found);
  const conversations = useHistory((history) => history.conversations);
  const state = useHistory((history) => history.found?.state ?? history.state);
  const next = useHistory((history) => (history.found ? history.found.next : history.next));
  const current = route.page === 'chat' ? route.conversation : null;
  const shown = found ? found.items : conversations;
  const words = found ? wordsOf(query) : [];

  useEffect(() => {
    if (found?.state === 'ready')
      announce(found.items.length === 0 ? texts.nothing(query) : texts.found(found.items.length, found.next !== null));
    // Once for a search, not for each of its pages.
  }, [query, found?.state === 'ready']);

  return (
    <section className="history" aria-labelledby="history-heading">
      <h2 id="history-heading" className="kern-sr-only">{texts.conversations}</h2>
      <Link href="/" className="kern-btn kern-btn--secondary btn-small history-new"><Icon name="add" /><span className="kern-label">{texts.start}</span></Link>
      <SearchField />
      <div className="history-list">
        {byDay(shown, today, language).map((day) => (
          <section key={day.key} aria-label={day.label}>
            <h3>{day.label}</h3>
            <ul>{day.items.map((one) => <ConversationEntry key={one.id} conversation={one} isCurrent={one.id === current} words={words} />)}</ul>
          </section>
        ))}
        {state === 'loading' && <Loading />}
        {state === 'failed' && <div className="history-note" role="alert"><p>{texts.failed}</p><Button small onClick={() => void loadMore()}>{texts.again}</Button></div>}
        {state === 'ready' && next && <More key={next} />}
        {state === 'ready' && shown.length === 0 && (
          <div className="history-note">{found ? <p>{texts.nothing(query)}</p> : <><p><strong>{texts.empty}</strong></p><p>{texts.emptyHint}</p></>}</div>
        )}
      </div>
    </section>
  );
}

function SearchField() {
  const texts = useTexts(historyTexts);
  const query = useHistory((history) => history.query);
  const [text, setText] = useState(query);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const look = (value: string, wait: number) => {
    setText(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void search(value), wait);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <search className="history-search">
      <Icon name="search" size={18} />
      <input
        id="conversation-search"
        type="search"
        aria-label={texts.search}
        placeholder={texts.search}
        autoComplete="off"
        value={text}
        onChange={(event) => look(event.target.value, event.target.value ? 250 : 0)}
        onKeyDown={(event) => {
          if (event.key === 'Enter')
            look(text, 0);
          if (event.key === 'Escape' && text) {
            event.preventDefault();
            event.stopPropagation();
            look('', 0);
          }
        }}
      />
      {text && <IconButton icon="close" size={16} label={texts.clear} onClick={() => { look('', 0); document.getElementById('conversation-search')?.focus(); }} />}
    </search>
  );
}

/** The next page: by itself when it is scrolled to, by its button else. */
function More() {
  const texts = useTexts(historyTexts);
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting))
        void loadMore();
    }, { rootMargin: '100px' });
    observer.observe(end.current!);
    return () => observer.disconnect();
  }, []);
  return <div ref={end} className="history-more"><Button kind="tertiary" small onClick={() => void loadMore()}>{texts.more}</Button></div>;
}
