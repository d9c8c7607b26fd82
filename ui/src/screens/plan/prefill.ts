// What the form of a plan holds before anybody has typed: what the person came from, or what is most likely.
import { ask, commands, type OpeningRow, type OpeningView, type SetRow } from '../../ipc';
import { likely, setOf } from './lib';

export interface Given {
  set?: string;
  opening?: string;
  candidate?: string;
}

async function openingOf(given: Given, openings: readonly OpeningRow[]): Promise<OpeningView | undefined> {
  if (given.opening) return ask(commands.opening(given.opening));
  if (given.candidate) {
    for (const { id } of openings) {
      const opening = await ask(commands.opening(id));
      if (opening.candidates.some((candidate) => candidate.id === given.candidate)) return opening;
    }
  }
  const guess = likely(openings);
  const opening = guess && (await ask(commands.opening(guess.id)));
  // An opening that asks with other sets is not what is meant.
  return given.set && !opening?.sets.some(({ id }) => id === given.set) ? undefined : opening;
}

export async function prefill(given: Given, sets: readonly SetRow[], openings: readonly OpeningRow[]) {
  const opening = await openingOf(given, openings);
  const set = sets.find(({ id }) => id === given.set) ?? setOf(opening, sets) ?? sets[0];
  const candidate = opening?.candidates.find(({ id }) => id === given.candidate);
  return { set: set?.id ?? '', opening: opening?.id ?? '', candidate: candidate?.id ?? '' };
}
