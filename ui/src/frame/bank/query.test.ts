import { describe, expect, it } from 'vitest';
import { filters, toggled, valuesOf } from './query';

describe('filters in the query text', () => {
  it('are added before the words and taken away again', () => {
    const once = toggled('event loop', 'level', 'senior');
    expect(once).toBe('level:senior event loop');
    expect(toggled(once, 'level', 'mid')).toBe('level:senior level:mid event loop');
    expect(toggled(once, 'level', 'Senior')).toBe('event loop');
  });
  it('are quoted where they have spaces, and found again', () => {
    const query = toggled('gil', 'competency', 'System design');
    expect(query).toBe('competency:"System design" gil');
    expect(filters(query, 'competency', 'system design')).toBe(true);
    expect(toggled(query, 'competency', 'System design')).toBe('gil');
  });
  it('leave phrases, code and addresses as they were typed', () => {
    const typed = '"level:senior lock" std::vector http://a';
    expect(valuesOf(typed, 'level')).toEqual([]);
    expect(toggled(typed, 'kind', 'task')).toBe(`kind:task ${typed}`);
    expect(valuesOf('competency:"System des', 'competency')).toEqual(['System des']);
  });
});
