// What an import brings, as plain values: what becomes of each draft, how drafts are split and joined, where they stand.
import type { DraftRow, ImportDraft, ImportFile, Level, LevelKey, Placing, Resemblance, WrittenSet } from '../../ipc';

/** What becomes of a draft: the three placings, or nothing at all. */
export type Fate = Placing['how'] | 'drop';

/** A draft on its way in. */
export interface Entry {
  /** Its own name in the preview; it survives another reading of the file. */
  key: string;
  /** The file it came from. */
  path: string;
  line: number | null;
  draft: ImportDraft;
  resemblance: Resemblance;
  /** For one that asks what an earlier one asks, word for word or in other words: the key of that. */
  earlier?: string | undefined;
  fate: Fate;
  edited: boolean;
}

/** What a draft starts with: stored, unless it is in the bank or among the drafts already. */
const firstFate: Record<Resemblance['kind'], Fate> = { new: 'add', resembles: 'add', rephrased: 'add', duplicate: 'link', repeated: 'drop' };

/** A file's rows as entries; `reading` keeps keys of several readings apart, `before` are the drafts they were compared with. */
export function entriesOf(path: string, rows: readonly DraftRow[], reading: number, before: readonly Entry[] = []): Entry[] {
  return rows.map(({ id, line, draft, resemblance }) => ({
    key: `${reading}.${id}`,
    path,
    line,
    draft,
    resemblance,
    earlier: 'earlier' in resemblance ? (before[resemblance.earlier]?.key ?? `${reading}.${resemblance.earlier}`) : undefined,
    fate: firstFate[resemblance.kind],
    edited: false,
  }));
}

/** Drafts that were like an earlier one that has gone are new, and stored unless a person left them out. */
export function bereft(entries: readonly Entry[]): Entry[] {
  const there = new Set(entries.map(({ key }) => key));
  return entries.map((entry) => {
    if (entry.earlier === undefined || there.has(entry.earlier)) return entry;
    const left = entry.fate === 'drop' && entry.resemblance.kind !== 'repeated';
    return { ...entry, resemblance: { kind: 'new' }, earlier: undefined, fate: left ? 'drop' : 'add' };
  });
}

/** The question of the bank that a draft is like, if any. */
export const likeOf = ({ resemblance }: Entry) =>
  resemblance.kind === 'duplicate' || resemblance.kind === 'resembles' ? resemblance.question : undefined;

/** Whether it can be merged or linked: there is a question of the bank, or an earlier draft, that asks the same. */
export const hasTwin = (entry: Entry): boolean => likeOf(entry) !== undefined || entry.earlier !== undefined;

export const isStored = ({ fate }: Entry) => fate === 'add' || fate === 'merge';

export type Shown = 'all' | 'new' | 'alike' | 'stored' | 'dropped';

const belongs: Record<Shown, (entry: Entry) => boolean> = {
  all: () => true,
  new: ({ resemblance }) => resemblance.kind === 'new',
  alike: ({ resemblance }) => resemblance.kind !== 'new',
  stored: isStored,
  dropped: (entry) => !isStored(entry),
};

const shownNames: Record<Shown, string> = {
  all: 'All drafts',
  new: 'New',
  alike: 'There already, or alike',
  stored: 'To be stored',
  dropped: 'Left out',
};

/** A number with its thousands apart. */
export const whole = (n: number): string => n.toLocaleString('en-GB');

export const shown = (entries: readonly Entry[], which: Shown) => (which === 'all' ? entries : entries.filter(belongs[which]));

export const filters = (entries: readonly Entry[]) =>
  (Object.keys(shownNames) as Shown[]).map((value) => ({ value, label: `${shownNames[value]} (${whole(shown(entries, value).length)})` }));

/** How many drafts are new, are there already, and read like one that is there. */
export function tally(entries: readonly Entry[]) {
  const found = { fresh: 0, duplicates: 0, alike: 0 };
  for (const { resemblance } of entries) {
    found[({ new: 'fresh', duplicate: 'duplicates', repeated: 'duplicates', resembles: 'alike', rephrased: 'alike' } as const)[resemblance.kind]]++;
  }
  return found;
}

/** The draft that stands for one that is not stored beside an earlier one that asks the same. */
function standIn(entry: Entry, byKey: ReadonlyMap<string, Entry>): Entry {
  const earlier = entry.fate !== 'add' && entry.earlier ? byKey.get(entry.earlier) : undefined;
  return earlier ? standIn(earlier, byKey) : entry;
}

/** The sets of Evenhand files, without the places of questions that are left out. */
export function setsFor(files: readonly ImportFile[], entries: readonly Entry[]): WrittenSet[] {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  return files.flatMap((file) => {
    if (file.sets.length === 0) return [];
    const names = new Map<string, string>();
    for (const entry of entries) {
      if (entry.path !== file.path || !entry.draft.key) continue;
      const stands = standIn(entry, byKey);
      if (stands.fate !== 'drop' && stands.draft.key) names.set(entry.draft.key, stands.draft.key);
    }
    return file.sets.map((set) => ({
      ...set,
      sections: set.sections.map((section) => ({
        ...section,
        questions: section.questions.flatMap((place) => {
          const name = names.get(typeof place === 'string' ? place : place.id);
          if (!name) return [];
          return [typeof place === 'string' ? name : { ...place, id: name }];
        }),
      })),
    }));
  });
}

/** The drafts to hand over, with what is merged into an earlier one as part of that. Those that only link matter to sets alone. */
export function handedOver(entries: readonly Entry[], forSets: boolean): ImportDraft[] {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  const handed = new Map<string, ImportDraft>();
  for (const entry of entries) {
    const stands = standIn(entry, byKey);
    const question = likeOf(stands);
    const fate = stands === entry || entry.fate !== 'link' ? entry.fate : 'drop';
    if (fate === 'drop' || (fate === 'link' && !forSets)) continue;
    const own = stands.fate === 'add' && stands !== entry ? handed.get(stands.key) : undefined;
    if (own) handed.set(stands.key, enriched(own, entry.draft));
    else handed.set(entry.key, { ...entry.draft, placing: fate === 'add' || !question || stands.fate === 'drop' ? { how: 'add' } : { how: fate, question } });
  }
  return [...handed.values()];
}

const paragraphs = (...texts: string[]) => texts.map((text) => text.trim()).filter(Boolean).join('\n\n');
const union = (...lists: string[][]) => [...new Set(lists.flat())];

/** A draft cut in two at a place of its prompt or its guide; nothing if one half would ask nothing. */
export function split(draft: ImportDraft, field: 'prompt' | 'guide', at: number): [ImportDraft, ImportDraft] | undefined {
  const [before, after] = [draft[field].slice(0, at).trim(), draft[field].slice(at).trim()];
  if (!after || (field === 'prompt' && !before)) return undefined;
  const second = { ...draft, key: '', signals: [] };
  // What follows a prompt in a text belongs to the last question before it.
  if (field === 'prompt') {
    return [{ ...draft, prompt: before, guide: '', probes: [] }, { ...second, prompt: after }];
  }
  const [first = '', ...rest] = after.split(/\n/);
  return [{ ...draft, guide: before }, { ...second, prompt: first.trim(), guide: rest.join('\n').trim(), probes: [] }];
}

/** Where the second of two questions in one prompt seems to begin. */
export function seam(prompt: string): number | undefined {
  for (const mark of [/\n\s*\n/, /\n/, /[?？؟]\s*(?=\S)/]) {
    const found = mark.exec(prompt.trimEnd());
    if (found) return found.index + found[0].length;
  }
  return undefined;
}

/** Two drafts as one, their texts in the order in which they stood. */
export function joined(a: ImportDraft, b: ImportDraft): ImportDraft {
  const texts = a.guide.trim()
    ? { prompt: a.prompt, guide: paragraphs(a.guide, b.prompt, b.guide) }
    : { prompt: paragraphs(a.prompt, b.prompt), guide: b.guide };
  return {
    ...a,
    ...texts,
    competency: a.competency || b.competency,
    probes: union(a.probes, b.probes),
    signals: [...a.signals, ...b.signals],
    levels: { ...b.levels, ...a.levels },
    topics: union(a.topics, b.topics),
  };
}

/** A draft with what another one says beyond it. */
function enriched(a: ImportDraft, b: ImportDraft): ImportDraft {
  const guide = a.guide.includes(b.guide.trim()) ? a.guide : paragraphs(a.guide, b.guide);
  return { ...joined(a, b), prompt: a.prompt, guide };
}

/** A draft's levels with one more or one less; anchors that are there stay. */
export function withLevel(levels: ImportDraft['levels'], key: LevelKey, on: boolean): ImportDraft['levels'] {
  const next = { ...levels };
  if (!on) delete next[key];
  else next[key] ??= { one: '', three: '', five: '' };
  return next;
}

/** Topics typed with commas: lower case, once each. */
export const topicsIn = (text: string): string[] =>
  [...new Set(text.split(/[,;\n]/).map((topic) => topic.trim().replace(/\s+/g, ' ').toLowerCase()))].filter(Boolean);

export const linesIn = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean);

/** The first line of a prompt that says something, without Markdown's marks. */
export function titleOf(prompt: string): string {
  const lines = prompt.split('\n', 12).map((line) => line.trim().replace(/^(```\w*|[#>*\-\s]+)/, '').replace(/[`*]/g, '').trim());
  return lines.find(Boolean) ?? '';
}

/** The levels of a draft in the ladder's order, as people call them. */
export const levelNames = (draft: ImportDraft, ladder: readonly Level[]): string[] => [
  ...ladder.filter(({ key }) => key in draft.levels).map(({ name }) => name),
  ...Object.keys(draft.levels).filter((key) => !ladder.some((level) => level.key === key)),
];
