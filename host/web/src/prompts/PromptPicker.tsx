/** The prompt library beside the composer. */
export function PromptPicker(_props: { onPick: (text: string) => void }) {
  return null;
}
