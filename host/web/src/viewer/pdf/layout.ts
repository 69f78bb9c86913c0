/** A page's size in points. */
export interface Size { width: number; height: number }

/** Pages below each other: where each begins. */
export const space = 12;

export function topsOf(sizes: Size[], scale: number): number[] {
  const tops: number[] = [];
  let top = space;
  for (const size of sizes) {
    tops.push(top);
    top += Math.floor(size.height * scale) + space;
  }
  tops.push(top);
  return tops;
}

/** The page (from 1) that stands at a height; between two pages the one below. */
export function pageAt(tops: number[], height: number): number {
  let low = 0;
  let high = tops.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tops[middle]! <= height)
      low = middle;
    else
      high = middle - 1;
  }
  return low + 1;
}

/** CSS pixels per point at 100 %. */
export const actual = 96 / 72;
const steps = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4].map((step) => step * actual);

/** The next larger (or smaller) of the usual scales. */
export const zoomed = (scale: number, direction: 1 | -1): number =>
  (direction > 0 ? steps.find((step) => step > scale * 1.01) : steps.findLast((step) => step < scale * 0.99)) ?? scale;
