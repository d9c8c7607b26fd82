import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OpeningRow, OpeningView, Plan, SetRow, Settings } from '../../ipc';
import { changes, fakeShell, refuse } from '../../ipc/fake';
import { route, start } from '../../state/route.svelte';
import { toasts } from '../../state/toasts.svelte';
import { expectAccessible } from '../../test/axe';
import { aSet, anOpening, anOpeningRow, someSettings } from '../../test/interviews';
import Screen from './Screen.svelte';

interface Workspace {
  sets?: SetRow[];
  openings?: OpeningRow[];
  opening?: OpeningView;
  settings?: Settings;
  params?: Record<string, string>;
  refuses?: () => never;
}

function open({ sets = [aSet()], openings = [], opening = anOpening(), settings = someSettings(), params = {}, refuses }: Workspace = {}) {
  const shell = fakeShell({
    sets: () => sets,
    levels: () => [{ key: 'mid', name: 'Mid', years_from: 2, years_to: 5 }, { key: 'senior', name: 'Senior', years_from: 5, years_to: null }],
    openings: () => openings,
    opening: ({ id }) => ({ ...opening, id }),
    settings: () => settings,
    save_settings: () => changes('', 'setting'),
    plan_interview: refuses ?? (() => ({ ...changes('plan interview', 'interview', 'candidate', 'opening'), made: 'iv9' })),
    step_interview: () => changes('start interview', 'interview'),
    enter_interview: () => changes('enter interview', 'interview'),
  });
  render(Screen, { params });
  return { shell, plan: () => shell.calls.find(({ command }) => command === 'plan_interview')?.args.plan as Plan };
}

const name = () => screen.findByRole<HTMLInputElement>('textbox', { name: /^Candidate’s name/ });

beforeEach(() => start('plan'));

describe('planning an interview', () => {
  it('needs a name and Enter, and starts at once', async () => {
    const { shell, plan } = open();
    await waitFor(async () => expect(document.activeElement).toBe(await name()));
    await expectAccessible();
    await userEvent.keyboard('Zoë Lindqvist{Enter}');
    await waitFor(() => expect(route.screen).toBe('interview'));
    expect(plan()).toEqual({
      set: 's1', opening: null, opening_title: 'Python, senior', candidate: null, candidate_name: 'Zoë Lindqvist', candidate_contact: '',
      interviewer: 'Noor Haddad', planned: null,
    });
    expect(route.params).toEqual({ id: 'iv9' });
    expect(shell.calls.find(({ command }) => command === 'step_interview')?.args).toEqual({ id: 'iv9', step: 'start' });
    expect(route.canBack).toBe(false);
    expect(shell.count('save_settings')).toBe(0);
  });

  it('takes Enter for “plan” once a time is given', async () => {
    const { shell, plan } = open();
    await userEvent.type(await name(), 'Zoë');
    await userEvent.type(screen.getByRole('textbox', { name: 'When (optional)' }), '14032026 14:30');
    expect(screen.getByText('Sat 14 Mar 2026, 14:30'), 'how it was understood').toBeTruthy();
    await userEvent.click(screen.getByRole('textbox', { name: /^Interviewer/ }));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(route.screen).toBe('interview'));
    expect(plan().planned).toBe(new Date(2026, 2, 14, 14, 30).toISOString());
    expect(shell.count('step_interview')).toBe(0);
    expect(toasts.all.at(-1)?.text, 'where the plan went').toMatch(/^Planned for Sat,? 14 Mar 2026, 14:30\.$/);
  });

  it('says below the field that a day does not exist, and plans nothing', async () => {
    const { shell } = open();
    await userEvent.type(await name(), 'Zoë');
    await userEvent.type(screen.getByRole('textbox', { name: 'When (optional)' }), '31.02.2026 10:00');
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('February 2026 has no day 31; it has 28 days.')).toBeTruthy();
    expect(shell.count('plan_interview')).toBe(0);
    await expectAccessible();
  });

  it('enters an interview that was held on paper: planned without a time, entered, and on to its questions', async () => {
    const { shell, plan } = open();
    await userEvent.type(await name(), 'Zoë');
    await userEvent.type(screen.getByRole('textbox', { name: 'When (optional)' }), '2 Mar 2020, 10:00');
    await userEvent.click(screen.getByRole('button', { name: 'Enter from notes' }));
    const asked = within(await screen.findByRole('dialog', { name: 'Enter from notes' }));
    expect(asked.getByRole<HTMLInputElement>('textbox', { name: /^When it took place/ }).value).toBe('2 Mar 2020, 10:00');
    await expectAccessible();
    const took = asked.getByRole('textbox', { name: /^Duration/ });
    await userEvent.type(took, '1800');
    await userEvent.click(asked.getByRole('button', { name: 'Enter notes' }));
    expect(await asked.findByText('1800 minutes cannot be right. Enter 1 to 600.')).toBeTruthy();
    expect(shell.count('plan_interview')).toBe(0);
    await userEvent.clear(took);
    await userEvent.type(took, '50');
    await userEvent.click(asked.getByRole('button', { name: 'Enter notes' }));
    await waitFor(() => expect(route.screen).toBe('closing'));
    expect(plan().planned).toBeNull();
    expect(shell.calls.find(({ command }) => command === 'enter_interview')?.args).toEqual({
      id: 'iv9', began: new Date(2020, 2, 2, 10, 0).toISOString(), minutes: 50,
    });
  });

  it('puts the focus into the first required field that is empty', async () => {
    open({ openings: [anOpeningRow()], params: { opening: 'o1', candidate: 'c1' }, settings: someSettings({ interviewer: '' }) });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /^Interviewer/ })));
  });

  it('says what is missing at its field, goes there and plans nothing', async () => {
    const { shell } = open({ settings: someSettings({ interviewer: '' }) });
    await name();
    await userEvent.click(screen.getByRole('button', { name: 'Plan and start' }));
    expect(await screen.findByText('Enter the candidate’s name.')).toBeTruthy();
    expect(document.activeElement).toBe(await name());
    await expectAccessible();
    await userEvent.keyboard('Zoë{Enter}');
    expect(await screen.findByText('Enter the interviewer’s name; it is printed on the scorecard.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /^Interviewer/ }));
    expect(shell.count('plan_interview')).toBe(0);
    await userEvent.keyboard('Noor{Enter}');
    await waitFor(() => expect(shell.count('step_interview')).toBe(1));
    expect(shell.calls.find(({ command }) => command === 'save_settings')?.args.settings).toMatchObject({ interviewer: 'Noor' });
  });

  it('keeps what was typed when it is refused', async () => {
    open({ refuses: refuse('full', 'There is no room left on the disk.') });
    await userEvent.type(await name(), 'Zoë{Enter}');
    expect(await screen.findByText('There is no room left on the disk.')).toBeTruthy();
    expect((await name()).value).toBe('Zoë');
    expect(route.screen).toBe('plan');
  });

  it('is filled in with the opening, its set and the candidate one comes from', async () => {
    const sets = [aSet({ id: 's0', level: 'mid' }), aSet()];
    const { plan } = open({ sets, openings: [anOpeningRow()], params: { opening: 'o1', candidate: 'c1' } });
    expect((await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Question set' })).value).toBe('s1');
    expect((await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Candidate' })).value).toBe('c1');
    expect(screen.queryByRole('textbox', { name: /^Candidate’s name/ })).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Plan and start' })));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(plan()).toMatchObject({ opening: 'o1', candidate: 'c1', set: 's1' }));
  });

  it('finds the opening of a candidate, and a new opening for a set that no opening uses', async () => {
    const { plan } = open({ openings: [anOpeningRow()], params: { candidate: 'c1' } });
    await userEvent.click(await screen.findByRole('button', { name: 'Plan' }));
    await waitFor(() => expect(plan()).toMatchObject({ opening: 'o1', candidate: 'c1' }));
  });

  it('makes a new opening for a set that the newest one does not use', async () => {
    open({ sets: [aSet(), aSet({ id: 's2', title: 'SQL, senior' })], openings: [anOpeningRow()], params: { set: 's2' } });
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Title of the new opening' })).value).toBe('SQL, senior');
  });

  it('follows another opening with its set until one was chosen by hand', async () => {
    const sets = [aSet({ id: 's0', level: 'mid', title: 'Python, mid' }), aSet()];
    open({ sets, openings: [anOpeningRow({ id: 'x', example: true })] });
    const set = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Question set' });
    expect(set.value).toBe('s0');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Opening' }), 'x');
    await waitFor(() => expect(set.value).toBe('s1'));
    await userEvent.selectOptions(set, 's0');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Opening' }), '');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Opening' }), 'x');
    expect(await screen.findByRole('combobox', { name: 'Candidate' })).toBeTruthy();
    expect(set.value).toBe('s0');
  });

  it('leads to the sets where none is published', async () => {
    open({ sets: [aSet({ version: null })] });
    await userEvent.click(await screen.findByRole('button', { name: 'Question sets' }));
    expect(route.screen).toBe('sets');
  });
});
