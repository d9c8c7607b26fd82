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

  it('spells out the anchor, and both neighbours between anchors', async () => {
    const { rerender } = render(RatingScale, { value: 5, onrate: vi.fn(), anchors });
    expect(screen.getByText('Weighs the costs')).toBeTruthy();
    await rerender({ value: 4 });
    expect(screen.getByText('Between 3 and 5')).toBeTruthy();
    expect(screen.getByText('Names the lock')).toBeTruthy();
    expect(screen.getByText('Weighs the costs')).toBeTruthy();
    await rerender({ value: 3, anchors: { 3: 'Names `asyncio.Lock`' } });
    expect(screen.getByText('asyncio.Lock').tagName).toBe('CODE');
    await rerender({ value: 4, anchors: {} });
    expect(screen.getByText('No anchor is written for this level')).toBeTruthy();
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
