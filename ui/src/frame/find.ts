// Everything there is, by text, for the palette: interviews with their candidates, openings, question sets, questions.
import { ask, commands } from '../ipc';
import { find as rank, type PaletteItem } from '../parts/palette';
import { go } from '../state/route.svelte';
import { openInterview, standing, whenOf } from './interviews/rows';

/** How many of each kind are offered. */
const MOST = 8;

const named = (first: string, ...rest: string[]) => [first, ...rest.filter(Boolean)].join(', ');

async function interviews(): Promise<PaletteItem[]> {
  return (await ask(commands.interviews())).map((row) => ({
    title: named(`${row.candidate_name} (${row.candidate_code})`, row.opening_title),
    hint: `Interview, ${standing(row).text.toLowerCase()}, ${whenOf(row)}`,
    thing: true,
    run: () => openInterview(row),
  }));
}

/** Openings, and of their candidates those who have no interview yet. */
async function openings(): Promise<PaletteItem[]> {
  const rows = await ask(commands.openings());
  const waiting = await Promise.all(
    rows
      .filter(({ archived, candidates }) => candidates > 0 && !archived)
      .map(async ({ id, title }) =>
        (await ask(commands.opening(id))).candidates
          .filter((candidate) => candidate.interviews.length === 0)
          .map(({ name, code }) => ({ title: named(`${name} (${code})`, title), hint: 'Candidate', thing: true, run: () => go('opening', { id }) })),
      ),
  );
  return [...rows.map(({ id, title }) => ({ title, hint: 'Opening', thing: true, run: () => go('opening', { id }) })), ...waiting.flat()];
}

async function sets(): Promise<PaletteItem[]> {
  return (await ask(commands.sets())).map(({ id, title, level_name }) => ({
    title,
    hint: `Question set, ${level_name}`,
    thing: true,
    run: () => go('set', { id }),
  }));
}

async function questions(query: string): Promise<PaletteItem[]> {
  const page = await ask(commands.searchQuestions(query, 0, MOST));
  return page.rows.map(({ id, title, competency }) => ({
    title,
    hint: `Question, ${competency}`,
    thing: true,
    run: () => go('questions', { id }),
  }));
}

/** What the text finds. A kind that cannot be read is left out rather than hiding the others. */
export async function find(query: string): Promise<PaletteItem[]> {
  const kinds = await Promise.allSettled([interviews(), openings(), sets()]);
  const things = kinds.flatMap((kind) => (kind.status === 'fulfilled' ? rank(kind.value, query).slice(0, MOST) : []));
  return [...things, ...(await questions(query).catch(() => []))];
}
