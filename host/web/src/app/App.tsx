import { AccessibilityPage } from '../statement/AccessibilityPage';
import { AdminPage } from '../admin/AdminPage';
import { ChatPage } from '../conversation/ChatPage';
import { PromptsPage } from '../prompts/PromptsPage';
import { SearchPage } from '../search/SearchPage';
import { SettingsPage } from '../settings/SettingsPage';
import { SharedPage } from '../conversation/SharedPage';
import { SkillsPage } from '../skills/SkillsPage';
import { LanguageContext } from '../texts';
import { ErrorBoundary } from './ErrorBoundary';
import { NotFound } from './NotFound';
import { type Route, useRoute } from './router';
import { Shell } from './Shell';
import { useApp } from './store';

function page(route: Route) {
  switch (route.page) {
    case 'chat': return <ChatPage id={route.conversation} />;
    case 'shared': return <SharedPage token={route.token} />;
    case 'search': return <SearchPage />;
    case 'skills': return <SkillsPage />;
    case 'prompts': return <PromptsPage />;
    case 'settings': return <SettingsPage />;
    case 'accessibility': return <AccessibilityPage />;
    case 'admin': return <AdminPage part={route.part} />;
    case 'not-found': return <NotFound />;
  }
}

export function App() {
  const language = useApp((app) => app.language);
  const route = useRoute();
  return (
    <LanguageContext value={language}>
      <Shell>
        <ErrorBoundary key={route.page}>{page(route)}</ErrorBoundary>
      </Shell>
    </LanguageContext>
  );
}
