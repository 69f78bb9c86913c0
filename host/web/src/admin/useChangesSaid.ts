import { useEffect } from 'react';
import { announce } from '../app/announcer';
import { appStore } from '../app/store';
import { useLanguage, useTexts } from '../texts';
import { formatTime } from '../texts/format';
import { liveStore } from './live/store';
import { attention, changes } from './overview/attention';
import { attentionTitle } from './overview/title';
import { adminTexts } from './texts';

/** A connection that comes back within this needs no words (ms). */
const shortly = 5_000;

/** Says to screen readers what matters, once: what no longer works and what works again, and that the connection is gone or back. Not every number that moves. */
export function useChangesSaid(): void {
  const texts = useTexts(adminTexts);
  const language = useLanguage();
  useEffect(() => {
    const matters = () => {
      const { overview } = liveStore.getState();
      return overview && attention(overview, appStore.getState().status.index);
    };
    let known = matters();
    let saidLost = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = liveStore.subscribe((live, before) => {
      if (live.link === 'lost' && before.link !== 'lost' && live.receivedAt !== null) {
        const at = formatTime(new Date(live.receivedAt).toISOString(), language);
        timer = setTimeout(() => { saidLost = true; announce(texts.lostSaid(at)); }, shortly);
      } else if (live.link === 'live' && before.link !== 'live') {
        clearTimeout(timer);
        if (saidLost)
          announce(texts.backSaid);
        saidLost = false;
      }
      if (live.overview === before.overview)
        return;
      const now = matters();
      if (known && now && live.overview) {
        const { come, gone } = changes(known, now);
        const titles = (items: typeof come) => items.map((item) => attentionTitle(item, live.overview!.cities, language)).join('; ');
        const said = [come.length > 0 && texts.newSaid(titles(come)), gone.length > 0 && texts.goneSaid(titles(gone))].filter(Boolean);
        if (said.length > 0)
          announce(`${said.join('. ')}.`);
      }
      known = now;
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [texts, language]);
}
