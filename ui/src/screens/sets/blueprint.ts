// Which questions of a proposal are taken: the proposed ones, or what stands in their place.
import type { Pick, ProposedRow, QuestionId } from '../../ipc';

export interface Chosen {
  /** Index of the row. */
  row: number;
  /** The question that was proposed first in this place. */
  proposed: QuestionId;
  pick: Pick;
  /** How many others could stand here. */
  others: number;
}

const all = (rows: readonly ProposedRow[]) =>
  rows.flatMap(({ items }, row) => items.map((item) => ({ row, proposed: item.pick.question, picks: [item.pick, ...item.others] })));

/** What each place holds now, and how many others are still to be had for it: a question stands in one place only. */
export function chosenFrom(rows: readonly ProposedRow[], swaps: ReadonlyMap<QuestionId, QuestionId>): Chosen[] {
  const places = all(rows).map(({ picks, ...place }) => ({
    ...place,
    picks,
    pick: picks.find((pick) => pick.question === swaps.get(place.proposed)) ?? picks[0]!,
  }));
  const held = new Set(places.map(({ pick }) => pick.question));
  return places.map(({ picks, ...place }) => ({ ...place, others: picks.filter((pick) => !held.has(pick.question)).length }));
}

/** The swaps after the next one that no other place holds was put in the place of `proposed`; after the last, the first. */
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
