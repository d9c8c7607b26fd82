// Whether a person with the same name is a candidate for another opening: two codes for one person go unnoticed otherwise.
import type { InterviewRow, OpeningId, WaitingCandidate } from '../../ipc';
import { fold } from '../../parts/palette';

/** Somebody of that name in another opening. */
export type Elsewhere = Pick<WaitingCandidate, 'opening' | 'opening_title' | 'name' | 'code'>;

const folded = (name: string): string => fold(name).trim().replace(/\s+/g, ' ');

/** Those in other openings than `here` whose name is the same but for case, diacritics and spaces, each once. */
export function elsewhere(name: string, here: OpeningId | undefined, rows: readonly InterviewRow[], waiting: readonly WaitingCandidate[]): Elsewhere[] {
  const wanted = folded(name);
  if (!wanted) return [];
  const all: Elsewhere[] = [
    ...rows.map(({ opening, opening_title, candidate_name, candidate_code }) => ({ opening, opening_title, name: candidate_name, code: candidate_code })),
    ...waiting,
  ];
  const found = all.filter((each) => each.opening !== here && folded(each.name) === wanted);
  return found.filter((each, at) => found.findIndex(({ code }) => code === each.code) === at);
}
