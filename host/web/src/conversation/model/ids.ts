/** A new id; made by hand, for `crypto.randomUUID` is not there where the page is served over HTTP in a house's own network. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
