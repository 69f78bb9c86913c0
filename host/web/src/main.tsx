import { Suspense } from 'react';
import { ChatPage } from './conversation/ChatPage';
import { drawn } from './conversation/drawnLater';
import { start } from './app/start';
import { PromptsPage } from './prompts/PromptsPage';
import { SearchPage } from './search/SearchPage';
import { SettingsPage } from './settings/SettingsPage';
import { SkillsPage } from './skills/SkillsPage';
import { AccessibilityPage } from './statement/AccessibilityPage';
import { Loading } from './ui/Loading';

const Shared = ({ token }: { token: string }) => { const { SharedPage } = drawn.use(); return <SharedPage token={token} />; };

// The script of staff. No await at the top: with one, the build cuts it in two.
void start((route) => {
  switch (route.page) {
    case 'chat': return <ChatPage id={route.conversation} />;
    case 'shared': return <Suspense fallback={<div className="page"><Loading /></div>}><Shared token={route.token} /></Suspense>;
    case 'search': return <SearchPage />;
    case 'skills': return <SkillsPage />;
    case 'prompts': return <PromptsPage />;
    case 'settings': return <SettingsPage />;
    case 'accessibility': return <AccessibilityPage />;
    default: return null;
  }
});
