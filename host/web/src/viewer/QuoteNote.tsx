/** A quote that is not to be seen in the document itself. */
export function QuoteNote({ text, quote }: { text: string; quote: string }) {
  return (
    <div className="viewer-note" role="status">
      <p>{text}</p>
      <blockquote>{quote}</blockquote>
    </div>
  );
}
