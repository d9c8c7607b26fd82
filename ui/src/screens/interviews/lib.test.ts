import { expect, it } from 'vitest';
import { aRow } from '../../test/interviews';
import { filters, shown, sorted } from './lib';

const rows = [
  aRow({ id: 'old', state: 'closed', decision: 'no', started: '2026-01-01T09:00:00.000Z' }),
  aRow({ id: 'sealed', state: 'sealed', started: '2026-02-01T09:00:00.000Z' }),
  aRow({ id: 'someday' }),
  aRow({ id: 'next', planned: '2026-03-05T09:00:00.000Z', candidate_name: 'Zoë Lindqvist', interviewer: 'Ji-woo' }),
  aRow({ id: 'later', planned: '2026-03-09T09:00:00.000Z' }),
  aRow({ id: 'open', state: 'closed', started: '2026-03-01T09:00:00.000Z' }),
  aRow({ id: 'now', state: 'running', started: '2026-03-04T09:00:00.000Z' }),
];
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

it('puts what wants somebody first, the next plan before later ones, and the newest result first', () => {
  expect(ids(sorted(rows))).toEqual(['now', 'open', 'next', 'later', 'someday', 'sealed', 'old']);
});

it('filters by where they stand, with how many there are', () => {
  expect(filters(rows).map(({ label }) => label)).toEqual(['All (7)', 'Planned (3)', 'In progress (1)', 'To decide (1)', 'Done (2)']);
  expect(ids(shown(rows, 'done', ''))).toEqual(['sealed', 'old']);
  expect(ids(shown(rows, 'undecided', ''))).toEqual(['open']);
});

it('finds every word anywhere, without minding diacritics', () => {
  expect(ids(shown(rows, 'all', 'zoe ji'))).toEqual(['next']);
  expect(shown(rows, 'planned', 'zoe amara')).toEqual([]);
});
