import { useLanguage, useTexts } from '../../texts';
import { formatNumber } from '../../texts/format';
import { Icon } from '../../ui/Icon';
import { cityName, formatPercent } from '../format';
import { useOverview } from '../live/store';
import type { EmbeddingStatus } from '../types';
import { ProgressBar } from '../ui/Bars';
import { sourceTexts } from './texts';

/** By what each city is searched, and how far its passages have been embedded. */
export function SearchedBy() {
  const texts = useTexts(sourceTexts);
  const language = useLanguage();
  const { embedding, cities } = useOverview();
  if (embedding.length === 0)
    return null;
  return (
    <section className="admin-section">
      <h2>{texts.searchedBy}</h2>
      <dl className="admin-facts">
        {embedding.map((city) => <div key={city.city}><dt>{cityName(cities, city.city, language)}</dt><dd><City city={city} name={cityName(cities, city.city, language)} /></dd></div>)}
      </dl>
    </section>
  );
}

function City({ city, name }: { city: EmbeddingStatus; name: string }) {
  const texts = useTexts(sourceTexts);
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  // Rounded down: what is not done is not said to be.
  const percent = city.passages === 0 ? 100 : Math.floor((100 * city.embedded) / city.passages);
  return (
    <>
      <p>{city.searchedBy === null ? texts.byWords : texts.byMeaning(city.searchedBy)}</p>
      {city.model === null
        ? <p className="muted">{texts.noEmbedder}</p>
        : <p className="small">{texts.embedded(number(city.embedded), number(city.passages), city.model)}</p>}
      {city.model !== null && city.embedded < city.passages && <ProgressBar label={texts.embeddingOf(name)} percent={percent} text={formatPercent(percent, language)} />}
      {city.failed > 0 && <p className="small">{texts.notEmbedded(number(city.failed), city.failed === 1)}</p>}
      {city.reason !== null && <p className="admin-reason admin-with-icon admin-tone-danger"><Icon name="warning" size={16} /><span>{texts.embeddingWaits}: <q lang="en">{city.reason}</q></span></p>}
    </>
  );
}
