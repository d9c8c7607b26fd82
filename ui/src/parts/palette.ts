// How the palette finds what was meant: every word must occur, and earlier and fuller matches come first.

export interface PaletteItem {
  title: string;
  /** Where it belongs or what it is: "Interview", "Question". */
  hint?: string;
  /** Chord that does the same. */
  keys?: string | undefined;
  run: () => void;
}

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

/** The items that match, best first; their own order decides between equals. */
export function find(items: readonly PaletteItem[], query: string): PaletteItem[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  return items
    .map((item) => ({ item, rank: rank(item, words) }))
    .filter((each) => each.rank !== undefined)
    .sort((a, b) => a.rank! - b.rank!)
    .map((each) => each.item);
}
