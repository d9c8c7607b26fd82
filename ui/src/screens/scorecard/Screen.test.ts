import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scorecard } from '../../ipc';
import { changes, fakeShell, refuse } from '../../ipc/fake';
import { onkey } from '../../state/keys.svelte';
import { route, start } from '../../state/route.svelte';
import { toasts } from '../../state/toasts.svelte';
import { expectAccessible } from '../../test/axe';
import { picture, rated, result } from './lib';
import { aClosing, anEvidence, aScorecard } from './sample';
import Screen from './Screen.svelte';

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>Zoë 名</title></svg>';

interface Workspace {
  card?: Partial<Scorecard>;
  before?: string[];
  remark?: string;
  seal?: () => never;
}

function open({ card: part, before = [], remark = '', seal }: Workspace = {}) {
  let card = aScorecard(part);
  const shell = fakeShell({
    scorecard: ({ blind }) => (blind ? { ...card, candidate_name: null } : card),
    closing: () => aClosing(before),
    scorecard_pages: ({ summaryOnly }) => (summaryOnly ? [svg] : [svg, svg, svg]),
    export_scorecard: ({ format }) => ({ path: `/home/noor/card.${format}`, remark }),
    show_exported: () => null,
    step_interview:
      seal ??
      (() => {
        card = { ...card, state: 'sealed' };
        return changes('seal interview', 'interview');
      }),
  });
  render(Screen, { params: { id: 'iv1' } });
  return shell;
}

const last = (shell: ReturnType<typeof open>, command: string) => shell.calls.filter((call) => call.command === command).at(-1)?.args;

beforeEach(() => {
  start('scorecard', { id: 'iv1' });
  window.addEventListener('keydown', onkey);
  for (const toast of [...toasts.all]) toasts.dismiss(toast.id);
});
afterEach(() => window.removeEventListener('keydown', onkey));

describe('the scorecard', () => {
  it('shows the pages as pictures, and says the same as text', async () => {
    open();
    const pages = await screen.findAllByRole<HTMLImageElement>('img', { name: /^Page/ });
    expect(pages.map(({ alt }) => alt)).toEqual([1, 2, 3].map((n) => `Page ${n} of 3, as text below`));
    expect(pages[0]?.src).toBe(picture(svg));
    const text = within(screen.getByRole('article', { name: 'The scorecard as text' }));
    for (const said of ['3.4 of 5, coverage 60 %, incomplete', 'أداء جيد', 'They take turns.', '3 of 5: Explains that they take turns.', 'Skipped: No time left']) {
      expect(text.getByText(said)).toBeTruthy();
    }
    expect(text.queryByText('One lock per interpreter.')).toBeNull();
    expect(text.queryByText(/asyncio/)).toBeNull();
    await expectAccessible();
  });

  it('draws what the options say, blind without the name anywhere', async () => {
    const shell = open();
    await userEvent.click(await screen.findByRole('checkbox', { name: /^Blind/ }));
    await waitFor(() => expect(screen.queryByText(/Amara/)).toBeNull());
    await userEvent.click(screen.getByRole('checkbox', { name: 'Answer guides' }));
    expect(await screen.findAllByText('One lock per interpreter.')).toHaveLength(2);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Notes' }));
    await waitFor(() => expect(screen.queryByText('They take turns.')).toBeNull());
    expect(last(shell, 'scorecard_pages')).toEqual({ id: 'iv1', blind: true, guide: true, notes: false, summaryOnly: false });
    await userEvent.click(screen.getByRole('checkbox', { name: 'Summary only' }));
    await waitFor(() => expect(screen.getAllByRole('img', { name: /^Page/ })).toHaveLength(1));
    expect(screen.queryByRole('heading', { name: 'Evidence' })).toBeNull();
    await userEvent.keyboard('{Control>}e{/Control}');
    await waitFor(() => expect(last(shell, 'export_scorecard')).toEqual({ id: 'iv1', format: 'pdf', blind: true, guide: true, notes: false, summaryOnly: true }));
  });

  it('exports by Enter, says where, keeps a remark on the screen, and shows the file in its folder', async () => {
    const shell = open({ remark: '3 characters have no glyph.' });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Export PDF' })));
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(toasts.all[0]).toMatchObject({ kind: 'failure', text: 'Written to /home/noor/card.pdf. 3 characters have no glyph.', action: { title: 'Show in folder' } }));
    toasts.all[0]!.action!.run();
    await waitFor(() => expect(shell.count('show_exported'), 'the file itself is a click away').toBe(1));
  });

  it('exports the other formats', async () => {
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Export JSON' }));
    await waitFor(() => expect(toasts.all[0]).toMatchObject({ kind: 'news', text: 'Written to /home/noor/card.json.' }));
    await userEvent.click(screen.getByRole('button', { name: 'Export Markdown' }));
    await waitFor(() => expect(toasts.all.some(({ text }) => text.includes('card.markdown'))).toBe(true));
  });

  it('shows no times of an interview that was entered from notes, asks for no decision where nobody came, and shows what was said beside the questions', async () => {
    open({ card: {
      timed: false, end: 'withdrew', decision: null,
      stages: [{ stage: 'candidate-questions', notes: [{ ...anEvidence().notes[0]!, text: 'Asked about the team' }], seconds: 0, planned_minutes: 5 }],
    } });
    const text = within(await screen.findByRole('article', { name: 'The scorecard as text' }));
    const stage = within(text.getByRole('region', { name: 'Candidate’s questions' }));
    expect(stage.getByText('Asked about the team')).toBeTruthy();
    expect(text.queryAllByText(/\d:\d\d (Quote|Behaviour|Impression|Remark)/), 'a time nobody measured').toEqual([]);
    expect(text.getAllByText(/not timed$/).length).toBeGreaterThan(0);
    expect(text.getByText('None needed')).toBeTruthy();
  });

  it('says what must be done first, and leads to where it is done', async () => {
    const shell = open({ before: ['Question 2 was asked and has no rating; rate it.'] });
    const back = await screen.findByRole('button', { name: 'Go to the closing page' });
    await waitFor(() => expect(document.activeElement).toBe(back));
    await userEvent.click(screen.getByRole('button', { name: 'Export PDF' }));
    expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Fix before exporting' }));
    expect(shell.count('export_scorecard')).toBe(0);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Seal' }).disabled).toBe(true);
    await expectAccessible();
    await userEvent.click(back);
    expect([route.screen, route.params]).toEqual(['closing', { id: 'iv1' }]);
  });

  it('seals only after it was said what that means', async () => {
    const shell = open({ card: { decision: null } });
    await userEvent.click(await screen.findByRole('button', { name: 'Seal' }));
    const asked = within(screen.getByRole('dialog', { name: 'Seal this interview?' }));
    expect(asked.getByText(/cannot be undone/)).toBeTruthy();
    expect(asked.getByText('No decision has been made.')).toBeTruthy();
    await expectAccessible();
    await userEvent.click(asked.getByRole('button', { name: 'Cancel' }));
    expect(shell.count('step_interview')).toBe(0);
    await userEvent.click(screen.getByRole('button', { name: 'Seal' }));
    await userEvent.click(screen.getByRole('button', { name: 'Seal the interview' }));
    expect(await screen.findByText(/is sealed. It can be read/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Seal' })).toBeNull();
    expect(last(shell, 'step_interview')).toEqual({ id: 'iv1', step: 'seal' });
  });

  it('stays open with the reason when it cannot be sealed', async () => {
    open({ seal: refuse('refused', 'The worked example cannot be sealed.') });
    await userEvent.click(await screen.findByRole('button', { name: 'Seal' }));
    await userEvent.click(screen.getByRole('button', { name: 'Seal the interview' }));
    expect(await screen.findByText('The worked example cannot be sealed.')).toBeTruthy();
  });

  it('says why there is none', async () => {
    fakeShell({ scorecard: refuse('refused', 'This interview is not closed yet; close it first.'), closing: () => aClosing(), scorecard_pages: () => [] });
    render(Screen, { params: { id: 'iv1' } });
    expect(await screen.findByText('This interview is not closed yet; close it first.')).toBeTruthy();
  });
});

it('makes pictures that carry any script, however long', () => {
  const long = `<svg>${'名é'.repeat(20_000)}</svg>`;
  const bytes = Uint8Array.from(atob(picture(long).split(',')[1]!), (each) => each.charCodeAt(0));
  expect(new TextDecoder().decode(bytes)).toBe(long);
});

it('puts figures into words without making numbers of what is none', () => {
  expect(rated(anEvidence({ rating: 4 }))).toBe('4 of 5: between the anchors of 3 and 5');
  expect(rated(anEvidence({ rating: 1, outcome: 'no-answer' }))).toBe('1 of 5: Expects threads to help. No answer.');
  expect(rated(anEvidence({ rating: null, not_assessed: true }))).toBe('Not assessed');
  expect(rated(anEvidence({ rating: null }))).toBe('Not rated');
  expect(rated(anEvidence({ rating: null, outcome: 'not-asked' }))).toBe('Not asked');
  expect(result({ ...aScorecard().score, overall: null })).toMatch(/^No result/);
});
