import { useTexts } from '../texts';
import { localized } from '../texts/localized';
import { appTexts } from './texts';
import { changePreferences, useApp } from './store';

/** The city that is spoken for: its name, or a choice where the host serves several. */
export function CitySwitch() {
  const texts = useTexts(appTexts);
  const { city, cities, language } = { city: useApp((app) => app.city), cities: useApp((app) => app.cities), language: useApp((app) => app.language) };
  if (cities.length < 2)
    return <span className="shell-city">{localized(city.name, language)}</span>;

  const change = async (id: string) => {
    // Where it cannot be kept, it is for this visit.
    await changePreferences({ city: id }).catch(() => undefined);
    // Conversations, documents, filters, skills: all of it is the city's. So the page begins anew.
    location.assign(`/?city=${encodeURIComponent(id)}`);
  };
  return (
    <select className="shell-city city-switch" aria-label={texts.city} value={city.id} onChange={(event) => void change(event.target.value)}>
      {cities.map((one) => <option key={one.id} value={one.id}>{localized(one.name, language)}</option>)}
    </select>
  );
}
