import type { Citation } from '../../host/types';
import { safeLink } from '../../markdown/links';
import { neutral } from '../../markdown/neutral';
import { useLanguage, useTexts } from '../../texts';
import { Icon } from '../../ui/Icon';
import { SameText, SourceNotes } from '../../viewer/SourceNotes';
import { describe, openCitation } from '../citations/describe';
import { conversationTexts } from '../texts';

/** What an answer rests on, in the order of its citations. */
export function Sources({ citations }: { citations: readonly Citation[] }) {
  const texts = useTexts(conversationTexts);
  const language = useLanguage();
  return (
    <section className="sources">
      <h3>{texts.sources(citations.length)}</h3>
      <ol>
        {citations.map((citation) => {
          const { document, page, quote, n, recognized, newer, sameText } = citation;
          const address = citation.link ?? document.url;
          const original = address ? safeLink(address, new Set([address])) : null;
          return (
            <li key={n}>
              <span className="sources-number" aria-hidden="true">{n}</span>
              <div>
                <button type="button" className="sources-title" aria-label={`${texts.openSource}: ${texts.source(n, neutral(document.title), page)}`} onClick={() => openCitation(citation)}><bdi>{neutral(document.title)}</bdi></button>
                <p className="muted small"><bdi>{neutral(describe(document, page, language, texts))}</bdi></p>
                <SourceNotes document={document} recognized={recognized} newer={newer} sameText={sameText} />
                <details>
                  <summary>{texts.quote}</summary>
                  <blockquote><bdi>{neutral(quote)}</bdi></blockquote>
                </details>
                <SameText document={document} newer={newer} sameText={sameText} />
                {original && (
                  <a className="sources-original small" href={original.href} target="_blank" rel="noopener noreferrer">
                    {texts.original}{original.host && ` (${original.host})`}<Icon name="open" size={14} /><span className="kern-sr-only"> {texts.opensTab}</span>
                  </a>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
