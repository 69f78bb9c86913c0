import { ChatPage } from './conversation/ChatPage';
import { SharedPage } from './conversation/SharedPage';
import { start } from './app/start';
import { PromptsPage } from './prompts/PromptsPage';
import { SearchPage } from './search/SearchPage';
import { SettingsPage } from './settings/SettingsPage';
import { SkillsPage } from './skills/SkillsPage';
import { AccessibilityPage } from './statement/AccessibilityPage';

// The script of staff. No await at the top: with one, the build cuts it in two.
void start((route) => {
  switch (route.page) {
    case 'chat': return <ChatPage id={route.conversation} />;
    case 'shared': return <SharedPage token={route.token} />;
    case 'search': return <SearchPage />;
    case 'skills': return <SkillsPage />;
    case 'prompts': return <PromptsPage />;
    case 'settings': return <SettingsPage />;
    case 'accessibility': return <AccessibilityPage />;
    default: return null;
  }
});
