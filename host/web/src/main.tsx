import '@kern-ux/native/dist/kern.min.css';
import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startApp } from './app/store';
import { readBoot } from './host/boot';

startApp(await readBoot());
createRoot(document.getElementById('root')!).render(<StrictMode><App /></StrictMode>);
