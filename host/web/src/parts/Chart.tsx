import { useEffect, useRef, useState } from 'react';
import type { Part } from '../host/types';
import { neutral } from '../markdown/neutral';
import { useLanguage, useTexts } from '../texts';
import { Loading } from '../ui/Loading';
import { chartSpec, type Colours } from './chartSpec';
import { Table } from './Table';
import { partsTexts } from './texts';

function coloursOf(element: HTMLElement): Colours {
  const style = getComputedStyle(element);
  // Through the style, so that what names a colour by another one is a colour in the end.
  const read = (name: string) => {
    element.style.color = `var(${name})`;
    const colour = style.color;
    element.style.color = '';
    return colour;
  };
  return { text: read('--text'), muted: read('--muted'), grid: read('--border'), background: read('--background'), series: ['--chart-1', '--chart-2', '--chart-3', '--chart-4', '--chart-5', '--chart-6'].map(read) };
}

/** A chart, and the figures it shows. Drawn anew when the page's colours or its width change. */
export function Chart({ part }: { part: Extract<Part, { kind: 'chart' }> }) {
  const texts = useTexts(partsTexts);
  const language = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  const [turn, redraw] = useState(0);

  useEffect(() => {
    const again = () => redraw((before) => before + 1);
    const theme = new MutationObserver(again);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-kern-theme'] });
    const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'].map((query) => matchMedia(query));
    queries.forEach((query) => query.addEventListener('change', again));
    let width = box.current?.clientWidth ?? 0;
    const size = new ResizeObserver(() => {
      const now = box.current?.clientWidth ?? 0;
      if (Math.abs(now - width) > 8) {
        width = now;
        again();
      }
    });
    if (box.current)
      size.observe(box.current);
    return () => {
      theme.disconnect();
      size.disconnect();
      queries.forEach((query) => query.removeEventListener('change', again));
    };
  }, []);

  useEffect(() => {
    let isGone = false;
    let clear: (() => void) | null = null;
    const element = box.current!;
    import('./drawChart')
      .then(({ drawChart }) => (isGone ? null : drawChart(element, chartSpec(part.chart, part.data, language, coloursOf(element), element.clientWidth))))
      .then((done) => {
        if (isGone)
          done?.();
        else
          clear = done;
        setState('ready');
      })
      .catch(() => setState('failed'));
    return () => {
      isGone = true;
      clear?.();
    };
  }, [part, language, turn]);

  const series = part.data.columns.slice(1).map((column) => neutral(column.name)).join(', ');
  return (
    <div className="chart-part">
      {state === 'loading' && <Loading text={texts.chartLoading} />}
      {state === 'failed' && <p className="muted">{texts.chartFailed}</p>}
      <div role="img" aria-label={texts.chart(neutral(part.title), series, part.data.rows.length)} hidden={state === 'failed'}>
        {/* What draws gives its own element other words. */}
        <div ref={box} className="chart" />
      </div>
      <details open={state === 'failed' || undefined}>
        <summary>{texts.data}</summary>
        <Table title={part.title} data={part.data} />
      </details>
    </div>
  );
}
