import type { ReactNode } from 'react';
import { LanguageContext } from '../texts';
import { ErrorBoundary } from './ErrorBoundary';
import { NotFound } from './NotFound';
import { type Route, useRoute } from './router';
import { Shell } from './Shell';
import { useApp } from './store';

/** The shell around the pages of a script; `draw` knows those that are its own. */
export function App({ draw }: { draw: (route: Route) => ReactNode }) {
  const language = useApp((app) => app.language);
  const route = useRoute();
  return (
    <LanguageContext value={language}>
      <Shell>
        <ErrorBoundary key={route.page}>{draw(route) ?? <NotFound />}</ErrorBoundary>
      </Shell>
    </LanguageContext>
  );
}
