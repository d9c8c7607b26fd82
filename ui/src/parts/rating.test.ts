import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { expectAccessible } from '../test/axe';
import RatingScale from './RatingScale.svelte';

const anchors = { 1: 'Cannot say why', 3: 'Names the lock', 5: 'Weighs the costs' };
const radio = (n: number) => screen.getByRole<HTMLInputElement>('radio', { name: String(n) });

describe('a rating scale', () => {
  it('is a group of five radios that stores the chosen one', async () => {
    const onrate = vi.fn();
    render(RatingScale, { value: null, onrate, anchors });
    expect(screen.getByRole('group', { name: 'Rating' })).toBeTruthy();
    expect(screen.getAllByRole('radio')).toHaveLength(5);
    expect(screen.getByText('Not rated')).toBeTruthy();
    await userEvent.click(radio(3));
    expect(onrate).toHaveBeenCalledWith(3);
    await expectAccessible();
  });

  it('has the anchors as its labels, whole, before and after rating; 2 and 4 carry the rule', async () => {
    const { rerender } = render(RatingScale, { value: null, onrate: vi.fn(), anchors });
    for (const text of Object.values(anchors)) expect(screen.getAllByText(text), 'once').toHaveLength(1);
    expect(radio(4).getAttribute('aria-describedby')).toBe(screen.getByText('All of the 3 and part of the 5, unprompted').closest('[id]')!.id);
    expect(screen.getByText('Part of the 3 is missing')).toBeTruthy();
    await rerender({ value: 4 });
    for (const text of Object.values(anchors)) expect(screen.getAllByText(text), 'still there to compare with').toHaveLength(1);
    await rerender({ value: 3, anchors: { 3: 'Names `asyncio.Lock`' } });
    expect(screen.getByText('asyncio.Lock').tagName).toBe('CODE');
    await rerender({ value: 4, anchors: {} });
    expect(screen.getAllByText('No anchor is written for this level')).toHaveLength(3);
    expect(screen.getByText('Between 3 and 5')).toBeTruthy();
  });

  it('clears to none, which is not a number', async () => {
    const onrate = vi.fn();
    render(RatingScale, { value: 2, onrate, anchors });
    await userEvent.click(screen.getByRole('button', { name: 'Clear rating' }));
    expect(onrate).toHaveBeenCalledWith(null);
  });

  it('shows what is stored when the write was refused', async () => {
    render(RatingScale, { value: 2, onrate: async () => undefined, anchors });
    await userEvent.click(radio(5));
    expect(radio(5).checked).toBe(false);
    expect(radio(2).checked).toBe(true);
  });
});
