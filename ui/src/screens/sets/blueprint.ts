// Which questions of a proposal are used: the proposed ones, or those swapped in.
import type { Pick, ProposedRow, QuestionId } from '../../ipc';

export interface Chosen {
  /** Index of the row. */
  row: number;
  /** The question that was proposed first in this place. */
  proposed: QuestionId;
  pick: Pick;
  /** How many others would fit here. */
  others: number;
}

const all = (rows: readonly ProposedRow[]) =>
  rows.flatMap(({ items }, row) => items.map((item) => ({ row, proposed: item.pick.question, picks: [item.pick, ...item.others] })));

/** The question in each place, and how many others are still free for it: a question is used in one place only. */
export function chosenFrom(rows: readonly ProposedRow[], swaps: ReadonlyMap<QuestionId, QuestionId>): Chosen[] {
  const places = all(rows).map(({ picks, ...place }) => ({
    ...place,
    picks,
    pick: picks.find((pick) => pick.question === swaps.get(place.proposed)) ?? picks[0]!,
  }));
  const held = new Set(places.map(({ pick }) => pick.question));
  return places.map(({ picks, ...place }) => ({ ...place, others: picks.filter((pick) => !held.has(pick.question)).length }));
}

/** The swaps with the next unused question in the place of `proposed`; after the last comes the first. */
export function swapped(
  rows: readonly ProposedRow[],
  swaps: ReadonlyMap<QuestionId, QuestionId>,
  proposed: QuestionId,
): ReadonlyMap<QuestionId, QuestionId> {
  const chosen = chosenFrom(rows, swaps);
  const now = chosen.find((place) => place.proposed === proposed)?.pick.question;
  const picks = all(rows).find((place) => place.proposed === proposed)?.picks ?? [];
  const at = picks.findIndex((pick) => pick.question === now);
  const others = new Set(chosen.filter((place) => place.proposed !== proposed).map(({ pick }) => pick.question));
  const next = [...picks.slice(at + 1), ...picks.slice(0, at)].find((pick) => !others.has(pick.question));
  return next ? new Map([...swaps, [proposed, next.question]]) : swaps;
}
