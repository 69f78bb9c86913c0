/** Those that wait to be drawn, the last of the page at the end. */
const waiting: (() => void)[] = [];
let isAsked = false;

const idle = (run: () => void) => { if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 500 }); else setTimeout(run, 30); };

function drain() {
  waiting.splice(-8).forEach((draw) => draw());
  isAsked = waiting.length > 0;
  if (isAsked)
    idle(drain);
}

/**
 * Has something drawn when the page has nothing else to do, from the end of the page to its beginning: a conversation of hundreds of
 * messages is there at once, and complete a moment later.
 * @returns What takes it from the queue.
 */
export function drawLater(draw: () => void): () => void {
  waiting.push(draw);
  if (!isAsked)
    idle(drain);
  isAsked = true;
  return () => {
    const at = waiting.indexOf(draw);
    if (at >= 0)
      waiting.splice(at, 1);
  };
}
