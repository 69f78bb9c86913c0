import { useTexts } from '../texts';
import { EmptyState } from '../ui/EmptyState';
import { Link } from './router';
import { appTexts } from './texts';
import { usePageTitle } from './usePageTitle';

export function NotFound() {
  const texts = useTexts(appTexts);
  usePageTitle(texts.notFound);
  return (
    <div className="page">
      <EmptyState icon="search" title={texts.notFound} level={1}>
        <p>{texts.notFoundHint}</p>
        <Link className="kern-link" href="/">{texts.toStart}</Link>
      </EmptyState>
    </div>
  );
}
