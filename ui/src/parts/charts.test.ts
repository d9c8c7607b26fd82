import { render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../test/axe';
import Bars from './Bars.svelte';
import Radar from './Radar.svelte';
import { lines, outline, place, RADIUS, CENTRE } from './radar';

describe('bars', () => {
  it('say the number, and "not assessed" instead of a low bar', async () => {
    const rows = [
      { label: 'Concurrency', value: 3.44, minimum: 3.5, note: 'below the bar' },
      { label: 'Ownership', value: null },
    ];
    const { container } = render(Bars, { label: 'Competencies', rows });
    const [first, second] = within(screen.getByRole('list', { name: 'Competencies' })).getAllByRole('listitem');
    expect(first!.textContent!.replace(/\s+/g, ' ')).toContain('3.4 , minimum 3.5 below the bar');
    expect(second!.textContent).toContain('not assessed');
    expect(container.querySelectorAll('rect')).toHaveLength(1);
    await expectAccessible();
  });

  it('start at 1: all ones have next to no length, five is full', () => {
    const rows = [1, 3, 5].map((value) => ({ label: `c${value}`, value }));
    const { container } = render(Bars, { label: 'Competencies', rows });
    const widths = [...container.querySelectorAll('rect')].map((bar) => Number(bar.getAttribute('width')));
    expect(widths).toEqual([1.5, 50, 100]);
  });
});

describe('a radar', () => {
  it('has a table that says the same', async () => {
    render(Radar, {
      label: 'Competencies on the 1 to 5 scale',
      axes: ['Concurrency', 'Ownership', 'Design'],
      series: [{ name: 'C-7K2M', values: [4.2, null, 1] }],
    });
    const table = screen.getByRole('table', { name: 'Competencies on the 1 to 5 scale' });
    const cells = within(table).getAllByRole('cell').map((cell) => cell.textContent);
    expect(cells).toEqual(['4.2', 'not assessed', '1.0']);
    await expectAccessible();
  });

  it('breaks its outline where nothing was assessed and closes it where everything was', () => {
    expect(outline([3, 3, 3])).toMatch(/^M[^M]*Z$/);
    expect(outline([3, null, 3, 3])).not.toContain('Z');
    expect(outline([3, null, 3, 3]).match(/[ML]/g)!.join('')).toBe('MMLL');
    expect(outline([null, null, null])).toBe('');
  });

  it('puts 5 at the rim and 1 near the centre but not on it', () => {
    const radius = (rating: number) => CENTRE.y - place(0, 5, rating).y;
    expect(radius(5)).toBeCloseTo(RADIUS);
    expect(radius(1)).toBeGreaterThan(0);
    expect(radius(1)).toBeLessThan(radius(2));
  });

  it('breaks long labels into lines', () => {
    expect(lines('Concurrency')).toEqual(['Concurrency']);
    expect(lines('Ownership and follow-through')).toEqual(['Ownership and', 'follow-through']);
    expect(lines('Clear writing for people who were not there').at(-1)).toMatch(/…$/);
    expect(lines('Zusammenarbeitsfähigkeit')).toEqual(['Zusammenarbeit…']);
  });
});
