export function ConversationList() {
  return <div>{'list'}</div>;
}
