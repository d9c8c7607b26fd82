import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CandidatePage } from '../../ipc';
import { fakeShell } from '../../ipc/fake';
import { showAs } from '../../state/appearance';
import { expectAccessible } from '../../test/axe';
import Screen from './Screen.svelte';

const question = (prompt: string): CandidatePage => ({ state: 'question', prompt });
const size = () => Number(screen.getByRole('main').style.getPropertyValue('--size'));
const theme = () => document.documentElement.dataset.theme;

beforeEach(() => showAs({ theme: 'light', text_size: 'normal' }));
afterEach(() => vi.restoreAllMocks());

it('shows the prompt alone and follows the current question', async () => {
  let prompt = 'Two threads each count to fifty million.';
  const shell = fakeShell({ candidate_page: () => ({ ...question(prompt), guide: 'The lock', rating: 4 }) });
  render(Screen);
  await screen.findByText('Two threads each count to fifty million.');
  expect(document.body.textContent, 'nothing but the prompt').not.toMatch(/lock|4/);
  prompt = 'Tell me about a decision you reversed.';
  await shell.changed(['interview']);
  await screen.findByText('Tell me about a decision you reversed.');
  await expectAccessible();
});

it('welcomes before the first question, and shows no question in a pause or at the end', async () => {
  let page: CandidatePage = { state: 'welcome', prompt: '' };
  const shell = fakeShell({ candidate_page: () => page });
  render(Screen);
  await screen.findByRole('heading', { name: 'Welcome.' });
  await expectAccessible();
  page = question('Why is it slow?');
  await shell.changed(['interview']);
  await screen.findByText('Why is it slow?');
  page = { state: 'pause', prompt: '' };
  await shell.changed(['interview']);
  await screen.findByRole('heading', { name: 'A short pause.' });
  expect(document.body.textContent).not.toContain('Why is it slow?');
  await expectAccessible();
  page = { state: 'blank', prompt: '' };
  await shell.changed(['interview']);
  await expect.poll(() => screen.getByRole('main').textContent?.trim()).toBe('Question');
  await expectAccessible();
});

it('has a text size of its own, by button and by key, and keeps it', async () => {
  fakeShell({ candidate_page: () => question('Why is it slow?') });
  const { unmount } = render(Screen);
  await screen.findByText('Why is it slow?');
  expect(size()).toBe(1);
  await fireEvent.click(screen.getByRole('button', { name: 'Larger text' }));
  await expect.poll(size, { message: 'the button makes it larger' }).toBe(1.15);
  await fireEvent.keyDown(window, { key: '+', ctrlKey: true });
  await expect.poll(size, { message: 'so does the key' }).toBe(1.35);
  for (let i = 0; i < 9; i++) await fireEvent.click(screen.getByRole('button', { name: 'Larger text' }));
  await expect.poll(size, { message: 'there is a largest' }).toBe(2);
  await fireEvent.keyDown(window, { key: '0', ctrlKey: true });
  await expect.poll(size).toBe(1);
  await fireEvent.keyDown(window, { key: '-', ctrlKey: true });
  await expect.poll(size).toBe(0.9);
  unmount();
  render(Screen);
  await screen.findByText('Why is it slow?');
  expect(size(), 'opened again it is as it was left').toBe(0.9);
  expect(localStorage.getItem('appearance'), 'the app keeps its own').toContain('"text_size":"normal"');
});

it('has the theme of the app until it is changed here', async () => {
  fakeShell({ candidate_page: () => question('Why is it slow?') });
  render(Screen);
  await screen.findByText('Why is it slow?');
  expect(theme()).toBe('light');
  localStorage.setItem('appearance', '{"theme":"dark","text_size":"normal"}');
  await fireEvent(window, new StorageEvent('storage'));
  expect(theme(), 'the app went dark, and so does this').toBe('dark');
  await fireEvent.click(screen.getByRole('button', { name: 'Light background' }));
  expect(theme()).toBe('light');
  await fireEvent(window, new StorageEvent('storage'));
  expect(theme(), 'its own choice stays').toBe('light');
});

it('does nothing for keys pressed here by accident, and closes with Alt+W', async () => {
  const close = vi.spyOn(window, 'close').mockImplementation(() => {});
  const shell = fakeShell({ candidate_page: () => question('Why is it slow?') });
  render(Screen);
  await screen.findByText('Why is it slow?');
  const before = document.body.innerHTML;
  for (const key of ['a', '4', 'Enter', 'w', '?', 'F1']) await fireEvent.keyDown(window, { key });
  for (const key of ['4', 'p', 'c']) await fireEvent.keyDown(window, { key, altKey: true });
  expect(close).not.toHaveBeenCalled();
  expect(document.body.innerHTML).toBe(before);
  await fireEvent.keyDown(window, { key: 'w', altKey: true });
  expect(close).toHaveBeenCalledOnce();
  expect(shell.calls.every(({ command }) => command === 'candidate_page'), 'it asks for its page and nothing else').toBe(true);
});
