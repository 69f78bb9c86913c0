/**
 * Prints the page, or of a conversation one answer alone (the element with its `data-message`), with the question before it. After the dialog
 * in front of it has gone.
 */
export function printView(messageId: string | null): void {
  const root = document.documentElement;
  const message = messageId === null ? null : document.querySelector(`[data-message="${CSS.escape(messageId)}"]`);
  const printed = message ? [message, ...(message.previousElementSibling ? [message.previousElementSibling] : [])] : [];
  if (message)
    root.dataset['print'] = 'message';
  printed.forEach((one) => one.setAttribute('data-printed', ''));
  const done = () => {
    delete root.dataset['print'];
    printed.forEach((one) => one.removeAttribute('data-printed'));
  };
  window.addEventListener('afterprint', done, { once: true });
  requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
}
