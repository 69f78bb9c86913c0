import { type AnchorHTMLAttributes, type MouseEvent, startTransition, useSyncExternalStore } from 'react';

/** The pages; each but the conversation has one path. */
export type Route =
  | { page: 'chat'; conversation: string | null }
  | { page: 'shared'; token: string }
  | { page: 'search' | 'skills' | 'prompts' | 'settings' | 'accessibility' | 'not-found' }
  | { page: 'admin'; part: string };

const fixed: Record<string, Route> = {
  '/': { page: 'chat', conversation: null },
  '/suche': { page: 'search' },
  '/faehigkeiten': { page: 'skills' },
  '/vorlagen': { page: 'prompts' },
  '/einstellungen': { page: 'settings' },
  '/barrierefreiheit': { page: 'accessibility' },
  '/admin': { page: 'admin', part: '' },
};

export function routeOf(path: string): Route {
  const known = fixed[path.length > 1 ? path.replace(/\/$/, '') : path];
  if (known)
    return known;
  const match = /^\/(c|geteilt|admin)\/([^/]+)\/?$/.exec(path);
  if (!match)
    return { page: 'not-found' };
  const value = decodeURIComponent(match[2]!);
  return match[1] === 'c' ? { page: 'chat', conversation: value } : match[1] === 'geteilt' ? { page: 'shared', token: value } : { page: 'admin', part: value };
}

const listeners = new Set<() => void>();
let current = routeOf(location.pathname);
const notify = () => {
  current = routeOf(location.pathname);
  listeners.forEach((listener) => listener());
};
window.addEventListener('popstate', notify);

let owns: (route: Route) => boolean = () => true;
/** Says which pages this script has; the others are loaded with theirs. */
export const ownRoutes = (are: typeof owns) => { owns = are; };

/** Goes to a page of ours; `replace` leaves no step for the back button. */
export function navigate(path: string, { replace = false } = {}): void {
  if (path === location.pathname + location.search)
    return;
  const to = routeOf(new URL(path, location.href).pathname);
  if (!owns(to) && to.page !== 'not-found') {
    location.assign(path);
    return;
  }
  if (replace)
    history.replaceState(null, '', path);
  else
    history.pushState(null, '', path);
  startTransition(notify);
}

export const conversationPath = (id: string) => `/c/${encodeURIComponent(id)}`;

export const useRoute = (): Route => useSyncExternalStore((listener) => { listeners.add(listener); return () => listeners.delete(listener); }, () => current);

/** What stands behind the path: the state of a page that keeps it there. */
export const useQuery = (): string => useSyncExternalStore((listener) => { listeners.add(listener); return () => listeners.delete(listener); }, () => location.search);

/** A link to a page of ours: as a link with every modifier key, without a new load else. */
export function Link({ href, onClick, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    event.preventDefault();
    navigate(href);
  };
  return <a href={href} onClick={follow} {...rest} />;
}
