// The import that is being looked through. It outlives the screen, so that a look at the bank loses nothing; nothing of
// it is in the workspace until it is stored.
import type { ImportDraft, ImportFile, ImportPreview } from '../../ipc';
import { bereft, type Entry, entriesOf, type Fate, hasTwin, joined, split } from './lib';

interface Sheet {
  files: readonly ImportFile[];
  entries: readonly Entry[];
  title: string;
  /** Paths of Evenhand files whose question sets are left out. */
  withoutSets: ReadonlySet<string>;
}

const empty: Sheet = { files: [], entries: [], title: '', withoutSets: new Set() };

/** Steps that can be taken back. */
const STEPS = 100;

let now = $state.raw(empty);
let past = $state.raw<readonly Sheet[]>([]);
let current = $state<string>();
let chosen = $state.raw<ReadonlySet<string>>(new Set());
let readings = 0;
let cuts = 0;
/** What was typed into last: all of one typing is one step. */
let typing = '';

function step(part: Partial<Sheet>, into = ''): void {
  if (!into || into !== typing) past = [...past.slice(1 - STEPS), now];
  typing = into;
  now = { ...now, ...part };
}

const at = (key: string) => now.entries.findIndex((entry) => entry.key === key);

function change(keys: ReadonlySet<string>, how: (entry: Entry) => Entry, into = ''): void {
  step({ entries: now.entries.map((entry) => (keys.has(entry.key) ? how(entry) : entry)) }, into);
}

export const sheet = {
  get files() {
    return now.files;
  },
  get entries() {
    return now.entries;
  },
  get withoutSets() {
    return now.withoutSets;
  },
  get title() {
    return now.title;
  },
  set title(title: string) {
    step({ title }, 'title');
  },
  get current() {
    return current;
  },
  set current(key: string | undefined) {
    current = key;
  },
  get chosen() {
    return chosen;
  },
  set chosen(keys: ReadonlySet<string>) {
    chosen = keys;
  },
  get canTakeBack() {
    return past.length > 0;
  },
  /** The drafts that a verb is about: the chosen ones, or the current one. */
  get meant(): ReadonlySet<string> {
    return chosen.size > 0 ? chosen : new Set(current === undefined ? [] : [current]);
  },

  /** Takes in what was read beside `before`: new files come last, a file that was read again stands where it stood. */
  add({ files }: ImportPreview, before: readonly Entry[] = []): void {
    const reading = ++readings;
    const again = new Map(files.map((file) => [file.path, file]));
    const others = now.entries.filter((entry) => !again.has(entry.path));
    const known = now.files.map((file) => again.get(file.path) ?? file);
    const all = [...known, ...files.filter((file) => !known.includes(file))];
    const read = new Map(files.map((file) => [file.path, entriesOf(file.path, file.drafts, reading, before)]));
    const entries = bereft(all.flatMap((file) => read.get(file.path) ?? others.filter((entry) => entry.path === file.path)));
    // The rows are entries now; a second copy would only hold memory.
    step({ files: all.map((file) => ({ ...file, drafts: [] })), entries });
    current = (files.map((file) => read.get(file.path)?.[0]).find(Boolean) ?? entries[0])?.key;
    chosen = new Set();
  },

  /** Takes a file away with its drafts. */
  remove(path: string): void {
    const entries = bereft(now.entries.filter((entry) => entry.path !== path));
    step({ files: now.files.filter((file) => file.path !== path), entries });
    if (now.files.length === 0) sheet.clear();
  },

  keepSets(path: string, keep: boolean): void {
    const next = new Set(now.withoutSets);
    if (keep) next.delete(path);
    else next.add(path);
    step({ withoutSets: next });
  },

  /** Edits one draft. Whoever writes in a draft that would be left out wants it. */
  edit(key: string, part: Partial<ImportDraft>): void {
    const texts = 'prompt' in part || 'guide' in part;
    const fate = (entry: Entry): Fate => (texts && entry.fate !== 'merge' ? 'add' : entry.fate);
    const how = (entry: Entry) => ({ ...entry, fate: fate(entry), edited: true, draft: { ...entry.draft, ...part } });
    change(new Set([key]), how, `${key} ${Object.keys(part).join()}`);
  },

  /** Sets something for many at once. */
  editMany(keys: ReadonlySet<string>, how: (draft: ImportDraft) => ImportDraft): void {
    change(keys, (entry) => ({ ...entry, edited: true, draft: how(entry.draft) }));
  },

  /** Decides what becomes of drafts; those that nothing else is like can only be stored or left out. */
  settle(keys: ReadonlySet<string>, fate: Fate): void {
    change(keys, (entry) => (fate === 'add' || fate === 'drop' || hasTwin(entry) ? { ...entry, fate } : entry));
  },

  /** Cuts a draft in two; false where one half would ask nothing. */
  split(key: string, field: 'prompt' | 'guide', place: number): boolean {
    const index = at(key);
    const entry = now.entries[index];
    const halves = entry && split(entry.draft, field, place);
    if (!halves) return false;
    const first: Entry = { ...entry, draft: halves[0], edited: true, fate: entry.fate === 'merge' ? 'merge' : 'add' };
    const second: Entry = {
      ...entry, key: `${key}/${++cuts}`, draft: halves[1], edited: true, fate: 'add', resemblance: { kind: 'new' }, earlier: undefined,
    };
    step({ entries: now.entries.toSpliced(index, 1, first, second) });
    return true;
  },

  /** Joins a draft with the next one of its file; false where there is none. */
  join(key: string): boolean {
    const index = at(key);
    const [entry, next] = now.entries.slice(index, index + 2);
    if (index < 0 || !entry || !next || next.path !== entry.path) return false;
    const one: Entry = { ...entry, draft: joined(entry.draft, next.draft), edited: true, fate: entry.fate === 'merge' ? 'merge' : 'add' };
    step({ entries: now.entries.toSpliced(index, 2, one) });
    if (chosen.has(next.key)) chosen = new Set([...chosen].filter((each) => each !== next.key));
    return true;
  },

  takeBack(): void {
    const before = past.at(-1);
    if (!before) return;
    past = past.slice(0, -1);
    typing = '';
    now = before;
    if (current === undefined || at(current) < 0) current = now.entries[0]?.key;
    chosen = new Set([...chosen].filter((key) => at(key) >= 0));
  },

  /** Forgets everything; the way back is what it returns. */
  clear(): () => void {
    const before = { now, past, current, chosen };
    now = empty;
    past = [];
    current = undefined;
    chosen = new Set();
    typing = '';
    return () => ({ now, past, current, chosen } = before);
  },
};
