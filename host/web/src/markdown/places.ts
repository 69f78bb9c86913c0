/**
 * Where each UTF-16 unit of a text node stands in the source it was made from: escapes, character references and the indents of following
 * lines are in the source alone. One place more than the value has units: the end.
 */
export function placesOf(value: string, source: string): number[] {
  const places: number[] = [];
  if (value.length === source.length) {
    for (let at = 0; at <= value.length; at++)
      places.push(at);
    return places;
  }
  let from = 0;
  let at = 0;
  while (at < value.length) {
    const reference = source[from] === '&' ? /^&(?:#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z0-9]{1,31});/.exec(source.slice(from, from + 40)) : null;
    if (reference && !value.startsWith(reference[0], at)) {
      const width = value.codePointAt(at)! > 0xffff ? 2 : 1;
      for (let unit = 0; unit < width; unit++)
        places.push(from);
      at += width;
      from += reference[0].length;
    } else if (from >= source.length || source[from] === value[at]) {
      places.push(from++);
      at++;
    } else {
      from++;
    }
  }
  places.push(Math.min(from, source.length));
  return places;
}
