export function PromptsPage() {
  return <div>{'prompts'}</div>;
}
