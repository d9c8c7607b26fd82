// How the palette finds what was meant: every word must occur, and earlier and fuller matches come first.

export interface PaletteItem {
  title: string;
  /** The title cut up: a name, what stands after it, a name, ... The direction of a name's script touches nothing else. */
  pieces?: readonly string[];
  /** Where it belongs or what it is: "Interview", "Question". */
  hint?: string;
  /** Chord that does the same. */
  keys?: string | undefined;
  /** It is a thing to open, not a verb that depends on where one is. */
  thing?: boolean;
  run: () => void;
}

/** Finds things by text, for as long as a palette is open. */
export type Look = (query: string) => Promise<readonly PaletteItem[]>;

/** Lower case, without diacritics, so that "zoe" finds "Zoë". */
export const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Lower is better; undefined when some word does not occur. */
function rank(item: PaletteItem, words: string[]): number | undefined {
  const title = fold(item.title);
  const all = `${title} ${fold(item.hint ?? '')}`;
  let sum = 0;
  for (const word of words) {
    const at = all.indexOf(word);
    if (at < 0) return undefined;
    if (title.startsWith(word)) sum += 0;
    else if (all.includes(` ${word}`)) sum += 1;
    else sum += 2;
  }
  return sum;
}

const same = (a: PaletteItem, b: PaletteItem) => a.title === b.title && a.hint === b.hint;

/** The items that match, best first; what was used lately, then their own order decides between equals. */
export function find(items: readonly PaletteItem[], query: string, lately: readonly PaletteItem[] = []): PaletteItem[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const age = (item: PaletteItem) => {
    const at = lately.findIndex((each) => same(each, item));
    return at < 0 ? lately.length : at;
  };
  return items
    .map((item) => ({ item, rank: rank(item, words), age: age(item) }))
    .filter((each) => each.rank !== undefined)
    .sort((a, b) => a.rank! - b.rank! || a.age - b.age)
    .map((each) => each.item);
}

/** How many of what was used lately are kept. */
const KEPT = 8;

/** What was used lately, the latest first, with `item` used now. */
export const used = (item: PaletteItem, lately: readonly PaletteItem[]): PaletteItem[] =>
  [item, ...lately.filter((each) => !same(each, item))].slice(0, KEPT);

/**
 * What the palette offers: without a query what was used lately, then every verb; else verbs and things by how well they
 * match, and last the things that were found by other words than those of their title.
 */
export function offered(verbs: readonly PaletteItem[], things: readonly PaletteItem[], query: string, lately: readonly PaletteItem[]): PaletteItem[] {
  if (!query.trim()) {
    // A verb that cannot be done now is no verb; a thing that was opened can be opened again.
    const again = lately.flatMap((item) => verbs.find((verb) => same(verb, item)) ?? (item.thing ? item : []));
    return [...again, ...verbs.filter((verb) => !again.includes(verb))];
  }
  const all = find([...verbs, ...things], query, lately);
  return [...all, ...things.filter((thing) => !all.includes(thing))];
}
