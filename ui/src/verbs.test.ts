// The palette holds every verb of the app: each command that writes is called by a verb of some screen, or stands below
// in the list of those that are left out, with the reason.
import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, it, vi } from 'vitest';
import list from '../../src-tauri/src/command_list.rs?raw';
import App from './App.svelte';
import type { Home } from './ipc';
import { fakeShell } from './ipc/fake';
import { screens } from './screens';
import { anInterview } from './screens/interview/sample';
import { aClosing } from './screens/closing/sample';
import { aScorecard } from './screens/scorecard/sample';
import { left } from './screens/questions/drafts.svelte';
import { runByTitle, verbs } from './state/keys.svelte';
import { start } from './state/route.svelte';
import { content, fakeBank } from './test/bank';
import { aRow, anOpening, anOpeningRow, someSettings } from './test/interviews';

vi.setConfig({ testTimeout: 60_000 });

/** Where a command is called, as `screen: verb`. */
const called: Record<string, string> = {
  undo: 'home: Undo',
  redo: 'home: Redo',
  save_settings: 'home: Paper of new scorecards: Letter',
  load_example: 'home: Load the worked example',
  remove_example: 'home: Remove the worked example',
  open_workspace: 'home: Open another workspace',
  save_copy: 'home: Save a copy of the workspace',
  back_up: 'home: Back up the workspace now',
  quit: 'home: Quit',
  save_levels: 'settings: Add a level',
  add_competency: 'settings: Add a competency',
  add_question: 'home: New question',
  edit_question: 'questions: Save question',
  duplicate_question: 'questions: Duplicate question',
  restore_question_version: 'questions: Restore the selected version',
  edit_questions: 'questions: Change the levels of the selected questions',
  export_questions: 'questions: Export the selected or listed questions',
  read_import: 'import: Choose files to import',
  cancel_import: 'import: Cancel the reading of files',
  import_drafts: 'import: Store the questions',
  add_set: 'home: New question set',
  duplicate_set: 'set: Duplicate question set',
  edit_set: 'set: Change title, level and slot',
  archive_set: 'set: Archive or restore question set',
  add_section: 'set: Add section',
  add_item: 'set: Add the current question of the bank',
  add_items: 'set: Fill from a blueprint',
  publish_set: 'set: Publish question set',
  export_set: 'set: Export question set',
  add_opening: 'home: New opening',
  edit_opening: 'opening: Edit opening',
  archive_opening: 'opening: Archive or restore the opening',
  add_candidate: 'opening: Add a candidate',
  read_candidates: 'opening: Import candidates',
  plan_interview: 'home: Plan an interview',
  step_interview: 'planned: Start the interview',
  open_answer: 'interview: Next question',
  set_outcome: 'interview: No answer',
  rate_answer: 'interview: Rate 4',
  set_not_assessed: 'interview: Not assessed',
  tick_signal: 'interview: Names the lock',
  use_probe: 'interview: What if each thread waited for a server?',
  add_note: 'interview: Note: behaviour',
  edit_note: 'interview: Note: quote',
  add_ad_hoc: 'interview: Add a question from the bank',
  remove_ad_hoc: 'interview: Remove the question that was added',
  confirm_mark: 'interview: Confirm the marked word',
  show_candidate_window: 'interview: Show or hide the candidate window',
  correct_interview: 'closing: Correct details',
  decide: 'closing: Decide: strong yes',
  export_scorecard: 'scorecard: Export Markdown',
  export_comparison: 'comparison: Export the comparison as PDF',
  export_comparison_table: 'comparison: Export the comparison as a table (CSV)',
};

/** Further verbs over the same commands that a person would look for. */
const too = [
  'interview: Pause or resume', 'interview: Close the interview', 'interview: Skip the question', 'interview: Previous question',
  'interview: Ask the skipped question after all', 'interview: Clear the rating', 'closing: Reopen the interview', 'closing: It was not asked',
  'closing: Rate 4', 'scorecard: Seal the interview', 'planned: Go to Settings', 'opening: Compare candidates', 'closing: Scorecard',
  'home: Import questions', 'home: Theme: dark', 'home: Larger text', 'home: Make a new workspace', 'questions: Archive the selected questions',
];

/** What the palette leaves out, and why. */
const leftOut: Record<string, string> = {
  rename_competency: 'typed where the name stands, in Settings',
  remove_competency: 'its row in Settings has it; by its title alone one could not tell which',
  confirm_question_mark: 'asked of one word, beside it',
  confirm_text_mark: 'asked of one word, beside it',
  rename_section: 'typed where the title stands',
  move_section: 'needs the place of the focus: Alt with the arrows, and the menu of the section',
  remove_section: 'needs the place of the focus: the menu of the section',
  edit_item: 'typed where weight and minutes stand',
  move_item: 'needs the place of the focus: Alt with the arrows, and the menu of the question',
  remove_item: 'needs the place of the focus: Delete, and the menu of the question',
  set_competency_rule: 'typed where weight and minimum stand; "Next issue to fix" leads there',
  set_thresholds: 'typed where they stand; "Next issue to fix" leads there',
  edit_candidate: 'the menu of the candidate has it; by its title alone one could not tell whose',
  remove_candidate: 'the menu of the candidate has it; by its title alone one could not tell who',
  import_candidates: 'the last step of "Import candidates", asked in its dialog',
  edit_plan: 'the menu of the interview has it; by its title alone one could not tell which',
  remove_interview: 'the menu of the interview has it; by its title alone one could not tell which',
  export_calendar: 'the menu of the interview has it; by its title alone one could not tell which',
  restore_removed: 'its row in the bin has it; by its title alone one could not tell what',
  remove_for_good: 'its row in the bin has it; by its title alone one could not tell what',
  move_planned: 'offered where planned interviews use an older version of the set',
  show_exported: 'in the message that names the file, as long as it stands there',
  remove_note: 'a note is emptied, not called away',
  write_closing: 'the texts are typed; "Next step" leads there',
  end_interview: 'the menu of the interview has it, with the reason beside it',
  set_words: 'typed where the words are, in the set',
  enter_interview: 'the menu of the interview has it; by its title alone one could not tell which',
  make_workspace: 'asked where a workspace is missing',
  preview_backup: 'its row in Settings has it; by its title alone one could not tell which',
  restore_backup: 'asked after the backup was looked at',
  choose_backup_folder: 'in Settings, beside the folder',
  file_state: 'a reading', backups: 'a reading',
  about: 'a reading', licenses: 'a reading', license_text: 'a reading', scorecard_pages: 'a reading', candidate_page: 'a reading', on_screen: 'told by the live interview itself',
  leave: 'the window asks it of itself', set_window_title: 'the window asks it of itself', zoom: 'the window asks it of itself', show_theme: 'the window asks it of itself', show_verbs: 'the window asks it of itself',
};

const home: Home = { first_start: false, example: false, next: [], unfinished: [], recent: [], questions: 1, published_sets: 1, openings: 1 };

/** The verbs that the palette is given on a screen, once `ready` is there. */
async function offered(place: string, params: Record<string, string>, ready: string, more: Parameters<typeof fakeShell>[0] = {}) {
  const interview = anInterview();
  const { sets } = fakeBank([content('Why is it slow?')], {
    home: () => home,
    settings: () => someSettings(),
    history: () => ({ undo: null, redo: null }),
    question_ids: () => ['q1'],
    interviews: () => [aRow()],
    openings: () => [anOpeningRow()],
    opening: () => anOpening(),
    interview: () => interview,
    closing: () => aClosing({ answers: interview.answers }),
    scorecard: () => aScorecard(),
    scorecard_pages: () => [],
    comparison: () => ({ opening: 'o1', opening_title: 'Backend engineer', blind: true, waiting: 0, tables: [] }),
    about: () => ({ version: '1', path: '/w', bytes: 1 }),
    open_answer: () => ({ op: '', touched: [], made: null, step: null, news: '' }),
    marks: () => [],
    set_window_title: () => null, zoom: () => null, show_theme: () => null, show_verbs: () => null,
    ...more,
  });
  sets.push({ id: 's1', title: 'Backend', level: 'senior', minutes: 45, changed: true, archived: false, sections: [], versions: [], rules: {}, thresholds: { no: 2, yes: 3, strong_yes: 4.2 } } as unknown as (typeof sets)[number]);
  start(place, params);
  render(App);
  await waitFor(() => expect(verbs().map(({ title }) => title)).toContain(ready));
  return verbs();
}

const titles = async (...args: Parameters<typeof offered>) => (await offered(...args)).map(({ title }) => title);

afterEach(cleanup);

it('holds every verb of the app, or says why not', async () => {
  const commands = [...list.matchAll(/^ {4}(?:act|own) (\w+)\(/gm)].map((match) => match[1]!);
  expect(commands.length).toBeGreaterThan(60);
  expect([...Object.keys(called), ...Object.keys(leftOut)].sort(), 'each command once, and none that is gone').toEqual([...commands].sort());

  const on: Record<string, string[]> = {};
  const visit = async (name: string, ...args: Parameters<typeof titles>) => {
    on[name] = await titles(...args);
    cleanup();
  };
  await visit('home', 'home', {}, 'Resume the interview');
  await visit('settings', 'settings', {}, 'Add a level');
  left.chosen = new Set(['q1']);
  await offered('questions', { id: 'q1' }, 'Archive the selected questions');
  await waitFor(() => expect(screen.getByRole('tab', { name: /History/ })).toBeTruthy());
  runByTitle('History of the question');
  await waitFor(() => expect(verbs().map(({ title }) => title)).toContain('Restore the selected version'));
  on.questions = verbs().map(({ title }) => title);
  cleanup();
  left.chosen = new Set();
  await visit('import', 'import', {}, 'Choose files to import');
  await visit('set', 'set', { id: 's1' }, 'Publish question set');
  await visit('opening', 'opening', { id: 'o1' }, 'Edit opening');
  await visit('comparison', 'comparison', { opening: 'o1' }, 'Names or codes');
  await visit('planned', 'interview', { id: 'iv1' }, 'Start the interview', { interview: () => anInterview({ state: 'planned', started: null, current: null }) });
  await visit('interview', 'interview', { id: 'iv1' }, 'Next question');
  await visit('closing', 'closing', { id: 'iv1' }, 'Next step');
  await visit('scorecard', 'scorecard', { id: 'iv1' }, 'Export PDF');

  const missing = [...Object.values(called), ...too].filter((verb) => {
    const [place, title] = [verb.slice(0, verb.indexOf(': ')), verb.slice(verb.indexOf(': ') + 2)];
    return !on[place]?.includes(title);
  });
  expect(missing, 'in no palette').toEqual([]);
  for (const { title, place } of Object.values(screens)) if (place) expect(on.scorecard).toContain(`Go to ${title}`);
});

it('offers first what belongs to the screen, then what goes everywhere, then the places', async () => {
  const scopes = (await offered('home', {}, 'Resume the interview')).map(({ scope }) => scope);
  expect([...new Set(scopes)]).toEqual(['Home', 'Everywhere', 'Places']);
  expect(scopes).toEqual(scopes.toSorted((a, b) => [...new Set(scopes)].indexOf(a) - [...new Set(scopes)].indexOf(b)));
});

it('leaves the cursor in a form that a verb opens on another screen', async () => {
  await offered('home', {}, 'Resume the interview', { sets: () => [] });
  for (const verb of ['New opening', 'New question set']) {
    runByTitle(verb);
    await screen.findByRole('textbox', { name: /^Title/ });
    await tick();
    await tick();
    expect(document.activeElement, verb).toBe(screen.getByRole('textbox', { name: /^Title/ }));
    runByTitle('Go to Home');
    await waitFor(() => expect(screen.queryByRole('textbox', { name: /^Title/ })).toBeNull());
  }
});
