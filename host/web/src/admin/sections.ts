import type { ComponentType } from 'react';
import { FailuresPage } from './failures/FailuresPage';
import { FeedbackPage } from './feedback/FeedbackPage';
import { ModelsPage } from './models/ModelsPage';
import type { Area } from './overview/attention';
import { OverviewPage } from './overview/OverviewPage';
import { PluginsPage } from './plugins/PluginsPage';
import { SourcesPage } from './sources/SourcesPage';
import { UsagePage } from './usage/UsagePage';

/** A sub-page, with its part of the path. */
export interface Section { id: 'overview' | 'usage' | Area; part: string; Page: ComponentType }

export const sections: Section[] = [
  { id: 'overview', part: '', Page: OverviewPage },
  { id: 'plugins', part: 'plugins', Page: PluginsPage },
  { id: 'models', part: 'modelle', Page: ModelsPage },
  { id: 'sources', part: 'abgleich', Page: SourcesPage },
  { id: 'failures', part: 'fehler', Page: FailuresPage },
  { id: 'usage', part: 'nutzung', Page: UsagePage },
  { id: 'feedback', part: 'rueckmeldungen', Page: FeedbackPage },
];
