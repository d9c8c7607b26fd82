import { beforeEach, expect, it } from 'vitest';
import { fakeShell, refuse } from '../ipc/fake';
import { route, start } from '../state/route.svelte';
import { aRow, aSet, anOpeningRow } from '../test/interviews';
import { finder } from './find';

beforeEach(() => start('home'));

const find = (query: string) => finder()(query);

const workspace = () => ({
  interviews: () => [aRow({ state: 'closed' }), aRow({ id: 'iv2', candidate_name: 'Zoë Lindqvist' })],
  openings: () => [anOpeningRow({ candidates: 2 }), anOpeningRow({ id: 'o2', title: 'Data engineer', candidates: 0 })],
  waiting_candidates: () => [{ opening: 'o1', opening_title: 'Backend engineer', name: 'Zoe Park', code: 'C-1A1A' }],
  sets: () => [aSet(), aSet({ id: 's2', title: 'Zookeeping' })],
  search_questions: ({ query }: Record<string, unknown>) => ({
    total: 1,
    rows: [{ id: 'q1', title: `About ${query}`, kind: 'knowledge', competency: 'Zoology', levels: [], anchored: [], topics: [], minutes: 5, status: 'ready', bank: true }],
    problem: null,
  }),
});

it('finds things of every kind, without minding diacritics', async () => {
  fakeShell(workspace());
  const found = await find('zoe');
  expect(found.map(({ title }) => title)).toEqual(['Zoë Lindqvist (C-7K2M), Backend engineer', 'Zoe Park (C-1A1A), Backend engineer', 'About zoe']);
  expect((await find('zoo')).map(({ hint }) => hint)).toEqual(['Question set, Senior', 'Question, Zoology']);
});

it('opens each where it goes on', async () => {
  fakeShell(workspace());
  const places: string[] = [];
  for (const query of ['amara', 'park', 'data', 'keeping']) {
    (await find(query))[0]!.run();
    places.push(`${route.screen} ${route.params.id}`);
  }
  expect(places).toEqual(['closing iv1', 'opening o1', 'opening o2', 'set s2']);
  (await find('amara')).at(-1)!.run();
  expect([route.screen, route.params]).toEqual(['questions', { id: 'q1' }]);
});

it('reads what there is once for as long as the palette is open, and asks only for questions by text', async () => {
  const shell = fakeShell(workspace());
  const look = finder();
  for (const query of ['z', 'zo', 'zoe']) await look(query);
  expect(shell.count('interviews') + shell.count('openings') + shell.count('waiting_candidates') + shell.count('sets')).toBe(4);
  expect(shell.calls).toHaveLength(4 + 3);
});

it('finds the rest where one kind cannot be read', async () => {
  fakeShell({ ...workspace(), waiting_candidates: refuse('storage', 'No.'), search_questions: refuse('storage', 'No.') });
  expect((await find('zoë')).map(({ title }) => title)).toEqual(['Zoë Lindqvist (C-7K2M), Backend engineer']);
});
