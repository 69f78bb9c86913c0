import type { Hit, Passage } from '../host/types';
import { useLanguage, useTexts } from '../texts';
import { formatDate } from '../texts/format';
import { Icon } from '../ui/Icon';
import { Marked } from '../ui/Marked';
import { SameText, SourceNotes } from '../viewer/SourceNotes';
import { openDocument } from '../viewer/viewer';
import { excerptOf } from './excerpt';
import { searchTexts } from './texts';

/** A document that was found: what it is, where the words stand in it, and where else. */
export function HitView({ hit, words }: { hit: Hit; words: string[] }) {
  const texts = useTexts(searchTexts);
  const language = useLanguage();
  const { document, passage, more = [], sameText = [], newer } = hit;
  const open = (place: Passage) => openDocument({
    documentId: document.id,
    title: document.title,
    file: place.file,
    page: place.page,
    quote: place.text,
    passage: place.id,
    link: place.link ?? document.url,
    recognized: place.recognized,
  });
  const about = [document.reference, document.committee, document.paperType, document.date && formatDate(document.date, language)].filter(Boolean);
  return (
    <li className="hit">
      <h3><button type="button" className="hit-title" onClick={() => open(passage)}><Marked text={document.title} words={words} whole /></button></h3>
      <p className="hit-about">{about.map((one, index) => <span key={index}>{one}</span>)}</p>
      {hit.byMeaning && <p className="hit-near"><Icon name="info" size={16} /><span>{texts.nearOnly}</span></p>}
      <Place passage={passage} words={words} />
      <SourceNotes document={document} recognized={passage.recognized} newer={newer} sameText={sameText} />
      {more.length > 0 && (
        <details>
          <summary>{texts.more(more.length)}</summary>
          <ul className="hit-more">
            {more.map((place) => (
              <li key={place.id}>
                <Place passage={place} words={words} />
                <button type="button" className="hit-open" onClick={() => open(place)}>{texts.openPlace}{place.page !== null && <span className="kern-sr-only"> ({texts.page(place.page)})</span>}</button>
              </li>
            ))}
          </ul>
        </details>
      )}
      <SameText document={document} newer={newer} sameText={sameText} />
    </li>
  );
}

function Place({ passage, words }: { passage: Passage; words: string[] }) {
  const texts = useTexts(searchTexts);
  const where = [passage.page !== null && texts.page(passage.page), passage.text.startsWith(passage.heading ?? '') ? null : passage.heading].filter(Boolean).join(' · ');
  return (
    <div className="hit-place">
      {where && <p className="hit-where">{where}</p>}
      <p className="hit-text"><Marked text={excerptOf(passage.text, words)} words={words} whole /></p>
    </div>
  );
}
