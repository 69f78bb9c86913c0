import '@kern-ux/native/dist/kern.min.css';
import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startApp } from './app/store';
import { readBoot } from './host/boot';

// No await at the top: with one, the build cuts the script in two, since what is imported later could wait for it in a circle.
async function start() {
  startApp(await readBoot());
  createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
}
void start();
