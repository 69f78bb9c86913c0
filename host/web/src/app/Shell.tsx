import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ConversationList } from '../history/ConversationList';
import { useTexts } from '../texts';
import { localized } from '../texts/localized';
import { IconButton } from '../ui/Button';
import { Icon, type IconName } from '../ui/Icon';
import { ViewerPane } from '../viewer/ViewerPane';
import { Announcer } from './announcer';
import { CitySwitch } from './CitySwitch';
import { Link, navigate, type Route, useRoute } from './router';
import { openShortcuts, ShortcutsDialog } from './Shortcuts';
import { useShortcut } from './shortcuts';
import { StatusBanner } from './StatusBanner';
import { Toasts } from '../ui/Toasts';
import { useApp } from './store';
import { appTexts } from './texts';

const pages: { page: Route['page']; href: string; icon: IconName; text: 'ask' | 'search' | 'skills' | 'prompts' }[] = [
  { page: 'chat', href: '/', icon: 'chat', text: 'ask' },
  { page: 'search', href: '/suche', icon: 'search', text: 'search' },
  { page: 'skills', href: '/faehigkeiten', icon: 'checklist', text: 'skills' },
  { page: 'prompts', href: '/vorlagen', icon: 'draft', text: 'prompts' },
];

/** What stands around every page: the navigation with the conversations, what is wrong, and the page itself. */
export function Shell({ children }: { children: ReactNode }) {
  const texts = useTexts(appTexts);
  const route = useRoute();
  const { city, language } = { city: useApp((app) => app.city), language: useApp((app) => app.language) };
  const admin = useApp((app) => app.boot.admin);
  const [isOpen, setOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);

  // A new page is begun at its top, for eyes and for screen readers; the first one where the browser begins.
  useEffect(() => {
    setOpen(false);
    if (isFirst.current)
      isFirst.current = false;
    else if (route.page !== 'chat')
      main.current?.focus({ preventScroll: true });
  }, [route]);

  useShortcut('new-conversation', () => navigate('/'));
  useShortcut('search-page', () => navigate('/suche'));
  useShortcut('search-conversations', () => {
    setOpen(true);
    // On narrow windows the field is hidden until the menu is open.
    requestAnimationFrame(() => document.getElementById('conversation-search')?.focus());
  });

  return (
    <div className="shell" data-page={route.page} data-menu={isOpen ? 'open' : 'closed'}>
      <a className="skip-link" href="#content">{texts.skip}</a>
      <header className="shell-bar">
        <IconButton icon="menu" label={texts.menu} aria-expanded={isOpen} aria-controls="navigation" onClick={() => setOpen(true)} />
        <span className="shell-bar-title">{texts.assistant} {localized(city.name, language)}</span>
      </header>
      <div className="shell-backdrop" onClick={() => setOpen(false)} aria-hidden="true" />
      <div className="shell-side" id="navigation" onKeyDown={(event) => { if (event.key === 'Escape' && isOpen) setOpen(false); }}>
        <nav className="shell-navigation" aria-label={texts.mainNavigation}>
          <div className="shell-brand">
            <div className="shell-name">
              <span className="shell-mark" aria-hidden="true" />
              <Link href="/">{texts.assistant}</Link>
              <CitySwitch />
            </div>
            <IconButton className="shell-close" icon="close" label={texts.closeMenu} onClick={() => setOpen(false)} />
          </div>
          <ul className="shell-pages">
            {pages.map((page) => (
              <li key={page.page}>
                <Link href={page.href} aria-current={route.page === page.page ? 'page' : undefined}><Icon name={page.icon} />{texts[page.text]}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <ConversationList />
        <footer className="shell-foot">
          <Link href="/einstellungen" aria-current={route.page === 'settings' ? 'page' : undefined}>{texts.settings}</Link>
          <Link href="/barrierefreiheit" aria-current={route.page === 'accessibility' ? 'page' : undefined}>{texts.accessibility}</Link>
          <button type="button" className="shell-keys" aria-haspopup="dialog" onClick={openShortcuts}>{texts.shortcuts}</button>
          {admin === 'signed-in' && <Link href="/admin" aria-current={route.page === 'admin' ? 'page' : undefined}>{texts.operation}</Link>}
        </footer>
      </div>
      <main id="content" ref={main} tabIndex={-1} className="shell-main">
        <StatusBanner />
        {children}
      </main>
      <ViewerPane />
      <ShortcutsDialog />
      <Toasts />
      <Announcer />
    </div>
  );
}
