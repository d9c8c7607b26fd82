import axe from 'axe-core';
import { expect } from 'vitest';

/** Fails with the rules broken by what is on the page. Contrast is computed in tokens.test.ts: jsdom has no layout. */
export async function expectAccessible(root: Element = document.body): Promise<void> {
  const found = await axe.run(root, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'color-contrast': { enabled: false }, region: { enabled: root === document.documentElement } },
  });
  expect(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
}
