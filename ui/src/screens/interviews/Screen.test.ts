import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InterviewRow } from '../../ipc';
import { changes, fakeShell, refuse } from '../../ipc/fake';
import { onkey } from '../../state/keys.svelte';
import { route, start } from '../../state/route.svelte';
import { toasts } from '../../state/toasts.svelte';
import { expectAccessible } from '../../test/axe';
import { aRow } from '../../test/interviews';
import { anInterview } from '../interview/sample';
import Screen from './Screen.svelte';

const some = () => [
  aRow({ planned: new Date(2030, 2, 5, 9, 30).toISOString() }),
  aRow({ id: 'iv2', state: 'running', started: '2026-03-04T09:00:00.000Z', candidate_name: 'Zoë Lindqvist' }),
  aRow({ id: 'iv3', state: 'closed', started: '2026-03-01T09:00:00.000Z', candidate_name: 'محمد العربي' }),
  aRow({ id: 'iv4', state: 'sealed', started: '2026-02-01T09:00:00.000Z', candidate_name: 'Bao Nguyen', decision: 'strong-yes', overall: 4.61 }),
];

function open(rows: InterviewRow[] = some(), more: Parameters<typeof fakeShell>[0] = {}) {
  let stored = rows;
  const shell = fakeShell({
    interviews: () => stored,
    edit_plan: ({ id, interviewer, planned }) => {
      stored = stored.map((row) => (row.id === id ? { ...row, interviewer: String(interviewer), planned: planned as string | null } : row));
      return changes('edit plan', 'interview');
    },
    remove_interview: ({ id }) => {
      stored = stored.filter((row) => row.id !== id);
      return changes('remove interview', 'interview');
    },
    ...more,
  });
  render(Screen);
  return shell;
}

const names = () => screen.getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('button')[0]?.textContent);
const menu = (of: string) => within(document.querySelector<HTMLElement>(`[role=menu][aria-label="More for ${of}"]`)!);
const choose = async (of: string, verb: string) => {
  await userEvent.click(await screen.findByRole('button', { name: `More for ${of}` }));
  await userEvent.click(menu(of).getByRole('menuitem', { name: verb, hidden: true }));
};

beforeEach(() => {
  start('interviews');
  window.addEventListener('keydown', onkey);
  for (const toast of [...toasts.all]) toasts.dismiss(toast.id);
});
afterEach(() => window.removeEventListener('keydown', onkey));

describe('the list of interviews', () => {
  it('writes a planned interview for the calendar, and its cancellation', async () => {
    const shell = open(some(), { export_calendar: () => ({ path: '/home/noor/Interview.ics', remark: '' }) });
    await choose('Amara Okonkwo', 'Save to calendar');
    await waitFor(() => expect(toasts.all.at(-1)?.text).toBe('Written to /home/noor/Interview.ics.'));
    await choose('Amara Okonkwo', 'Save cancellation to calendar');
    await waitFor(() => expect(shell.count('export_calendar')).toBe(2));
    expect(shell.calls.filter(({ command }) => command === 'export_calendar').map(({ args }) => args)).toEqual([
      { id: 'iv1', cancelled: false },
      { id: 'iv1', cancelled: true },
    ]);
    expect(menu('Zoë Lindqvist').queryByRole('menuitem', { name: /calendar/, hidden: true })).toBeNull();
  });

  it('opens each where it goes on', async () => {
    open();
    await screen.findByRole('table');
    expect(names()).toEqual(['Zoë Lindqvist', 'محمد العربي', 'Amara Okonkwo', 'Bao Nguyen']);
    await expectAccessible();
    const places: string[] = [];
    for (const name of names()) {
      await userEvent.click(screen.getByRole('button', { name: name! }));
      places.push(`${route.screen} ${route.params.id}`);
    }
    expect(places).toEqual(['interview iv2', 'closing iv3', 'interview iv1', 'scorecard iv4']);
    expect(screen.getByText('4.6')).toBeTruthy();
  });

  it('highlights the row under the pointer, and none that has moved away from under it', async () => {
    open();
    const row = (await screen.findByRole('button', { name: 'Amara Okonkwo' })).closest('tr')!;
    await userEvent.hover(row.querySelector('td')!);
    expect([...document.querySelectorAll('tr.pointed')]).toEqual([row]);
    row.parentElement!.append(row);
    await waitFor(() => expect(document.querySelector('tr.pointed')).toBeNull());
  });

  it('is searched and walked by key', async () => {
    open();
    await screen.findByRole('table');
    await userEvent.keyboard('/zoe{ArrowDown}');
    expect(names()).toEqual(['Zoë Lindqvist']);
    expect(document.activeElement?.textContent).toBe('Zoë Lindqvist');
    await userEvent.keyboard('{Enter}');
    expect(route.screen).toBe('interview');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search interviews' }), ' nobody');
    await userEvent.click(await screen.findByRole('button', { name: 'Show all' }));
    expect(names()).toHaveLength(4);
    await userEvent.click(screen.getByRole('radio', { name: 'To decide (1)' }));
    expect(names()).toEqual(['محمد العربي']);
  });

  it('changes time and interviewer of a planned one', async () => {
    const shell = open();
    await choose('Amara Okonkwo', 'Change the plan…');
    const asked = within(screen.getByRole('dialog', { name: 'Change the plan' }));
    const when = asked.getByRole<HTMLInputElement>('textbox', { name: 'When (optional)' });
    expect(when.value).toBe('Tue 5 Mar 2030, 09:30');
    const who = asked.getByRole('textbox', { name: /^Interviewer/ });
    await expectAccessible();
    await userEvent.clear(who);
    await userEvent.click(asked.getByRole('button', { name: 'Save' }));
    expect(await asked.findByText(/^Enter the interviewer’s name/)).toBeTruthy();
    await userEvent.type(who, 'Ji-woo Han');
    await userEvent.clear(when);
    await userEvent.type(when, '31.02.');
    await userEvent.click(asked.getByRole('button', { name: 'Save' }));
    expect(await asked.findByText(/^February \d{4} has no day 31; it has 2[89] days\.$/)).toBeTruthy();
    await userEvent.clear(when);
    await userEvent.click(asked.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('textbox', { name: /^Interviewer/ })).toBeNull());
    expect(shell.calls.find(({ command }) => command === 'edit_plan')?.args).toEqual({ id: 'iv1', interviewer: 'Ji-woo Han', planned: null });
    expect(await screen.findByText('Ji-woo Han')).toBeTruthy();
  });

  it('keeps what was typed when the change is refused', async () => {
    open(some(), { edit_plan: refuse('refused', 'This interview has begun already.') });
    await choose('Amara Okonkwo', 'Change the plan…');
    await userEvent.type(screen.getByRole('textbox', { name: /^Interviewer/ }), ' II');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('This interview has begun already.')).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: /^Interviewer/ }).value).toBe('Noor Haddad II');
  });

  it('offers the cancellation before one that has a time is removed, and keeps it where no file was wanted', async () => {
    let written: unknown = null;
    const shell = open(some(), { export_calendar: () => written });
    await choose('Amara Okonkwo', 'Remove');
    const asked = within(screen.getByRole('dialog', { name: 'Remove this interview?' }));
    await expectAccessible();
    await userEvent.click(asked.getByRole('button', { name: 'Save cancellation and remove' }));
    await waitFor(() => expect(shell.count('export_calendar')).toBe(1));
    expect(shell.count('remove_interview')).toBe(0);
    written = { path: '/home/noor/Interview.ics', remark: '' };
    await userEvent.click(asked.getByRole('button', { name: 'Save cancellation and remove' }));
    await waitFor(() => expect(shell.count('remove_interview')).toBe(1));
    expect(shell.calls.find(({ command }) => command === 'export_calendar')?.args).toEqual({ id: 'iv1', cancelled: true });
    expect(toasts.all.map(({ text }) => text)).toEqual(['Interview removed.']);
  });

  it('removes a planned one at once with a way back, asks before one with notes, and never offers it for a sealed one', async () => {
    const shell = open(some().map((row) => ({ ...row, planned: null })));
    await choose('Amara Okonkwo', 'Remove');
    await waitFor(() => expect(names()).not.toContain('Amara Okonkwo'));
    expect(toasts.all[0]).toMatchObject({ text: 'Interview removed.', action: { title: 'Undo' } });
    await choose('محمد العربي', 'Remove');
    const asked = within(screen.getByRole('dialog', { name: 'Remove this interview?' }));
    await userEvent.click(asked.getByRole('button', { name: 'Cancel' }));
    expect(shell.count('remove_interview')).toBe(1);
    await choose('محمد العربي', 'Remove');
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(shell.count('remove_interview')).toBe(2));
    const offered = menu('Bao Nguyen').getAllByRole('menuitem', { hidden: true });
    expect(offered.map((item) => item.textContent?.trim())).toEqual(['Scorecard', 'Open the opening']);
  });

  it('says of a planned one that the candidate did not come or withdrew, with a way back', async () => {
    const ended: unknown[] = [];
    open(some(), { end_interview: (args) => (ended.push(args), changes('end interview', 'interview')) });
    await choose('Amara Okonkwo', 'No-show');
    await waitFor(() => expect(toasts.all.at(-1)).toMatchObject({ text: 'Amara Okonkwo did not come.', action: { title: 'Undo' } }));
    await choose('Amara Okonkwo', 'Candidate withdrew');
    await waitFor(() => expect(ended).toEqual([
      { id: 'iv1', end: 'did-not-come', reason: '' },
      { id: 'iv1', end: 'withdrew', reason: '' },
    ]));
    expect(menu('محمد العربي').queryByRole('menuitem', { name: 'Candidate withdrew', hidden: true }), 'one that has begun ends where it is held').toBeNull();
  });

  it('never calls one without a candidate "to decide"', async () => {
    const row = { ...aRow({ state: 'closed', started: null }), end: 'did-not-come' as const };
    open([row]);
    expect(await screen.findByText('No-show')).toBeTruthy();
    expect(screen.queryByText('To decide')).toBeNull();
    expect(screen.getByRole('radio', { name: 'To decide (0)' })).toBeTruthy();
  });

  it('enters one from notes at its planned time, and goes on to the questions', async () => {
    const shell = open([aRow({ planned: new Date(2026, 0, 5, 9, 30).toISOString() })], { enter_interview: () => changes('enter interview', 'interview') });
    await choose('Amara Okonkwo', 'Enter from notes…');
    const asked = within(await screen.findByRole('dialog', { name: 'Enter from notes' }));
    await expectAccessible();
    await userEvent.type(asked.getByRole('textbox', { name: /^Duration/ }), '46');
    await userEvent.click(asked.getByRole('button', { name: 'Enter notes' }));
    await waitFor(() => expect([route.screen, route.params.id]).toEqual(['closing', 'iv1']));
    expect(shell.calls.find(({ command }) => command === 'enter_interview')?.args).toEqual({
      id: 'iv1', began: new Date(2026, 0, 5, 9, 30).toISOString(), minutes: 46,
    });
  });

  it('takes no interview from the future and no duration of nothing, each in one sentence, and keeps what was typed', async () => {
    const shell = open();
    await choose('Amara Okonkwo', 'Enter from notes…');
    const asked = within(await screen.findByRole('dialog', { name: 'Enter from notes' }));
    await userEvent.type(asked.getByRole('textbox', { name: /^Duration/ }), '0');
    await userEvent.click(asked.getByRole('button', { name: 'Enter notes' }));
    expect(await asked.findByText('This is in the future. Enter when the interview took place.')).toBeTruthy();
    expect(asked.getByText('0 minutes cannot be right. Enter 1 to 600.')).toBeTruthy();
    expect(asked.getByRole<HTMLInputElement>('textbox', { name: /^Duration/ }).value).toBe('0');
    await expectAccessible();
    expect(shell.count('enter_interview')).toBe(0);
  });

  it('corrects the facts of one that is closed', async () => {
    const view = anInterview({ id: 'iv3', state: 'closed', interviewer: 'Noor Haddad', corrections: [
      { at: '2026-03-03T10:00:00.000Z', fact: 'name', before: 'Amara', after: 'Amara Okonkwo', reason: 'Typed too fast' },
    ] });
    const shell = open(some(), { interview: () => view, correct_interview: () => changes('correct details', 'interview') });
    await choose('محمد العربي', 'Correct details');
    const asked = within(await screen.findByRole('dialog', { name: 'Correct details' }));
    await expectAccessible();
    expect(asked.getByText('Candidate’s name changed from Amara to Amara Okonkwo: Typed too fast')).toBeTruthy();
    const who = asked.getByRole('textbox', { name: 'Interviewer' });
    await userEvent.clear(who);
    await userEvent.click(asked.getByRole('button', { name: 'Save corrections' }));
    expect(await asked.findByText('Enter the interviewer’s name.')).toBeTruthy();
    await userEvent.type(who, 'Ji-woo Han');
    expect(shell.count('correct_interview')).toBe(0);
    await userEvent.type(asked.getByRole('textbox', { name: 'Reason (optional)' }), 'Noor was ill');
    await userEvent.click(asked.getByRole('button', { name: 'Save corrections' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Correct details' })).toBeNull());
    expect(shell.calls.find(({ command }) => command === 'correct_interview')?.args, 'date and duration were not touched').toEqual({
      id: 'iv3', facts: { interviewer: 'Ji-woo Han', began: null, minutes: null, candidate_name: 'Amara Okonkwo' }, reason: 'Noor was ill',
    });
  });

  it('teaches the next step where there is none', async () => {
    open([]);
    await userEvent.click(await screen.findByRole('button', { name: 'Plan the first interview' }));
    expect(route.screen).toBe('plan');
    start('interviews');
    await userEvent.keyboard('p');
    expect(route.screen).toBe('plan');
  });
});
