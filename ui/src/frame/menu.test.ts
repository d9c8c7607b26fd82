import { render } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import App from '../App.svelte';
import { fakeShell } from '../ipc/fake';
import { chordsOf } from '../state/decide';
import { keys } from '../state/keys.svelte';
import native from '../../../src-tauri/src/menu.rs?raw';

it('offers in the native menu only verbs that the window has, with the keys they have there', () => {
  fakeShell({});
  render(App);
  const items = [...native.matchAll(/\bVerb\("([^"]+)", "([^"]*)"\)/g)].map(([, title, key]) => ({ title: title!, key: key! }));
  expect(items.length).toBeGreaterThan(20);
  for (const { title, key } of items) {
    const verb = keys.all.find((each) => each.title === title && (each.scope === 'Everywhere' || each.scope === 'Places'));
    expect(verb, title).toBeTruthy();
    if (key) expect(chordsOf(verb!), title).toContain(key);
  }
});
