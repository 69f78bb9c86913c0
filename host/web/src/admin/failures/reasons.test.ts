import { expect, it } from 'vitest';
import { source } from '../testing/overviews';
import { reasonCounts, sourcesOf } from './reasons';

const sources = [
  source({ reasons: [{ reason: 'NoText', count: 3 }, { reason: 'Broken', count: 1 }] }),
  source({ city: 'trier', reasons: [{ reason: 'Broken', count: 4 }] }),
  source({ name: 'Sitzungen', reasons: [{ reason: 'NoText', count: 2 }] }),
];

it('Reasons are added up over sources, the most frequent first', () => expect(reasonCounts(sources)).toEqual([{ reason: 'Broken', count: 5 }, { reason: 'NoText', count: 5 }]));

it('A filter by city and source leaves those', () => {
  expect(reasonCounts(sourcesOf(sources, { city: 'trier', source: null }))).toEqual([{ reason: 'Broken', count: 4 }]);
  expect(sourcesOf(sources, { city: null, source: 'ris/Vorlagen' })).toHaveLength(2);
});
