// Columns of a table mapped by hand: what its first rows hold, and what each column is taken for.
import type { ImportColumns } from '../../ipc';

export type Role = 'none' | 'prompt' | 'answer' | 'guidance' | 'code' | 'option' | 'probe' | 'topic' | 'level';

export const roles: { value: Role; label: string }[] = [
  { value: 'none', label: 'Not read' },
  { value: 'prompt', label: 'Prompt' },
  { value: 'answer', label: 'Answer' },
  { value: 'guidance', label: 'Guidance for the interviewer' },
  { value: 'code', label: 'Code' },
  { value: 'option', label: 'Choice' },
  { value: 'probe', label: 'Probe' },
  { value: 'topic', label: 'Topic' },
  { value: 'level', label: 'Level' },
];

/** What each column was taken for; those behind the last are not read. */
export function taken(columns: ImportColumns | null): Role[] {
  const found: Role[] = [];
  if (!columns) return found;
  const { prompt, answer, guidance, code, level, options, probes, topics } = columns;
  const said: [Role, (number | null)[]][] = [
    ['topic', topics], ['probe', probes], ['option', options], ['level', [level]], ['code', [code]], ['guidance', [guidance]], ['answer', [answer]], ['prompt', [prompt]],
  ];
  for (const [role, places] of said) for (const at of places) if (at !== null) found[at] = role;
  return Array.from(found, (role) => role ?? 'none');
}

/** Rows that are looked at. */
const LOOK = 12;

/** The first records of a delimited text. */
function records(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]];
  let [cell, quoted] = ['', false];
  for (let at = 0; at < text.length && rows.length <= LOOK; at++) {
    const c = text[at]!;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[at + 1] === '"') cell += text[++at];
      else quoted = false;
    } else if (c === '"' && cell === '') quoted = true;
    else if (c === delimiter || c === '\n') {
      rows.at(-1)!.push(cell.trim());
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  rows.at(-1)!.push(cell.trim());
  return rows.filter((row) => row.some(Boolean) && !row[0]!.startsWith('#')).slice(0, LOOK);
}

/** What the first rows hold in each column, by the delimiter that gives most of them equally many. */
export function columnsOf(source: string): string[][] {
  const text = source.slice(0, 40_000).replace(/\r\n?/g, '\n');
  let best: string[][] = [];
  let most = -1;
  for (const delimiter of ['\t', ',', ';', '|']) {
    const rows = records(text, delimiter);
    const widths = new Map<number, number>();
    for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
    const [width = 0, often = 0] = [...widths].sort(([a, n], [b, m]) => m * (b - 1) - n * (a - 1))[0] ?? [];
    if ((width - 1) * often <= most) continue;
    most = (width - 1) * often;
    best = Array.from({ length: width }, (_, column) => rows.filter((row) => row.length > 1 || width === 1).map((row) => row[column] ?? ''));
  }
  return best;
}

/** The mapping as the shell takes it, or a sentence that says what is missing. */
export function mapping(chosen: readonly Role[], header: boolean): ImportColumns | string {
  const all = (role: Role) => chosen.flatMap((each, at) => (each === role ? [at] : []));
  const twice = roles.find(({ value }) => ['prompt', 'answer', 'guidance', 'code', 'level'].includes(value) && all(value).length > 1);
  if (twice) return `Two columns are taken for “${twice.label}”; choose one.`;
  if (all('prompt').length === 0) return 'Say which column holds the prompt.';
  const one = (role: Role) => all(role)[0] ?? null;
  return {
    prompt: one('prompt'),
    answer: one('answer'),
    guidance: one('guidance'),
    code: one('code'),
    level: one('level'),
    options: all('option'),
    probes: all('probe'),
    topics: all('topic'),
    header,
  };
}
