import '@kern-ux/native/dist/kern.min.css';
import '../styles/index.css';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readBoot } from '../host/boot';
import { App } from './App';
import { ownRoutes, type Route } from './router';
import { startApp } from './store';

/** Begins a script with the pages that it has; a link to a page of the other script loads that. */
export async function start(draw: (route: Route) => ReactNode): Promise<void> {
  ownRoutes((route) => draw(route) !== null);
  startApp(await readBoot());
  createRoot(document.getElementById('root')!).render(<StrictMode><App draw={draw} /></StrictMode>);
}
