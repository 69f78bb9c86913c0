import { useEffect } from 'react';
import { announce } from '../app/announcer';
import { appStore } from '../app/store';
import { firstSentence, stepsOf } from './activity';
import { useModel } from './context';
import { conversationTexts } from './texts';

/** So often at most: who listens hears the end of one sentence before the next. */
const pauseBetween = 4_000;

/** Tells screen readers what is going on, in whole sentences: what is being done, and in the end that the answer is there. Never its pieces. */
export function Announcements() {
  const model = useModel();
  useEffect(() => {
    let said = '';
    let last = 0;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const texts = () => conversationTexts[appStore.getState().language];
    const now = () => {
      const { run, attempt } = model.live.getState();
      if (!run)
        return '';
      const { skills, language } = appStore.getState();
      return attempt > 0 ? texts().reconnecting : (stepsOf(run, skills, language, texts()).at(-1)?.text ?? '');
    };
    const say = () => {
      timer = null;
      const sentence = now();
      if (!sentence || sentence === said)
        return;
      said = sentence;
      last = Date.now();
      announce(sentence);
    };
    const stopLive = model.live.subscribe(() => {
      if (!timer && now() !== said)
        timer = setTimeout(say, Math.max(0, last + pauseBetween - Date.now()));
    });
    const stopStore = model.store.subscribe((state, before) => {
      if (before.running === null || state.running !== null)
        return;
      if (timer)
        clearTimeout(timer);
      [timer, said, last] = [null, '', Date.now()];
      const message = state.views.at(-1)?.message;
      if (message?.role !== 'assistant')
        return;
      const ending = { done: null, running: null, stopped: texts().stopped, interrupted: texts().interrupted, failed: `${texts().failed} ${message.note ?? ''}` }[message.state];
      announce(ending ?? (message.text ? texts().finished(firstSentence(message.text)) : texts().finishedWithout));
    });
    return () => {
      stopLive();
      stopStore();
      if (timer)
        clearTimeout(timer);
    };
  }, [model]);
  return null;
}
