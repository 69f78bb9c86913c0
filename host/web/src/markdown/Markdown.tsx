import type { Nodes, PhrasingContent, RootContent, TableCell, Text } from 'mdast';
import { createElement, Fragment, memo, type ReactNode, useRef } from 'react';
import { useTexts } from '../texts';
import { safeLink } from './links';
import './markdown.css';
import { neutral, shortened } from './neutral';
import { type Block, nothing, parseMarkdown } from './parse';
import { placesOf } from './places';
import { markdownTexts } from './texts';

/** What is drawn into a text: citations, and stretches that something is to be said about. Must be the same object as long as nothing changes. */
export interface Marks {
  /** Draws `[n]`; nothing where there is no such source. */
  citation: (n: number) => ReactNode;
  /** Places in UTF-16 units of the whole text. */
  stretches: readonly { start: number; length: number }[];
  /** Draws a piece of a stretch. */
  stretch: (index: number, children: ReactNode) => ReactNode;
  /** Draws what stands at the end of a stretch. */
  sign: (index: number) => ReactNode;
  /** Addresses that may carry parameters. */
  links: ReadonlySet<string>;
}

export const noMarks: Marks = { citation: () => null, stretches: [], stretch: (_, children) => children, sign: () => null, links: new Set() };

/** A text in Markdown as elements. Nothing in it is HTML, nothing is loaded. */
export function Markdown({ text, marks = noMarks }: { text: string; marks?: Marks }) {
  const parsed = useRef(nothing);
  parsed.current = parseMarkdown(text, parsed.current);
  const levels = levelsOf(parsed.current.blocks);
  return <div className="markdown">{parsed.current.blocks.map((block) => <BlockView key={block.start} block={block} level={levelOf(block, levels)} marks={marks} text={text.slice(block.base, block.end)} />)}</div>;
}

/** The depths of the headings that there are, in order: a text that begins with its third level has no gap before it. */
const levelsOf = (blocks: readonly Block[]) => [...new Set(blocks.flatMap(({ node }) => (node.type === 'heading' ? [node.depth] : [])))].sort();
// Below the headings of the page and of the message.
const levelOf = ({ node }: Block, levels: readonly number[]) => (node.type === 'heading' ? Math.min(levels.indexOf(node.depth) + 3, 6) : 6);

// A finished block stays the same object.
const BlockView = memo(function BlockView({ block, level, marks, text }: { block: Block; level: number; marks: Marks; text: string }) {
  const texts = useTexts(markdownTexts);
  const drawing = new Drawing(marks, block.base, text, texts, level);
  const drawn = drawing.block(block.node, 0);
  const missed = marks.stretches.map((stretch, index) => ({ end: stretch.start + stretch.length, index })).filter(({ end, index }) => end > block.start && end <= block.end && !drawing.signed.has(index));
  return <>{drawn}{missed.length > 0 && <p className="markdown-signs">{missed.map(({ index }) => <Fragment key={index}>{marks.sign(index)}</Fragment>)}</p>}</>;
}, (before, after) => before.block === after.block && before.level === after.level && before.marks === after.marks);

/** Deeper than anybody writes; beyond it, an attack on the reader's browser. */
const deepest = 24;

class Drawing {
  readonly signed = new Set<number>();

  constructor(readonly marks: Marks, readonly base: number, readonly source: string, readonly texts: (typeof markdownTexts)['de'], readonly level: number) {}

  block(node: RootContent, depth: number): ReactNode {
    if (depth > deepest)
      return this.raw(node);
    switch (node.type) {
      case 'paragraph': return <p>{this.all(node.children, depth)}</p>;
      case 'heading': return createElement(`h${this.level}`, null, this.all(node.children, depth));
      case 'blockquote': return <blockquote>{this.all(node.children, depth)}</blockquote>;
      case 'list': return node.ordered ? <ol start={node.start ?? 1}>{this.all(node.children, depth)}</ol> : <ul>{this.all(node.children, depth)}</ul>;
      case 'listItem': return <li>{node.spread ? this.all(node.children, depth) : node.children.map((child, index) => <Fragment key={index}>{child.type === 'paragraph' ? this.all(child.children, depth + 1) : this.block(child, depth + 1)}</Fragment>)}</li>;
      case 'code': return <pre tabIndex={0}><code>{neutral(node.value)}</code></pre>;
      case 'thematicBreak': return <hr />;
      case 'table': {
        const [head, ...rows] = node.children;
        const align = (index: number) => (node.align?.[index] ? `align-${node.align[index]}` : undefined);
        const cell = (of: TableCell, index: number, Name: 'th' | 'td') => <Name key={index} scope={Name === 'th' ? 'col' : undefined} className={align(index)}>{this.all(of.children, depth)}</Name>;
        return (
          <div className="markdown-table" role="region" aria-label={this.texts.table} tabIndex={0}>
            <table>
              {head && <thead><tr>{head.children.map((of, index) => cell(of, index, 'th'))}</tr></thead>}
              <tbody>{rows.map((row, at) => <tr key={at}>{row.children.map((of, index) => cell(of, index, 'td'))}</tr>)}</tbody>
            </table>
          </div>
        );
      }
      default: return this.inline(node as PhrasingContent, depth);
    }
  }

  private all(nodes: readonly Nodes[], depth: number): ReactNode {
    return nodes.map((node, index) => <Fragment key={index}>{this.block(node as RootContent, depth + 1)}</Fragment>);
  }

  private inline(node: PhrasingContent, depth: number): ReactNode {
    switch (node.type) {
      case 'text': return this.text(node);
      case 'emphasis': return <em>{this.all(node.children, depth)}</em>;
      case 'strong': return <strong>{this.all(node.children, depth)}</strong>;
      case 'delete': return <del>{this.all(node.children, depth)}</del>;
      case 'inlineCode': return <code>{neutral(node.value)}</code>;
      case 'break': return <br />;
      case 'link': return this.link(node.url, this.all(node.children, depth), this.raw(node).includes(node.url) && node.children.length === 1 && node.children[0]!.type === 'text' && node.children[0].value === node.url);
      case 'image': return <span className="markdown-address">{this.texts.image(neutral(node.alt ?? ''), shortened(node.url))}</span>;
      default: return this.raw(node);
    }
  }

  private link(address: string, label: ReactNode, isItsAddress: boolean): ReactNode {
    const link = safeLink(address, this.marks.links);
    if (!link)
      return isItsAddress ? <bdi>{shortened(address)}</bdi> : <>{label} <bdi className="markdown-address">({shortened(address)})</bdi></>;
    return (
      <>
        <a href={link.href} target="_blank" rel="noopener noreferrer"><bdi>{label}</bdi><span className="kern-sr-only"> {this.texts.newTab}</span></a>
        {link.host && !isItsAddress && <bdi className="markdown-address"> ({link.host})</bdi>}
      </>
    );
  }

  private raw(node: Nodes): string {
    return neutral(this.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0));
  }

  /** A stretch of text, with the citations and the marks that lie in it. */
  private text(node: Text): ReactNode {
    const { value } = node;
    const offset = node.position?.start.offset ?? 0;
    const marks = [...value.matchAll(/\[(\d{1,3})\]/g)];
    const places = this.marks.stretches.length > 0 ? placesOf(value, this.source.slice(offset, node.position?.end.offset)) : null;
    const stretches = places ? this.stretchesIn(places, this.base + offset) : [];
    if (marks.length === 0 && stretches.length === 0)
      return neutral(value);

    const cuts = new Set([0, value.length, ...marks.flatMap((mark) => [mark.index, mark.index + mark[0].length]), ...stretches.flatMap(({ from, to }) => [from, to])]);
    const borders = [...cuts].sort((a, b) => a - b);
    const pieces: ReactNode[] = [];
    for (let at = 0; at + 1 < borders.length; at++) {
      const [from, to] = [borders[at]!, borders[at + 1]!];
      const mark = marks.find((one) => one.index <= from && to <= one.index + one[0].length);
      const isWhole = mark?.index === from && to === from + mark[0].length;
      let piece: ReactNode = (isWhole && this.marks.citation(Number(mark[1]))) || neutral(value.slice(from, to));
      const within = stretches.filter((stretch) => stretch.from <= from && to <= stretch.to);
      if (within.length > 0)
        piece = this.marks.stretch(within[0]!.index, piece);
      pieces.push(<Fragment key={from}>{piece}</Fragment>);
      for (const stretch of stretches) {
        if (stretch.isEnd && stretch.to === to && !this.signed.has(stretch.index)) {
          this.signed.add(stretch.index);
          pieces.push(<Fragment key={`sign-${stretch.index}`}>{this.marks.sign(stretch.index)}</Fragment>);
        }
      }
    }
    return pieces;
  }

  /** The stretches that reach into a text node, as units of its value. */
  private stretchesIn(places: number[], start: number) {
    const length = places.length - 1;
    return this.marks.stretches.flatMap((stretch, index) => {
      const [first, last] = [stretch.start - start, stretch.start + stretch.length - start];
      const from = places.findIndex((place, at) => at < length && place >= first);
      let to = from;
      while (to < length && places[to]! < last)
        to++;
      return from < 0 || to <= from ? [] : [{ index, from, to, isEnd: last <= places[length]! }];
    });
  }
}
