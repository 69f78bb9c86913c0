/** Where a link of an answer leads; null where it is shown as text alone. */
export interface SafeLink { href: string; host: string | null }

/**
 * What may be followed: web and mail addresses. An answer is written by a model that has read texts of others; an address that carries data
 * (parameters) is followed only where it is one of the sources' own.
 */
export function safeLink(address: string, known: ReadonlySet<string>): SafeLink | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol === 'mailto:')
    return { href: `mailto:${url.pathname}`, host: null };
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.password)
    return null;
  if ((url.search || url.hash) && !known.has(address) && !known.has(url.href))
    return null;
  return { href: url.href, host: url.origin === location.origin ? null : url.host };
}
