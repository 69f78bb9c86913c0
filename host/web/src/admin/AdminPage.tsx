import './admin.css';
import { NotFound } from '../app/NotFound';
import { useApp } from '../app/store';
import { Frame } from './Frame';
import { sections } from './sections';
import { Closed } from './session/Closed';
import { SignIn } from './session/SignIn';

/** The pages for those who run the host. */
export function AdminPage({ part }: { part: string }) {
  const admin = useApp((app) => app.boot.admin);
  const section = sections.find((one) => one.part === part);
  if (!section)
    return <NotFound />;
  if (admin === 'closed')
    return <Closed />;
  return admin === 'signed-in' ? <Frame section={section} /> : <SignIn />;
}
