import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ErrorBoundary } from './ErrorBoundary';
import { later } from './later';
import { appStore } from './store';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function show(load: () => Promise<string>) {
  const part = later(load);
  const Part = () => <p>{part.use()}</p>;
  return { part, draw: () => act(async () => void render(<ErrorBoundary><Suspense fallback="wartet"><Part /></Suspense></ErrorBoundary>)) };
}

describe('a part that is loaded later', () => {
  test('is waited for, and loaded once', async () => {
    let arrive = (_: string) => {};
    const load = vi.fn(() => new Promise<string>((resolve) => { arrive = resolve; }));
    const { part, draw } = show(load);
    part.load();
    await draw();
    expect(screen.getByText('wartet')).toBeTruthy();
    await act(async () => arrive('da'));
    expect(screen.getByText('da')).toBeTruthy();
    part.load();
    expect(load).toHaveBeenCalledTimes(1);
  });
  test('is there at once where it was loaded before', async () => {
    const { part, draw } = show(() => Promise.resolve('da'));
    part.load();
    await Promise.resolve();
    const drawn = draw();
    expect(screen.queryByText('wartet')).toBeNull();
    await drawn;
    expect(screen.getByText('da')).toBeTruthy();
  });
  test('is not waited for by what can do without it', async () => {
    const part = later(() => Promise.resolve('da'));
    const Part = () => <p>{part.useIfThere() ?? 'ohne'}</p>;
    render(<Part />);
    expect(screen.getByText('ohne')).toBeTruthy();
    await act(async () => part.load());
    expect(screen.getByText('da')).toBeTruthy();
  });
  test('that could not be loaded is loaded when its reader tries again', async () => {
    vi.useFakeTimers();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    appStore.setState({ language: 'de' });
    const load = vi.fn(() => Promise.resolve('da')).mockImplementationOnce(() => Promise.reject(new Error('offline')));
    const { draw } = show(load);
    await draw();
    expect(load).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(600);
    await act(async () => void fireEvent.click(screen.getByRole('button')));
    expect(screen.getByText('da')).toBeTruthy();
  });
});
