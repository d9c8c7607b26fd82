// Everything there is, by text, for the palette: interviews with their candidates, openings, question sets, questions.
import { ask, commands } from '../ipc';
import { find as rank, type Look, type PaletteItem } from '../parts/palette';
import { go } from '../state/route.svelte';
import { openInterview, standing, whenOf } from './interviews/rows';

/** How many of each kind are offered. */
const MOST = 8;

/** A thing whose title is made of names: in the palette each keeps to itself, whichever way its script runs. */
const thing = (pieces: string[], hint: string, run: () => void): PaletteItem => ({ title: pieces.join(''), pieces, hint, thing: true, run });

const person = (name: string, code: string, opening: string) => (opening ? [name, ` (${code}), `, opening] : [name, ` (${code})`]);

const interviews = async () =>
  (await ask(commands.interviews())).map((row) =>
    thing(
      person(row.candidate_name, row.candidate_code, row.opening_title),
      `Interview, ${standing(row).text.toLowerCase()}, ${whenOf(row)}`,
      () => openInterview(row),
    ),
  );

const openings = async () => (await ask(commands.openings())).map(({ id, title }) => thing([title], 'Opening', () => go('opening', { id })));

/** Those who have no interview yet; the others are found by theirs. */
const candidates = async () =>
  (await ask(commands.waitingCandidates())).map(({ opening, opening_title, name, code }) =>
    thing(person(name, code, opening_title), 'Candidate', () => go('opening', { id: opening })),
  );

const sets = async () =>
  (await ask(commands.sets())).map(({ id, title, level_name }) => thing([title], `Question set, ${level_name}`, () => go('set', { id })));

const questions = async (query: string) =>
  (await ask(commands.searchQuestions(query, 0, MOST))).rows.map(({ id, title, competency }) =>
    thing([title], `Question, ${competency}`, () => go('questions', { id })),
  );

/**
 * Reads what there is but the questions, once: a palette is open for seconds and has the keyboard to itself. What it
 * gives back finds things by text. A kind that cannot be read is left out rather than hiding the others.
 */
export function finder(): Look {
  const known = Promise.allSettled([interviews(), openings(), candidates(), sets()]);
  return async (query) => {
    const [kinds, found] = await Promise.all([known, questions(query).catch(() => [])]);
    return [...kinds.flatMap((kind) => (kind.status === 'fulfilled' ? rank(kind.value, query).slice(0, MOST) : [])), ...found];
  };
}
