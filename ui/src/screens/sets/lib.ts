// A set's draft as plain values: where items are, and where they can be moved.
import type { ItemId, ItemView, QuestionId, SectionId, SectionView, SetView } from '../../ipc';

/** A place in a set: before the item at `position`, counted without the moving one. */
export interface Place {
  section: SectionId;
  position: number;
}

/** Where an item is. */
export function placeOf(sections: readonly SectionView[], item: ItemId): Place | undefined {
  for (const section of sections) {
    const position = section.items.findIndex((each) => each.id === item);
    if (position >= 0) return { section: section.id, position };
  }
  return undefined;
}

/** One place further up or down, across the borders of sections; undefined at the ends. */
export function stepped(sections: readonly SectionView[], item: ItemId, by: -1 | 1): Place | undefined {
  const at = placeOf(sections, item);
  const index = sections.findIndex((section) => section.id === at?.section);
  const section = sections[index];
  if (!at || !section) return undefined;
  const position = at.position + by;
  if (position >= 0 && position < section.items.length) return { section: section.id, position };
  const next = sections[index + by];
  return next && { section: next.id, position: by < 0 ? next.items.length : 0 };
}

/**
 * The place under a pointer at height `y`: `middles` are the heights of a section's items from above, the moving one left
 * out.
 */
export const positionAt = (middles: readonly number[], y: number): number => middles.filter((middle) => middle < y).length;

export interface Coverage {
  competency: string;
  questions: number;
  minutes: number;
  /** Of all planned minutes, 0 to 1. */
  share: number;
  /** Of the overall score, 0 to 1, where everything is rated. */
  counts: number;
  /** The weight it has if none is set: the sum of its items'. */
  weight: number;
}

/** What each competency is given, in the order in which they come up. */
export function coverage(sections: readonly SectionView[]): Coverage[] {
  const items = sections.flatMap((section) => section.items);
  const all = items.reduce((sum, item) => sum + item.minutes, 0);
  return [...new Set(items.map((item) => item.competency))].map((competency) => {
    const own = items.filter((item) => item.competency === competency);
    const sum = (of: (item: ItemView) => number) => own.reduce((total, item) => total + of(item), 0);
    const minutes = sum((item) => item.minutes);
    return { competency, questions: own.length, minutes, share: all > 0 ? minutes / all : 0, counts: sum((item) => item.share), weight: sum((item) => item.weight) };
  });
}

/** The questions of a set. */
export const questionsIn = (sections: readonly SectionView[]): Set<QuestionId> =>
  new Set(sections.flatMap((section) => section.items.map((item) => item.question)));

/** Why a set cannot be published now, as a sentence; undefined if it can. */
export function whyNot(set: Pick<SetView, 'publishable' | 'readiness' | 'versions' | 'archived'>): string | undefined {
  if (set.publishable) return undefined;
  const blocking = set.readiness.filter((lack) => lack.blocks);
  if (blocking.length > 0) return blocking.map((lack) => lack.sentence).join(' ');
  const [newest] = set.versions;
  return newest ? `Nothing has changed since version ${newest.number} was published.` : 'There is nothing to publish yet.';
}

/** What is left of the room, in words. */
export function room(minutes: number, of: number): string {
  if (minutes > of) return `${minutes - of} min over`;
  return minutes === of ? 'exactly full' : `${of - minutes} min left`;
}

/** A number as typed, or the sentence that says why it is none. */
export function number(typed: string, rule: { least: number; most: number; whole?: boolean; above?: boolean }): number | string {
  const value = Number(typed.trim().replace(',', '.'));
  const { least, most, whole = false, above = false } = rule;
  const fits = typed.trim() !== '' && Number.isFinite(value) && value <= most && (above ? value > least : value >= least);
  if (fits && (!whole || Number.isInteger(value))) return value;
  const kind = whole ? 'a whole number' : 'a number';
  return above ? `Enter ${kind} above ${least}, up to ${most}.` : `Enter ${kind} from ${least} to ${most}.`;
}

export interface SlotPart {
  kind: 'introduction' | 'questions' | 'over' | 'free' | 'candidate' | 'close';
  words: string;
  minutes: number;
  /** Where its piece of the bar begins and how long it is, in per cent. */
  from: number;
  share: number;
}

/** What the slot is used for, in the order of the conversation. Too many minutes press the rest out of the bar. */
export function slotParts({ minutes, room, reserve, question_minutes }: Pick<SetView, 'minutes' | 'room' | 'reserve' | 'question_minutes'>): SlotPart[] {
  const parts: [SlotPart['kind'], string, number][] = [
    ['introduction', 'introduction', reserve.introduction],
    [question_minutes > room ? 'over' : 'questions', 'questions', question_minutes],
    ['free', 'free', Math.max(0, room - question_minutes)],
    ['candidate', 'candidate’s questions', reserve.candidate_questions],
    ['close', 'close', reserve.close],
  ];
  const all = Math.max(minutes, parts.reduce((sum, [, , each]) => sum + each, 0), 1);
  let from = 0;
  return parts.map(([kind, words, each]) => {
    const share = (100 * each) / all;
    from += share;
    return { kind, words, minutes: each, from: from - share, share };
  });
}

/** A share as whole per cent: "12 %". */
export const percent = (share: number): string => `${Math.round(100 * share)}\u00a0%`;
