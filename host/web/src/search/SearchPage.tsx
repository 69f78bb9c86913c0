export function SearchPage() {
  return <div>{'search'}</div>;
}
