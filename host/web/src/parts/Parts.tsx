import { ErrorBoundary } from '../app/ErrorBoundary';
import type { DocumentRef, Part, ToolParts } from '../host/types';
import { neutral } from '../markdown/neutral';
import { useLanguage, useTexts } from '../texts';
import { formatDate } from '../texts/format';
import { Alert } from '../ui/Alert';
import { openDocument } from '../viewer/viewer';
import { Chart } from './Chart';
import { FormDraft } from './FormDraft';
import './parts.css';
import { Table } from './Table';
import { partsTexts } from './texts';

/** What tools have returned, each as what it is. */
export function Parts({ conversationId, messageId, tools, isEditable }: { conversationId: string; messageId: string; tools: readonly ToolParts[]; isEditable: boolean }) {
  const texts = useTexts(partsTexts);
  let forms = 0;
  return tools.map((tool, at) => (
    <section key={at} className="tool-parts" aria-label={texts.from(neutral(tool.title))}>
      {tool.parts.map((part, index) => {
        // Forms are kept by their place among the forms of the message.
        const address = part.kind === 'form' ? `/api/conversations/${encodeURIComponent(conversationId)}/messages/${encodeURIComponent(messageId)}/forms/${forms++}` : null;
        return <ErrorBoundary key={index}><One part={part} address={isEditable ? address : null} /></ErrorBoundary>;
      })}
    </section>
  ));
}

function One({ part, address }: { part: Part; address: string | null }) {
  if (part.kind === 'notice')
    return <Alert kind={part.level === 'error' ? 'danger' : part.level} title={neutral(part.text)}>{part.sources.length > 0 && <PartSources sources={part.sources} />}</Alert>;
  return (
    <figure className={`part part-${part.kind}`}>
      <figcaption>{neutral(part.title)}</figcaption>
      {part.kind === 'table' ? <Table title={part.title} data={part} /> : part.kind === 'chart' ? <Chart part={part} /> : <FormDraft part={part} address={address} />}
      {part.sources.length > 0 && <PartSources sources={part.sources} />}
    </figure>
  );
}

function PartSources({ sources }: { sources: readonly DocumentRef[] }) {
  const texts = useTexts(partsTexts);
  const language = useLanguage();
  return (
    <p className="part-sources small">
      {texts.sources}:{' '}
      {sources.map((source, index) => (
        <span key={`${source.id}${index}`}>
          {index > 0 && ', '}
          <button type="button" className="link-button" onClick={() => openDocument({ documentId: source.id, title: source.title, link: source.url })}><bdi>{neutral(source.title)}</bdi></button>
          {source.date && ` (${formatDate(source.date, language)})`}
        </span>
      ))}
    </p>
  );
}
