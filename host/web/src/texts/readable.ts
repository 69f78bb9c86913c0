/** A passage as it is read: texts that a plugin wrote itself carry the marks of Markdown's headings. */
export const readable = (text: string): string => text.replace(/^#{1,6}[ \t]+/gm, '');
