import type { Language } from '../../host/types';
import { formatNumber } from '../../texts/format';
import { cityName, formatDuration } from '../format';
import { stateWord } from '../states';
import type { Overview } from '../types';
import type { Attention } from './attention';
import { overviewTexts } from './texts';

/** A matter in a few words. */
export function attentionTitle(item: Attention, cities: Overview['cities'], language: Language): string {
  const texts = overviewTexts[language];
  const city = item.city === undefined ? '' : cityName(cities, item.city, language);
  const named = city ? texts.of(item.subject, city) : item.subject;
  const state = stateWord(item.state ?? '', language);
  const count = item.count ?? 0;
  switch (item.kind) {
    case 'no-plugins': return texts.noPlugins;
    case 'plugin': return texts.plugin(item.subject, state);
    case 'plugin-city': return texts.pluginCity(item.subject, city);
    case 'abandoned': return texts.abandoned(item.subject, count);
    case 'findings': return texts.findings(item.subject, count);
    case 'no-models': return texts.noModels;
    case 'endpoint': return texts.endpoint(item.subject, state);
    case 'queue': return texts.queue(city, count);
    case 'stuck': return texts.stuck(named);
    case 'source-error': return texts.sourceError(named);
    case 'unread': return count === 1 ? texts.unreadOne(named) : texts.unread(named, formatNumber(count, language));
    case 'index-empty': return texts.indexEmpty;
    case 'index-rebuilding': return texts.indexRebuilding;
    case 'embedding': return texts.embedding(city, formatNumber(count, language), count === 1);
    case 'feedback': return texts.feedback(count);
  }
}

/** What else is to be said about it: the host's reason, else what it means. */
export function attentionDetail(item: Attention, language: Language): string | null {
  const texts = overviewTexts[language];
  switch (item.kind) {
    case 'no-plugins': return texts.noPluginsHint;
    case 'abandoned': return texts.abandonedHint;
    case 'no-models': return texts.noModelsHint;
    case 'queue': return texts.queueHint(formatDuration(item.seconds ?? 0, language));
    case 'stuck': return item.reason ?? texts.stuckHint;
    case 'index-empty': return texts.indexEmptyHint;
    case 'index-rebuilding': return texts.indexRebuildingHint;
    default: return item.reason ?? null;
  }
}
