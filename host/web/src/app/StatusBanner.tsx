import { useTexts } from '../texts';
import { Alert } from '../ui/Alert';
import { Button } from '../ui/Button';
import { useApp, useConnection } from './store';
import { appTexts } from './texts';

/** The one thing that is most wrong, in a sentence; nothing when all is well. */
export function StatusBanner() {
  const texts = useTexts(appTexts);
  const connection = useConnection();
  const status = useApp((app) => app.status);
  if (connection === 'expired') {
    return (
      <Alert kind="warning" title={texts.expired} role="alert">
        <p>{texts.expiredHint}</p>
        <Button kind="secondary" onClick={() => location.reload()}>{texts.reload}</Button>
      </Alert>
    );
  }

  if (connection === 'offline')
    return <Alert kind="warning" title={texts.offline} role="alert" />;
  if (status.stopping)
    return <Alert kind="info" title={texts.stopping} />;
  if (!status.ready)
    return <Alert kind="info" title={texts.starting} />;
  if (status.index.state === 'rebuilding')
    return <Alert kind="info" title={status.index.percent === null ? texts.rebuilding : texts.rebuildingPercent(status.index.percent)} />;
  if (status.index.state === 'empty')
    return <Alert kind="info" title={texts.emptyIndex} />;
  if (status.models.configured && !status.models.inReach)
    return <Alert kind="warning" title={status.models.reason ?? texts.modelsDown} />;
  return null;
}
