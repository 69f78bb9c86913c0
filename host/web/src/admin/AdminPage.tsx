export function AdminPage({ part }: { part: string }) {
  return <div>{part}</div>;
}
