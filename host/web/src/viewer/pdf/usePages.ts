import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { pageAt, type Size, space, topsOf, zoomed } from './layout';

const margin = 12;

/** Which pages of a document are in sight, how large they are, and going to one of them. */
export function usePages(scroller: RefObject<HTMLElement | null>, first: Size, count: number) {
  const [sizes, setSizes] = useState<Size[]>(() => Array.from({ length: count }, () => first));
  const [zoom, setZoom] = useState<number | 'width'>('width');
  const [view, setView] = useState({ top: 0, width: 0, height: 0 });
  const widest = useMemo(() => Math.max(...sizes.map((size) => size.width)), [sizes]);
  const scale = zoom === 'width' ? Math.max(0.2, Math.floor(((view.width - 2 * margin) / widest) * 1000) / 1000) : zoom;
  const tops = useMemo(() => topsOf(sizes, scale), [sizes, scale]);
  /** Where the reader is, to be kept when sizes change. */
  const anchor = useRef({ page: 1, share: 0 });

  useEffect(() => {
    const element = scroller.current!;
    const look = () => setView({ top: element.scrollTop, width: element.clientWidth, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);

  const onScroll = useCallback(() => {
    const element = scroller.current!;
    const page = pageAt(tops, element.scrollTop + space);
    anchor.current = { page, share: (element.scrollTop - tops[page - 1]!) / (tops[page]! - tops[page - 1]!) };
    setView({ top: element.scrollTop, width: element.clientWidth, height: element.clientHeight });
  }, [scroller, tops]);

  useLayoutEffect(() => {
    const { page, share } = anchor.current;
    const element = scroller.current!;
    element.scrollTop = tops[page - 1]! + share * (tops[page]! - tops[page - 1]!);
  }, [tops, scroller]);

  const onSize = useCallback((number: number, size: Size) => setSizes((before) => {
    const known = before[number - 1]!;
    return known.width === size.width && known.height === size.height ? before : before.with(number - 1, size);
  }), []);

  return {
    scale,
    tops,
    onScroll,
    onSize,
    fits: zoom === 'width',
    fit: () => setZoom('width'),
    zoom: (direction: 1 | -1) => setZoom(zoomed(scale, direction)),
    /** The page that is read: the one in the upper part of the window. */
    current: pageAt(tops, view.top + view.height / 3),
    goTo: (page: number) => {
      anchor.current = { page, share: 0 };
      scroller.current!.scrollTop = tops[page - 1]! - space / 2;
    },
    width: Math.max(view.width, Math.floor(widest * scale) + 2 * margin),
    // Before it is measured there is nothing to draw.
    drawn: view.width === 0 ? [] : range(pageAt(tops, view.top - view.height / 2), pageAt(tops, view.top + view.height * 1.5)).map((number) => ({ number, size: sizes[number - 1]!, top: tops[number - 1]! })),
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
