import { render, screen } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { fakeShell } from '../../ipc/fake';
import { expectAccessible } from '../../test/axe';
import Screen from './Screen.svelte';

it('shows the prompt alone and follows the current question', async () => {
  let prompt = 'Two threads each count to fifty million.';
  const shell = fakeShell({ candidate_page: () => ({ prompt, guide: 'The lock', rating: 4 }) });
  render(Screen);
  await screen.findByText('Two threads each count to fifty million.');
  expect(document.body.textContent).not.toMatch(/lock|4/);
  prompt = 'Tell me about a decision you reversed.';
  await shell.changed(['interview']);
  await screen.findByText('Tell me about a decision you reversed.');
  await expectAccessible();
  prompt = '';
  await shell.changed(['interview']);
  await expect.poll(() => screen.getByRole('main').textContent?.trim()).toBe('Question');
});
