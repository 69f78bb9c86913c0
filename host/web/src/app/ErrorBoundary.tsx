import { Component, type ReactNode } from 'react';
import { appStore } from './store';
import { Alert } from '../ui/Alert';
import { Button } from '../ui/Button';
import { appTexts } from './texts';

/** A part that breaks costs itself: the rest of the page stays, and its reader can try again. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() { return { failed: true }; }

  override render() {
    if (!this.state.failed)
      return this.props.children;
    const texts = appTexts[appStore.getState().language];
    return (
      <div className="page">
        <Alert kind="danger" title={texts.broken}>
          <p>{texts.brokenHint}</p>
          <Button kind="secondary" onClick={() => this.setState({ failed: false })}>{texts.again}</Button>
        </Alert>
      </div>
    );
  }
}
