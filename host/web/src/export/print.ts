/** Prints the page, or of a conversation one message alone (the element with its `data-message`). After the dialog in front of it has gone. */
export function printView(messageId: string | null): void {
  const root = document.documentElement;
  const message = messageId === null ? null : document.querySelector(`[data-message="${CSS.escape(messageId)}"]`);
  if (message) {
    root.dataset['print'] = 'message';
    message.setAttribute('data-printed', '');
  }
  const done = () => {
    delete root.dataset['print'];
    message?.removeAttribute('data-printed');
  };
  window.addEventListener('afterprint', done, { once: true });
  requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
}
