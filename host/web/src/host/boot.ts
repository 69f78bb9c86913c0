import { call } from './api';
import { connection } from './connection';
import type { Boot } from './types';

/** What the host wrote into the page; where it is served by the development server, the same asked for. */
export async function readBoot(): Promise<Boot> {
  const written = document.getElementById('boot')?.textContent;
  const boot = written ? (JSON.parse(written) as Boot) : await call<Boot>('/api/boot');
  connection.session = boot.session;
  connection.city = boot.city;
  connection.language = boot.preferences.language ?? (document.documentElement.lang === 'en' ? 'en' : 'de');
  return boot;
}
