import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Home, Settings } from '../../ipc';
import { changes, fakeShell } from '../../ipc/fake';
import { welcome } from '../../frame/welcome.svelte';
import { onkey } from '../../state/keys.svelte';
import { route, start } from '../../state/route.svelte';
import { toasts } from '../../state/toasts.svelte';
import { expectAccessible } from '../../test/axe';
import { levels } from '../../test/bank';
import { aRow, aSet, someSettings } from '../../test/interviews';
import { damage, groups, stock } from './lib';
import Screen from './Screen.svelte';

const empty: Home = { first_start: false, example: false, next: [], unfinished: [], recent: [], questions: 40, published_sets: 4, openings: 0 };

function open(part: Partial<Home> = {}, own: Partial<Settings> = {}) {
  let home: Home = { ...empty, ...part };
  let settings = someSettings(own);
  const shell = fakeShell({
    home: () => home,
    settings: () => settings,
    levels: () => levels,
    sets: () => [aSet(), aSet({ id: 's2', title: 'Python, mid', level: 'mid' })],
    save_settings: (args) => {
      settings = args.settings as Settings;
      if (settings.welcomed) home = { ...home, first_start: false };
      return changes('', 'setting');
    },
    plan_interview: () => {
      home = { ...home, first_start: false };
      return { ...changes('plan interview', 'interview', 'candidate', 'opening'), made: 'iv9' };
    },
    step_interview: () => changes('start interview', 'interview'),
    load_example: () => ({ ...changes('load the worked example', 'opening', 'interview'), made: 'o7' }),
    remove_example: () => {
      home = { ...empty };
      return changes('remove the worked example', 'opening', 'interview');
    },
  });
  render(Screen);
  return { shell, settings: () => settings };
}

beforeEach(() => {
  start('home');
  window.addEventListener('keydown', onkey);
  for (const toast of [...toasts.all]) toasts.dismiss(toast.id);
});

afterEach(() => window.removeEventListener('keydown', onkey));

describe('home', () => {
  const running = aRow({ id: 'iv2', state: 'running', started: new Date().toISOString() });

  it('resumes the clock of one that is paused, since that is what the button says', async () => {
    const { shell } = open({ unfinished: [aRow({ id: 'iv2', state: 'paused', started: new Date().toISOString() })] });
    await userEvent.click(await screen.findByRole('button', { name: 'Resume' }));
    await waitFor(() => expect(route.screen).toBe('interview'));
    expect(shell.calls.find(({ command }) => command === 'step_interview')?.args).toMatchObject({ id: 'iv2', step: 'resume' });
  });

  it('lists only what was decided as a decision, and says a title once', async () => {
    open({ recent: [
      aRow({ id: 'd', state: 'closed', decision: 'yes', candidate_name: 'Ana', opening_title: 'Python, senior', set_title: 'Python, senior' }),
      aRow({ id: 'n', state: 'closed', decision: null, end: 'did-not-come', candidate_name: 'Noor' }),
    ] });
    const list = within(await screen.findByRole('region', { name: /Recent decisions/ }));
    expect(list.getAllByRole('button').map((row) => row.textContent?.includes('Ana'))).toEqual([true]);
    expect(list.getAllByText('Python, senior')).toHaveLength(1);
  });

  it('puts the interview that goes on first, and resumes it by Enter or one key', async () => {
    open({ unfinished: [aRow({ id: 'iv3', state: 'closed' }), running] });
    const resume = await screen.findByRole('button', { name: 'Resume' });
    await waitFor(() => expect(document.activeElement).toBe(resume));
    await expectAccessible();
    await userEvent.keyboard('{Enter}');
    expect([route.screen, route.params]).toEqual(['interview', { id: 'iv2' }]);
    start('home');
    await userEvent.keyboard('r');
    expect(route.screen).toBe('interview');
  });

  it('shows today before later, and goes to the closing page or the scorecard by state', async () => {
    const today = new Date(Date.now() - 60_000).toISOString();
    open({
      next: [aRow({ planned: today }), aRow({ id: 'iv5', candidate_name: 'Zoë' })],
      unfinished: [aRow({ id: 'iv3', state: 'closed', candidate_name: 'Bao Nguyen' })],
      recent: [aRow({ id: 'iv4', state: 'closed', decision: 'no', overall: 2.44, candidate_name: 'محمد' })],
    });
    const part = async (name: RegExp) => within(await screen.findByRole('region', { name }));
    await waitFor(async () => expect(document.activeElement).toBe((await part(/^Today/)).getByRole('button')));
    expect((await part(/^Later/)).getByText('No time set')).toBeTruthy();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect([route.screen, route.params]).toEqual(['closing', { id: 'iv3' }]);
    const recent = await part(/^Recent decisions/);
    expect(recent.getByText('2.4')).toBeTruthy();
    await userEvent.click(recent.getByRole('button'));
    expect([route.screen, route.params]).toEqual(['scorecard', { id: 'iv4' }]);
  });

  it('begins what is due by Enter, and shows what is planned for another day', async () => {
    const tomorrow = new Date(Date.now() + 30 * 3_600_000).toISOString();
    const { shell } = open({ next: [aRow({ planned: null }), aRow({ id: 'iv6', planned: tomorrow, candidate_name: 'Zoë' })] });
    const [due, later] = await screen.findAllByRole('button', { name: /Amara|Zoë/ });
    await waitFor(() => expect(document.activeElement).toBe(due));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect([route.screen, route.params]).toEqual(['interview', { id: 'iv1' }]));
    expect(shell.calls.find(({ command }) => command === 'step_interview')?.args).toEqual({ id: 'iv1', step: 'start' });
    await userEvent.click(later!);
    expect(route.params).toEqual({ id: 'iv6' });
    expect(shell.count('step_interview')).toBe(1);
  });

  it('teaches the next step where there is nothing, and plans by key', async () => {
    open();
    expect(await screen.findByText(/40 questions and 4 published question sets are here/)).toBeTruthy();
    await expectAccessible();
    await userEvent.keyboard('p');
    expect(route.screen).toBe('plan');
  });

  it('leads to the sets where none is published', async () => {
    open({ published_sets: 0 });
    await userEvent.click(await screen.findByRole('button', { name: 'Question sets' }));
    expect(route.screen).toBe('sets');
  });

  it('removes the worked example in one click, with a way back', async () => {
    const { shell } = open({ example: true, recent: [aRow({ state: 'closed', decision: 'yes' })] });
    await userEvent.click(await screen.findByRole('button', { name: 'Remove the worked example' }));
    await waitFor(() => expect(screen.queryByText(/worked example is in/)).toBeNull());
    expect(shell.count('remove_example')).toBe(1);
    expect(toasts.all[0]).toMatchObject({ text: 'Worked example removed.', action: { title: 'Undo' } });
  });
});

describe('the first start', () => {
  it('takes a name and Enter to the first plan', async () => {
    const { settings } = open({ first_start: true }, { interviewer: '', welcomed: false });
    const name = await screen.findByRole('textbox', { name: 'Your name' });
    expect(document.activeElement).toBe(name);
    await expectAccessible();
    await userEvent.keyboard('Noor Haddad{Enter}');
    await waitFor(() => expect(route.screen).toBe('plan'));
    expect(settings().interviewer).toBe('Noor Haddad');
  });

  it('begins the first interview once both names are there, with the set that is shown', async () => {
    const { shell } = open({ first_start: true }, { interviewer: 'Noor Haddad', welcomed: false });
    const name = await screen.findByRole('textbox', { name: 'Candidate’s name' });
    await waitFor(() => expect(document.activeElement).toBe(name));
    await userEvent.keyboard('Fərid{Enter}');
    await waitFor(() => expect([route.screen, route.params]).toEqual(['interview', { id: 'iv9' }]));
    expect(shell.calls.filter(({ command }) => /^(plan|step)_/.test(command)).map(({ args }) => args)).toMatchObject([
      { plan: { set: expect.stringMatching(/^s/), candidate_name: 'Fərid', interviewer: 'Noor Haddad', planned: null } },
      { id: 'iv9', step: 'start' },
    ]);
  });

  it('goes to the plan with the set that suits the level, and goes along from there until it is left', async () => {
    const { settings } = open({ first_start: true }, { interviewer: 'Noor', welcomed: false });
    expect(screen.queryByText(/of 5/)).toBeNull();
    await userEvent.click(await screen.findByRole('radio', { name: 'Mid' }));
    await userEvent.click(screen.getByRole('button', { name: 'Plan your first interview' }));
    await waitFor(() => expect([route.screen, route.params]).toEqual(['plan', { set: 's2' }]));
    expect(welcome.step?.number).toBe(3);
    start('interview');
    expect(welcome.step?.number).toBe(4);
    start('questions');
    expect(welcome.step).toBeUndefined();
    start('scorecard');
    expect(welcome.step?.number).toBe(5);
    welcome.end();
    expect(welcome.step).toBeUndefined();
    await waitFor(() => expect(settings().welcomed).toBe(true));
  });

  it('opens the worked example', async () => {
    const { shell } = open({ first_start: true }, { interviewer: '', welcomed: false });
    await userEvent.click(await screen.findByRole('button', { name: 'Explore the worked example' }));
    await waitFor(() => expect([route.screen, route.params]).toEqual(['opening', { id: 'o7' }]));
    expect(shell.count('load_example')).toBe(1);
  });

  it('can be waved away, for good', async () => {
    const { settings } = open({ first_start: true }, { interviewer: '', welcomed: false });
    await userEvent.type(await screen.findByRole('textbox', { name: 'Your name' }), 'Noor');
    await userEvent.click(screen.getByRole('button', { name: 'Skip the welcome' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Home' })).toBeTruthy();
    expect(settings()).toMatchObject({ interviewer: 'Noor', welcomed: true });
  });
});

it('sorts what is waiting', () => {
  const now = new Date(2026, 2, 4, 8, 0);
  const at = (day: number) => new Date(2026, 2, day, 14, 0).toISOString();
  const rows = { recent: [], unfinished: [aRow({ id: 'a', state: 'paused' }), aRow({ id: 'b', state: 'running' })], next: [aRow({ id: 'c', planned: at(3) }), aRow({ id: 'd', planned: at(4) }), aRow({ id: 'e', planned: at(5) }), aRow({ id: 'f' })] };
  const found = groups(rows, now);
  expect(found.current?.id).toBe('b');
  expect([found.unfinished, found.today, found.later].map((list) => list.map(({ id }) => id))).toEqual([['a'], ['c', 'd'], ['e', 'f']]);
  expect(stock({ questions: 1, published_sets: 1 })).toBe('1 question and 1 published question set are here to begin with.');
});

describe('damage', () => {
  it('is said on the first screen, and the interviews that can be read stay there', async () => {
    open({ damaged: 2, next: [aRow({ damaged: true })] });
    expect((await screen.findByText(/2 records of this workspace are damaged/)).textContent).toBe(damage(2));
    expect(screen.getByText('Damaged'), 'a damaged interview is shown as such in its list').toBeTruthy();
  });
});
