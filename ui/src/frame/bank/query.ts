// The one query text: free words and filters such as `level:senior`. The filter menus only write into it, so that what is
// found and what is in the search field always agree. What it means is decided where it is answered.

interface Piece {
  text: string;
  /** Lower case; undefined for free words. */
  key?: string;
  value?: string;
}

const quote = /["“”]/g;

/** The query cut at white space outside quotation marks. */
function pieces(query: string): Piece[] {
  return (query.match(/(?:[^\s"“”]|["“”][^"“”]*(?:["“”]|$))+/g) ?? []).map((text) => {
    const filter = /^([a-z]+):([^:/].*)$/i.exec(text);
    if (!filter) return { text };
    return { text, key: filter[1]!.toLowerCase(), value: filter[2]!.replace(quote, '') };
  });
}

const same = (a: string, b: string) => a.toLocaleLowerCase() === b.toLocaleLowerCase();

/** The values that a query filters by under one key, as typed. */
export function valuesOf(query: string, key: string): string[] {
  return pieces(query).flatMap((piece) => (piece.key === key ? [piece.value!] : []));
}

/** Does the query filter by this value? */
export const filters = (query: string, key: string, value: string): boolean =>
  valuesOf(query, key).some((each) => same(each, value));

/** A filter as it is written: quoted where the value has spaces. */
export const written = (key: string, value: string): string => (/\s/.test(value) ? `${key}:"${value}"` : `${key}:${value}`);

/** The query with this filter added, or taken away if it was there. Filters come before the words. */
export function toggled(query: string, key: string, value: string): string {
  const all = pieces(query);
  const without = all.filter((piece) => !(piece.key === key && same(piece.value!, value)));
  if (without.length < all.length) return joined(without);
  const filter = { text: written(key, value), key, value };
  return joined([...without.filter((piece) => piece.key), filter, ...without.filter((piece) => !piece.key)]);
}

const joined = (some: Piece[]): string => some.map((piece) => piece.text).join(' ');
