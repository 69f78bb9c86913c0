import { useMemo } from 'react';
import type { CheckFinding, Citation, ToolParts } from '../../host/types';
import { Markdown, type Marks } from '../../markdown/Markdown';
import { CheckMark } from '../citations/CheckMark';
import { CitationMark } from '../citations/CitationMark';

const none: readonly never[] = [];

/** What is drawn into an answer's text. A place counts in UTF-16 units of the text; a check without one concerns the whole. */
export function marksOf(citations: readonly Citation[], checks: readonly CheckFinding[], parts: readonly ToolParts[]): Marks {
  const byNumber = new Map(citations.map((citation) => [citation.n, citation]));
  const placed = checks.filter((check) => check.length > 0);
  const addresses = [...citations.flatMap(({ link, document }) => [link, document.url]), ...parts.flatMap((tool) => tool.parts.flatMap((part) => part.sources.map((source) => source.url)))];
  return {
    citation: (n) => {
      const citation = byNumber.get(n);
      return citation ? <CitationMark citation={citation} /> : null;
    },
    stretches: placed,
    stretch: (_, children) => <span className="check-words">{children}</span>,
    sign: (index) => <CheckMark n={checks.indexOf(placed[index]!) + 1} check={placed[index]!} />,
    links: new Set(addresses.filter((address) => address !== null)),
  };
}

/** The text of a finished answer with its citations and what its checks found. */
export function AnswerText({ text, citations, checks, parts = none }: { text: string; citations: readonly Citation[]; checks: readonly CheckFinding[]; parts?: readonly ToolParts[] }) {
  const marks = useMemo(() => marksOf(citations, checks, parts), [citations, checks, parts]);
  return <Markdown text={text} marks={marks} />;
}
