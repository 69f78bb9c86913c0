/** A link to the conversation, for colleagues. */
export function ShareButton(_props: { conversationId: string }) {
  return null;
}
