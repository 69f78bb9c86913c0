/** A conversation is new, or something was said in it: it goes to the top of the list. */
export function touchConversation(_touch: { id: string; title?: string; updatedAt?: string }): void {}
