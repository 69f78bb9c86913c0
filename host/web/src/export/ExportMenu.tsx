/** A conversation, or one answer of it, as a file. */
export function ExportMenu(_props: { conversationId: string; messageId: string | null }) {
  return null;
}
