/** Does something at a shortcut while the component is shown. */
export function useShortcut(_id: 'composer' | 'copy-answer' | 'stop', _handler: () => void, _enabled = true): void {}
