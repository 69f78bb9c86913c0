import type { Area } from './overview/attention';

/** Where something is dealt with. */
export const areaPaths: Record<Area, string> = {
  plugins: '/admin/plugins',
  models: '/admin/modelle',
  sources: '/admin/abgleich',
  failures: '/admin/fehler',
  feedback: '/admin/rueckmeldungen',
};

/** The failures, narrowed down. */
export function failuresPath(filter: { city?: string; source?: string; reason?: string }): string {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString();
  return query ? `${areaPaths.failures}?${query}` : areaPaths.failures;
}

/** A source in an address: its plugin and its name. */
export const sourceKey = (source: { plugin: string; name: string }) => `${source.plugin}/${source.name}`;
