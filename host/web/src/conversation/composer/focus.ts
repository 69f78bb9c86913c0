/** Gives the focus to where the next question is written: for what had it and is gone. */
export const focusComposer = (): void => {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body || !document.activeElement)
      document.querySelector<HTMLTextAreaElement>('.composer-input')?.focus();
  });
};
