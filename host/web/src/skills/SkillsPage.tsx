export function SkillsPage() {
  return <div>{'skills'}</div>;
}
