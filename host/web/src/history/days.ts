import type { ConversationSummary, Language } from '../host/types';
import { localeOf } from '../texts';
import { historyTexts } from './texts';

export interface Day { key: string; label: string; items: ConversationSummary[] }

/** By day as people say it: today, yesterday, this week, then months. Days are those of the reader's clock. */
export function byDay(conversations: ConversationSummary[], now: Date, language: Language): Day[] {
  const texts = historyTexts[language];
  const midnight = (daysAgo: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - daysAgo).getTime();
  const monday = midnight((now.getDay() + 6) % 7);
  const months = new Intl.DateTimeFormat(localeOf(language), { month: 'long', year: 'numeric' });
  const dayOf = (at: Date): [string, string] => {
    if (at.getTime() >= midnight(0))
      return ['today', texts.today];
    if (at.getTime() >= midnight(1))
      return ['yesterday', texts.yesterday];
    if (at.getTime() >= monday)
      return ['week', texts.thisWeek];
    return [`${at.getFullYear()}-${at.getMonth() + 1}`, months.format(at)];
  };

  const days: Day[] = [];
  for (const one of conversations) {
    const [key, label] = dayOf(new Date(one.updatedAt));
    const day = days.find((other) => other.key === key);
    if (day)
      day.items.push(one);
    else
      days.push({ key, label, items: [one] });
  }
  return days;
}
