import { useMemo } from 'react';
import { Link } from '../../app/router';
import { useApp } from '../../app/store';
import { useLanguage, useTexts } from '../../texts';
import { formatDateTime, formatNumber } from '../../texts/format';
import { Icon } from '../../ui/Icon';
import { cityName, formatDuration, formatMemory } from '../format';
import { useNow } from '../live/clock';
import { useOverview } from '../live/store';
import { areaPaths, failuresPath } from '../paths';
import { RelativeTime } from '../ui/RelativeTime';
import { dayOf } from '../usage/usage';
import { type Attention, attention } from './attention';
import { overviewTexts } from './texts';
import { attentionDetail, attentionTitle } from './title';

/** What needs attention first; else that all is well. */
export function OverviewPage() {
  const texts = useTexts(overviewTexts);
  const overview = useOverview();
  const index = useApp((app) => app.status.index);
  const items = useMemo(() => attention(overview, index), [overview, index]);
  const wrong = items.filter((item) => item.level !== 'task');
  const tasks = items.filter((item) => item.level === 'task');
  return (
    <>
      {wrong.length > 0
        ? <section className="admin-section"><h2>{texts.wrong}</h2><Items items={wrong} /></section>
        : <p className="admin-well"><Icon name="check" size={28} /><span><strong>{tasks.length > 0 ? texts.noFault : texts.allWell}</strong> {texts.allWellHint}</span></p>}
      {tasks.length > 0 && <section className="admin-section"><h2>{texts.tasks}</h2><Items items={tasks} /></section>}
      <HostFacts />
    </>
  );
}

const hrefOf = (item: Attention) => (item.kind === 'unread' ? failuresPath({ city: item.city, source: item.source }) : areaPaths[item.area]);

function Items({ items }: { items: Attention[] }) {
  const texts = useTexts(overviewTexts);
  const language = useLanguage();
  const { cities } = useOverview();
  return (
    <ul className="admin-attention">
      {items.map((item) => {
        const detail = attentionDetail(item, language);
        return (
          <li key={item.key} className={`admin-attention-${item.level}`}>
            <Icon name={item.level === 'task' ? 'checklist' : item.level} />
            <div>
              {item.level !== 'task' && <span className="kern-sr-only">{texts.level[item.level]}: </span>}
              <Link href={hrefOf(item)}>{attentionTitle(item, cities, language)}</Link>
              {detail && <p>{detail}</p>}
              {item.nextProbe && <p className="muted">{texts.nextProbe} <RelativeTime at={item.nextProbe} /></p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function HostFacts() {
  const texts = useTexts(overviewTexts);
  const language = useLanguage();
  const overview = useOverview();
  const now = useNow(15_000);
  const total = (pick: (source: (typeof overview.sources)[number]) => number) => formatNumber(overview.sources.reduce((sum, source) => sum + pick(source), 0), language);
  const today = dayOf(overview.at);
  const questions = overview.usage.filter((usage) => usage.day === today).reduce((sum, usage) => sum + usage.turns, 0);
  const facts: [string, string, string?][] = [
    [texts.version, overview.version],
    [texts.running, formatDuration((now - Date.parse(overview.started)) / 1_000, language), formatDateTime(overview.started, language)],
    [texts.memory, formatMemory(overview.memoryBytes, language)],
    [texts.cities, overview.cities.map((city) => cityName(overview.cities, city.id, language)).join(', ')],
    [texts.index, texts.indexed(total((source) => source.documents), total((source) => source.passages))],
    [texts.questions, formatNumber(questions, language)],
  ];
  return (
    <section className="admin-section">
      <h2>{texts.host}</h2>
      <dl className="admin-facts">{facts.map(([name, value, hint]) => <div key={name}><dt>{name}</dt><dd title={hint}>{value}</dd></div>)}</dl>
    </section>
  );
}
