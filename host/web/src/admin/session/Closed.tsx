import { Link } from '../../app/router';
import { usePageTitle } from '../../app/usePageTitle';
import { useTexts } from '../../texts';
import { EmptyState } from '../../ui/EmptyState';
import { sessionTexts } from './texts';

/** The host has no key, so nobody can come in. */
export function Closed() {
  const texts = useTexts(sessionTexts);
  usePageTitle(texts.title);
  return (
    <div className="page">
      <EmptyState icon="info" title={texts.closed} level={1}>
        <p>{texts.closedHint}</p>
        <Link className="kern-link" href="/">{texts.toStart}</Link>
      </EmptyState>
    </div>
  );
}
