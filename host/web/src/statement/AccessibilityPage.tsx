export function AccessibilityPage() {
  return <div>{'accessibility'}</div>;
}
