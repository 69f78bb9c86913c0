/** The overview of keyboard shortcuts (`?`). */
export function ShortcutsDialog() {
  return null;
}
