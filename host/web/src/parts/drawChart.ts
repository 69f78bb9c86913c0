import { Error as OnlyErrors, logger, parse, View, type Spec } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';

// Of what vega loads: nothing. A chart has its figures in it.
const loader = {
  load: () => Promise.reject(new Error('A chart loads nothing.')),
  sanitize: () => Promise.reject(new Error('A chart has no links.')),
  http: () => Promise.reject(new Error('A chart loads nothing.')),
  file: () => Promise.reject(new Error('A chart loads nothing.')),
};

/** Draws into an element; what it returns takes it away again. Expressions are interpreted, not compiled: the page allows no `eval`. */
export async function drawChart(element: HTMLElement, spec: object): Promise<() => void> {
  const compiled = compile(spec as TopLevelSpec, { logger: logger(OnlyErrors) });
  const view = new View(parse(compiled.spec as Spec, undefined, { ast: true }), {
    expr: expressionInterpreter, renderer: 'canvas', container: element, hover: false, loader: loader as never, logLevel: OnlyErrors, tooltip: () => undefined,
  } as never);
  await view.runAsync();
  return () => view.finalize();
}
