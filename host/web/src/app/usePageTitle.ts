import { useEffect } from 'react';
import { localized } from '../texts/localized';
import { useApp } from './store';

/** Names the page in the browser's tab: the page, then the assistant of the city. */
export function usePageTitle(title: string | null): void {
  const city = useApp((app) => app.city);
  const language = useApp((app) => app.language);
  useEffect(() => {
    const assistant = `${language === 'de' ? 'Assistent' : 'Assistant'} ${localized(city.name, language)}`;
    document.title = title ? `${title} – ${assistant}` : assistant;
  }, [title, city, language]);
}
