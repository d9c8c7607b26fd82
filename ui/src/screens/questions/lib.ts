// A question while it is edited, as plain values.
import { whole } from '../../frame/bank/words';
import type { Anchors, Content, LevelKey } from '../../ipc';

export const noAnchors: Anchors = { one: '', three: '', five: '' };

/** What a new question starts as. Its competency is chosen, never guessed. */
export const blank: Content = {
  kind: 'past-behaviour',
  competency: '',
  title: '',
  prompt: '',
  guide: '',
  probes: [],
  signals: [],
  levels: {},
  topics: [],
  minutes: 6,
  source: '',
};

/** Do two contents say the same? The order of levels does not count. */
export function same(a: Content, b: Content): boolean {
  return canonical(a) === canonical(b);
}

const canonical = ({ title, kind, competency, prompt, guide, probes, signals, levels, topics, minutes, source }: Content) =>
  JSON.stringify([
    [title, kind, competency, prompt, guide, probes, topics, minutes, source],
    signals.map(({ text, red_flag }) => [text, red_flag]),
    Object.keys(levels)
      .sort()
      .map((key) => [key, levels[key]?.one, levels[key]?.three, levels[key]?.five]),
  ]);

/** Everything of a question that is said or written about a person; identifiers in code are about nobody. */
export function spoken({ title, prompt, guide, probes, signals, levels }: Content): string {
  const anchors = Object.values(levels).flatMap(({ one, three, five }) => [one, three, five]);
  const all = [title, prompt, guide, ...probes, ...signals.map(({ text }) => text), ...anchors].join('\n');
  return all.replace(/```[\s\S]*?(```|$)|`[^`\n]*`/g, ' ');
}

/** The most characters a title may have. */
export const TITLE = 80;

/** Characters as a person counts them, not UTF-16 units. */
export const length = (text: string): number => [...text].length;

export interface Faults {
  title?: string;
  prompt?: string;
  minutes?: string;
  competency?: string;
}

/** What keeps a content from being saved, a sentence for each field. */
export function faults(content: Content): Faults {
  const found: Faults = {};
  const long = length(content.title.trim());
  if (long > TITLE) found.title = `The title has ${whole.format(long)} characters. Shorten it to ${TITLE} or fewer.`;
  if (!content.prompt.trim()) found.prompt = 'The prompt is empty; write the question as you would ask it.';
  if (!content.competency) found.competency = 'Choose the competency that the answer is evidence of.';
  if (!Number.isInteger(content.minutes) || content.minutes < 1 || content.minutes > 120) {
    found.minutes = 'Enter whole minutes from 1 to 120.';
  }
  return found;
}

/** The first line of a prompt that says something, without Markdown's marks: what lists will call it. */
export function titleOf(prompt: string): string {
  const lines = prompt.split('\n').map((line) => line.trim().replace(/^[#>*\- ]+/, '').replace(/[`*]/g, '').trim());
  return lines.find(Boolean) ?? '';
}

/** The list with the entry at `from` moved by one place; unchanged at its ends. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const next = [...list];
  const to = from + by;
  if (to < 0 || to >= next.length) return next;
  [next[from], next[to]] = [next[to]!, next[from]!];
  return next;
}

export const withAt = <T>(list: readonly T[], at: number, value: T): T[] => list.with(at, value);
export const withoutAt = <T>(list: readonly T[], at: number): T[] => list.toSpliced(at, 1);

/** A level's key and anchors in the ladder's order; levels that left the ladder come last. */
export function laddered(levels: Content['levels'], ladder: readonly LevelKey[]): [LevelKey, Anchors][] {
  const place = (key: LevelKey) => (ladder.includes(key) ? ladder.indexOf(key) : ladder.length);
  return Object.entries(levels).sort(([a], [b]) => place(a) - place(b) || a.localeCompare(b));
}

/** The topics typed into a line, in lower case and without those that are there. */
export function newTopics(typed: string, there: readonly string[]): string[] {
  const all = typed.split(/[,;\n]/).map((topic) => topic.trim().replace(/\s+/g, ' ').toLowerCase());
  return [...new Set(all)].filter((topic) => topic && !there.includes(topic));
}
