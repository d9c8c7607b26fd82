import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { CandidatePreview, InterviewRow, OpeningForm, OpeningRow, OpeningView } from '../../ipc';
import { drops } from '../../frame/drops.svelte';
import { changes, fakeShell, refuse } from '../../ipc/fake';
import { route, start } from '../../state/route.svelte';
import { toasts } from '../../state/toasts.svelte';
import { expectAccessible } from '../../test/axe';
import { levels } from '../../test/bank';
import Opening from './Opening.svelte';
import Screen from './Screen.svelte';

const row = (part: Partial<OpeningRow>): OpeningRow => ({
  id: 'o1', title: 'Data engineer', level_name: 'Mid', candidates: 2, held: 1, interviews: 3,
  retention: '2020-01-31', archived: false, example: false, ...part,
});

const interview = (part: Partial<InterviewRow>): InterviewRow => ({
  id: 'i1', state: 'planned', candidate: 'a', candidate_name: 'Wanjiru Kamau', candidate_code: 'C-7K2M', opening: 'o1',
  opening_title: 'Data engineer', set_title: 'Python, mid', set_version: 1, level_name: 'Mid', minutes: 45,
  interviewer: 'Noor Haddad', planned: null, started: null, decision: null, overall: null, ...part,
});

const view: OpeningView = {
  id: 'o1', title: 'Data engineer', level: 'mid', level_name: 'Mid', retention: null, archived: false, example: false,
  sets: [{ id: 's1', title: 'Python, mid', version_id: 'v1', version: 1 }],
  candidates: [
    {
      id: 'a', name: 'Wanjiru Kamau', code: 'C-7K2M', contact: '',
      interviews: [interview({}), interview({ id: 'i2', set_title: 'Teams', state: 'closed' }), interview({ id: 'i3', set_title: 'SQL', state: 'closed', decision: 'yes', overall: 3.44 })],
    },
    { id: 'b', name: '王小明', code: 'C-9QF4', contact: 'ming@example.org', interviews: [] },
  ],
};

const sets = [{ id: 's1', title: 'Python, mid', level: 'mid', level_name: 'Mid', minutes: 45, version: 1, archived: false }];
const common = { levels: () => levels, sets: () => sets };

it('lists openings and opens the one that is chosen', async () => {
  start('openings');
  fakeShell({ openings: () => [row({}), row({ id: 'o2', title: 'Old one', archived: true })], ...common });
  render(Screen);
  expect(await screen.findByText('passed')).toBeTruthy();
  expect(screen.queryByText('Old one')).toBeNull();
  await expectAccessible();
  await userEvent.click(screen.getByRole('checkbox', { name: 'Show archived (1)' }));
  expect(screen.getByText('Old one')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Data engineer' }));
  expect([route.screen, route.params]).toEqual(['opening', { id: 'o1' }]);
});

it('makes an opening from the form and goes there', async () => {
  start('openings');
  let made: OpeningForm | undefined;
  fakeShell({
    openings: () => [],
    ...common,
    add_opening: ({ form }) => {
      made = form as OpeningForm;
      return { ...changes('add opening', 'opening'), made: 'o9' };
    },
  });
  render(Screen);
  await userEvent.click(await screen.findByRole('button', { name: 'Create the first opening' }));
  await userEvent.click(screen.getByRole('button', { name: 'Create and add candidates' }));
  expect(screen.getByRole('alert').textContent).toBe('Enter a title, such as the name of the job.');
  await userEvent.type(screen.getByRole('textbox', { name: 'Title' }), 'Platform engineer');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Level' }), 'Mid');
  await userEvent.click(screen.getByRole('checkbox', { name: /Python, mid/ }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Retention date' }), '31.2.2027{Enter}');
  expect(screen.getByText('February 2027 has no day 31; it has 28 days.')).toBeTruthy();
  expect(made).toBeUndefined();
  await userEvent.clear(screen.getByRole('textbox', { name: 'Retention date' }));
  await userEvent.type(screen.getByRole('textbox', { name: 'Retention date' }), '2027-05-31{Enter}');
  await waitFor(() => expect(route.params).toEqual({ id: 'o9' }));
  expect(made).toEqual({ title: 'Platform engineer', level: 'mid', sets: ['s1'], retention: '2027-05-31' });
});

it('takes a title that was typed before the levels are there, for the first of them', async () => {
  let arrive = () => {};
  const later = new Promise((done) => (arrive = () => done(levels)));
  const shell = fakeShell({ ...common, levels: () => later, openings: () => [], add_opening: () => ({ ...changes('add opening', 'opening'), made: 'o9' }) });
  render(Screen, { params: { making: 'yes' } });
  await userEvent.type(screen.getByRole('textbox', { name: /^Title/ }), 'Data engineer{Enter}');
  arrive();
  await waitFor(() => expect(shell.calls.find(({ command }) => command === 'add_opening')?.args.form).toMatchObject({ title: 'Data engineer', level: levels[0]!.key }));
});

it('keeps what was typed when an opening is refused', async () => {
  fakeShell({ openings: () => [row({})], ...common, add_opening: refuse('read-only', 'The workspace is read-only.') });
  render(Screen);
  await userEvent.click(await screen.findByRole('button', { name: /New opening/ }));
  const title = screen.getByRole<HTMLInputElement>('textbox', { name: 'Title' });
  await userEvent.type(title, 'Platform engineer{Enter}');
  expect(await screen.findByText('The workspace is read-only.')).toBeTruthy();
  expect(title.value).toBe('Platform engineer');
});

it('leads every interview to its next step', async () => {
  start('opening', { id: 'o1' });
  fakeShell({ opening: () => view, ...common });
  render(Opening, { params: { id: 'o1' } });
  const list = within(await screen.findByRole('list', { name: 'Interviews with Wanjiru Kamau' }));
  expect(list.getByText('No decision')).toBeTruthy();
  expect(list.getByText('3.4 of 5')).toBeTruthy();
  await expectAccessible();
  const leads = async (name: RegExp | string, to: string, params: Record<string, string>) => {
    await userEvent.click(screen.getByRole('button', { name }));
    expect([route.screen, route.params]).toEqual([to, params]);
  };
  await leads('Start, Wanjiru Kamau, Python, mid', 'interview', { id: 'i1' });
  await leads('Decide, Wanjiru Kamau, Teams', 'closing', { id: 'i2' });
  await leads('Scorecard, Wanjiru Kamau, SQL', 'scorecard', { id: 'i3' });
  await leads('Closing, Wanjiru Kamau, SQL', 'closing', { id: 'i3' });
  await leads('Plan an interview with 王小明', 'plan', { opening: 'o1', candidate: 'b' });
  await leads(/^Compare/, 'comparison', { opening: 'o1' });
});

it('adds one candidate after another, and edits and removes them', async () => {
  let now: OpeningView = { ...view, candidates: [] };
  const shell = fakeShell({
    opening: () => now,
    ...common,
    add_candidate: ({ name }) => {
      now = { ...now, candidates: [...now.candidates, { id: String(name), name: String(name), code: `C-${name}`, contact: '', interviews: [] }] };
      return changes('add candidate', 'candidate');
    },
    edit_candidate: ({ id, name }) => {
      now = { ...now, candidates: now.candidates.map((each) => (each.id === id ? { ...each, name: String(name) } : each)) };
      return changes('edit candidate', 'candidate');
    },
    remove_candidate: ({ id }) => {
      now = { ...now, candidates: now.candidates.filter((each) => each.id !== id) };
      return changes('remove candidate', 'candidate', 'interview');
    },
  });
  render(Opening, { params: { id: 'o1' } });
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: 'Name' });
  await userEvent.type(field, 'Ada{Enter}');
  await screen.findByRole('heading', { name: 'Ada' });
  await waitFor(() => expect(field.value).toBe(''));
  await userEvent.type(field, 'Bao{Enter}');
  await screen.findByRole('heading', { name: 'Bao' });
  await userEvent.type(field, '{Escape}');
  expect(screen.queryByRole('textbox')).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: /^Add candidate/ })));

  const choose = async (title: string) => {
    await userEvent.click(screen.getByRole('button', { name: 'More for Ada' }));
    await userEvent.click(within(document.querySelector<HTMLElement>('[role=menu][aria-label="More for Ada"]')!).getByRole('menuitem', { name: title, hidden: true }));
  };
  await choose('Edit');
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await userEvent.clear(name);
  await userEvent.type(name, 'Ada Obi{Enter}');
  await screen.findByRole('heading', { name: 'Ada Obi' });
  await userEvent.click(screen.getByRole('button', { name: 'More for Ada Obi' }));
  await userEvent.click(within(document.querySelector<HTMLElement>('[role=menu][aria-label="More for Ada Obi"]')!).getByRole('menuitem', { name: 'Remove', hidden: true }));
  await waitFor(() => expect(screen.queryByRole('heading', { name: 'Ada Obi' })).toBeNull());
  expect(shell.count('remove_candidate'), 'nobody was interviewed, so nothing is asked').toBe(1);
  expect(toasts.all.at(-1)).toMatchObject({ text: 'Ada Obi removed.', action: { title: 'Undo' } });
});

it('previews candidates from files, leaves out who is there, and stores the rest', async () => {
  start('opening', { id: 'o1' });
  const preview: CandidatePreview = {
    people: [
      { person: { name: 'Thandiwe Nkosi', contact: 'thandiwe@example.org' }, known: null },
      { person: { name: 'Kamau Wanjiru', contact: '' }, known: 'the same name as C-7K2M' },
    ],
    remarks: ['1 entry without a name was left out.'],
  };
  const shell = fakeShell({ opening: () => view, ...common, read_candidates: () => preview, import_candidates: () => changes('import candidates', 'candidate') });
  render(Opening, { params: { id: 'o1' } });
  await screen.findByText('Wanjiru Kamau');
  expect(drops.taker.what).toBe('candidates');
  drops.taker.take(['/home/noor/team.vcf']);
  const dialog = await screen.findByRole('dialog', { name: 'Candidates from files' });
  expect(shell.calls.find(({ command }) => command === 'read_candidates')!.args).toEqual({ opening: 'o1', paths: ['/home/noor/team.vcf'] });
  expect(within(dialog).getByText('1 entry without a name was left out.')).toBeTruthy();
  expect(within(dialog).getByRole<HTMLInputElement>('checkbox', { name: /Kamau Wanjiru/ }).checked).toBe(false);
  await expectAccessible();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Select all' }));
  await userEvent.click(within(dialog).getByRole('checkbox', { name: /Kamau Wanjiru/ }));
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add 1 candidate' }));
  await waitFor(() => expect(toasts.all.at(-1)?.text).toBe('1 candidate added.'));
  expect(shell.calls.find(({ command }) => command === 'import_candidates')!.args).toEqual({
    opening: 'o1', people: [{ name: 'Thandiwe Nkosi', contact: 'thandiwe@example.org' }],
  });
});

const long = 'Maximiliana Theodora von und zu Hohenstein-Falkenberg-Oberau und zu Unterau-Neu';
const removal = { candidate_name: 'Wanjiru Kamau', interviews: 3, notes: 14, decided: 1, sealed: 0, until: '2026-12-28T12:00:00Z' };

async function remove(name: string, more: Parameters<typeof fakeShell>[0] = {}) {
  start('opening', { id: 'o1' });
  const shell = fakeShell({ opening: () => ({ ...view, candidates: [{ ...view.candidates[0]!, name }] }), ...common, removal: () => ({ ...removal, candidate_name: name }), ...more });
  render(Opening, { params: { id: 'o1' } });
  await userEvent.click(await screen.findByRole('button', { name: `More for ${name}` }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Remove', hidden: true }));
  return { shell, dialog: await screen.findByRole('dialog', { name: `Remove ${name}?` }) };
}

it.each(['Wanjiru Kamau', 'فاطمة الزهراء بنت محمد', long])('asks before it removes %s with what was said in the interviews', async (name) => {
  const { shell, dialog } = await remove(name, { remove_candidate: () => changes('remove candidate', 'candidate', 'interview') });
  const asked = within(dialog);
  await waitFor(() => expect(dialog.textContent, 'what goes along, and until when it can come back').toContain(`${name} has 3 interviews with 14 notes; 1 is decided. You can put it back until 28 Dec 2026.`));
  expect(document.activeElement, 'a hasty Enter removes nothing').toBe(asked.getByRole('button', { name: 'Cancel' }));
  await expectAccessible();
  await userEvent.click(asked.getByRole('button', { name: 'Cancel' }));
  expect(shell.count('remove_candidate')).toBe(0);
  await userEvent.click(screen.getByRole('button', { name: `More for ${name}` }));
  await userEvent.click(screen.getByRole('menuitem', { name: 'Remove', hidden: true }));
  await userEvent.click(await screen.findByRole('button', { name: `Remove ${name}` }));
  await waitFor(() => expect(shell.calls.find(({ command }) => command === 'remove_candidate')!.args).toEqual({ id: 'a' }));
  expect(toasts.all.at(-1)).toMatchObject({ text: `${name} removed.`, action: { title: 'Undo' } });
});

it('says why somebody with a sealed interview cannot be removed', async () => {
  const { dialog } = await remove('Wanjiru Kamau', { removal: () => ({ ...removal, sealed: 1 }) });
  await waitFor(() => expect(dialog.textContent).toContain('1 interview with Wanjiru Kamau is sealed. A sealed interview cannot be removed, so Wanjiru Kamau cannot be removed either.'));
  expect(within(dialog).queryByRole('button', { name: /^Remove/ })).toBeNull();
  await expectAccessible();
});

it('keeps the question open with a sentence when the workspace refuses', async () => {
  const { dialog } = await remove('Wanjiru Kamau', { remove_candidate: refuse('read-only', 'The workspace is read-only.') });
  await userEvent.click(await within(dialog).findByRole('button', { name: 'Remove Wanjiru Kamau' }));
  await within(dialog).findByText('The workspace is read-only.');
});

it('says that somebody is a candidate elsewhere too, and adds them all the same', async () => {
  start('opening', { id: 'o1' });
  const rows = [
    interview({ candidate_name: 'Zoë Lindqvist', candidate_code: 'C-4DG2', opening: 'o2', opening_title: 'Ward manager' }),
    interview({ id: 'i9', candidate_name: 'Zoë Lindqvist', candidate_code: 'C-4DG2', opening: 'o2', opening_title: 'Ward manager' }),
    interview({ id: 'i8', candidate_name: 'Wanjiru Kamau', opening: 'o1' }),
  ];
  const shell = fakeShell({
    opening: () => ({ ...view, candidates: [] }), ...common,
    interviews: () => rows,
    waiting_candidates: () => [{ opening: 'o3', opening_title: 'محلل بيانات', name: 'zoe  LINDQVIST', code: 'C-9TQ8' }],
    add_candidate: () => changes('add candidate', 'candidate'),
  });
  render(Opening, { params: { id: 'o1' } });
  const field = await screen.findByRole('textbox', { name: 'Name' });
  await userEvent.type(field, 'Zoe Lindqvist ');
  await waitFor(() => expect(screen.getByRole('status', { name: 'Same name' }).textContent).toContain('Zoë Lindqvist is also a candidate for Ward manager, as C-4DG2.'));
  expect(screen.getByRole('status', { name: 'Same name' }).textContent).toContain('zoe  LINDQVIST is also a candidate for محلل بيانات, as C-9TQ8.');
  expect(screen.getAllByText(/is also a candidate/), 'each opening once').toHaveLength(2);
  await expectAccessible();
  await userEvent.clear(field);
  await userEvent.type(field, 'Wanjiru Kamau');
  await waitFor(() => expect(screen.queryByText(/is also a candidate/), 'this opening is not elsewhere').toBeNull());
  await userEvent.type(field, '{Enter}');
  await waitFor(() => expect(shell.count('add_candidate'), 'a hint, not a block').toBe(1));
});

it('offers to move planned interviews to the newest version of a set', async () => {
  start('opening', { id: 'o1' });
  let older = 2;
  const shell = fakeShell({
    opening: () => view, ...common,
    set: () => ({ id: 's1', title: 'Python, mid', planned_on_older: older, versions: [{ id: 'v4', number: 4 }] }),
    move_planned: () => ((older = 0), changes('move planned interviews', 'interview')),
  });
  render(Opening, { params: { id: 'o1' } });
  await waitFor(() => expect(screen.getByRole('status', { name: 'Older versions' }).textContent).toContain('2 planned interviews still use an older version of Python, mid.'));
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Move them to version 4' }));
  await waitFor(() => expect(screen.queryByRole('status', { name: 'Older versions' })).toBeNull());
  expect(shell.calls.find(({ command }) => command === 'move_planned')!.args).toEqual({ set: 's1' });
});
