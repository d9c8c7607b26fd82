// A file's text as rows of one height, so that a long one scrolls as fast as a short one.
import type { ImportFile } from '../../ipc';
import { type Entry, titleOf } from './lib';

export interface SourceRow {
  /** The line it belongs to, from 1. */
  line: number;
  text: string;
  /** It begins the line; the others go on with it. */
  first: boolean;
}

const TAB = 4;
/** How far back a row may end at a space. */
const BACK = 24;

const wide = (code: number) => code >= 0x1100 && (code <= 0x115f || (code >= 0x2e80 && code <= 0xffdc));

/** Where a row that begins at `from` must end to fit into so many columns. */
function endOf(line: string, from: number, columns: number): number {
  if (line.length - from <= columns / TAB) return line.length;
  let used = 0;
  for (let at = from; at < line.length; at++) {
    const code = line.charCodeAt(at);
    used += code === 9 ? TAB : wide(code) ? 2 : 1;
    if (used <= columns) continue;
    const space = line.lastIndexOf(' ', at - 1);
    if (space > from && at - space < BACK) return space + 1;
    // Never between the halves of a character.
    return Math.max(from + 1, code >= 0xdc00 && code <= 0xdfff ? at - 1 : at);
  }
  return line.length;
}

/** The text in rows of at most so many columns. */
export function rowsOf(source: string, columns: number): SourceRow[] {
  const rows: SourceRow[] = [];
  source.split(/\r\n?|\n/).forEach((text, at) => {
    let from = 0;
    do {
      const end = endOf(text, from, columns);
      rows.push({ line: at + 1, text: text.slice(from, end), first: from === 0 });
      from = end;
    } while (from < text.length);
  });
  return rows;
}

/** The first row of a line, by halving. */
export function rowAt(rows: readonly SourceRow[], line: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Enough of a prompt to find it again. */
const ENOUGH = 24;

/**
 * The line of the source where a draft stands. Sheets count rows of a sheet, and some files know no lines: there its
 * first words are looked for.
 */
export function lineOf(file: ImportFile, entry: Entry): number | undefined {
  if (entry.line !== null && file.format !== 'excel' && file.format !== 'ods') return entry.line;
  const words = titleOf(entry.draft.prompt).slice(0, ENOUGH);
  const at = words ? file.source.indexOf(words) : -1;
  if (at < 0) return undefined;
  return file.source.slice(0, at).split(/\r\n?|\n/).length;
}

/** The lines of a draft: from its own to the next one's of the same file. */
export function spanOf(file: ImportFile, entries: readonly Entry[], entry: Entry): { from: number; until: number } | undefined {
  const from = lineOf(file, entry);
  if (from === undefined) return undefined;
  const at = entries.indexOf(entry);
  for (let next = at + 1; next < entries.length && entries[next]!.path === entry.path; next++) {
    const until = lineOf(file, entries[next]!);
    if (until !== undefined && until > from) return { from, until };
  }
  return { from, until: Infinity };
}
