/** Pieces of text are shown together, at most so often: the eye sees no more, and the page stays free. */
const every = 80;

/** Runs a moment after the first of several calls, once for all of them; the last is never lost, unless it is cancelled. */
export function throttled(run: () => void): { (): void; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const ask = () => { timer ??= setTimeout(() => { timer = null; run(); }, every); };
  ask.cancel = () => {
    if (timer)
      clearTimeout(timer);
    timer = null;
  };
  return ask;
}
