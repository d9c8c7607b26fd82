import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { expectAccessible } from '../test/axe';
import Button from './Button.svelte';
import Choice from './Choice.svelte';
import Check from './Check.svelte';
import Dialog from './Dialog.svelte';
import EmptyState from './EmptyState.svelte';
import Field from './Field.svelte';
import IconButton from './IconButton.svelte';
import Menu from './Menu.svelte';
import SearchField from './SearchField.svelte';
import SplitView from './SplitView.svelte';
import Tabs from './Tabs.svelte';
import Tag from './Tag.svelte';

const text = (words: string) => createRawSnippet(() => ({ render: () => `<span>${words}</span>` }));

describe('buttons', () => {
  it('announce their key and do not carry it in their name', async () => {
    const onclick = vi.fn();
    render(Button, { children: text('Publish'), icon: 'check', keys: 'Ctrl+Enter', onclick });
    const button = screen.getByRole('button', { name: 'Publish' });
    expect(button.getAttribute('aria-keyshortcuts')).toBe('Control+Enter');
    await userEvent.click(button);
    expect(onclick).toHaveBeenCalledOnce();
    await expectAccessible();
  });

  it('with an icon alone have a name, a tooltip with the key, and a state', async () => {
    render(IconButton, { icon: 'hidden', label: 'Hide answer guide', keys: 'Alt+G', pressed: true });
    const button = screen.getByRole('button', { name: 'Hide answer guide', pressed: true });
    expect(button.title).toBe('Hide answer guide (Alt+G)');
    await expectAccessible();
  });
});

describe('a field', () => {
  it('ties label, hint and error to the control', async () => {
    render(Field, { label: 'Name', value: '', hint: 'As on the invitation', error: 'A candidate needs a name.', required: true });
    const input = screen.getByRole('textbox', { name: /^Name/ });
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const said = input.getAttribute('aria-describedby')!.split(' ').map((id) => document.getElementById(id)?.textContent);
    expect(said).toEqual(['As on the invitation', 'A candidate needs a name.']);
    await expectAccessible();
  });

  it('gives numbers as numbers and an empty one as null', async () => {
    const onvalue = vi.fn();
    render(Field, { label: 'Minutes', type: 'number', value: 5, onvalue });
    const input = screen.getByRole('spinbutton', { name: 'Minutes' });
    await userEvent.clear(input);
    expect(onvalue).toHaveBeenLastCalledWith(null);
    await userEvent.type(input, '12');
    expect(onvalue).toHaveBeenLastCalledWith(12);
  });

  it('is a native select or textarea where that is meant', async () => {
    const onvalue = vi.fn();
    const options = [{ value: 'mid', label: 'Mid' }, { value: 'senior', label: 'Senior' }];
    render(Field, { label: 'Level', as: 'select', value: 'mid', options, onvalue });
    render(Field, { label: 'Summary', as: 'textarea', value: 'Calm' });
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Level' }), 'Senior');
    expect(onvalue).toHaveBeenCalledWith('senior');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Summary' }).value).toBe('Calm');
    await expectAccessible();
  });
});

it('a check is a checkbox named by its line', async () => {
  const oncheck = vi.fn();
  render(Check, { checked: false, oncheck, children: text('Names the lock') });
  await userEvent.click(screen.getByText('Names the lock'));
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Names the lock' }).checked).toBe(true);
  expect(oncheck).toHaveBeenCalledWith(true);
  await expectAccessible();
});

describe('a dialog', () => {
  it('is named by its title and says when it was closed', async () => {
    const onclose = vi.fn();
    render(Dialog, { open: true, title: 'Publish the set', onclose, children: text('It will not change again.') });
    expect(screen.getByRole('dialog', { name: 'Publish the set' }).textContent).toContain('It will not change again.');
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onclose).toHaveBeenCalledOnce();
    expect(screen.queryByText('It will not change again.')).toBeNull();
  });
});

describe('a menu', () => {
  const items = () => [
    { title: 'Duplicate', run: vi.fn() },
    { title: 'Publish', run: vi.fn(), disabled: true },
    { title: 'Archive', run: vi.fn(), danger: true },
  ];

  it('opens by key, moves over what can be chosen, and gives the focus back', async () => {
    const list = items();
    render(Menu, { label: 'More', items: list });
    const button = screen.getByRole('button', { name: 'More' });
    expect(button.getAttribute('aria-expanded')).toBe('false');
    button.focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(document.activeElement?.textContent).toContain('Duplicate');
    await userEvent.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toContain('Archive');
    await userEvent.keyboard('d');
    expect(document.activeElement?.textContent).toContain('Duplicate');
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(list[2]!.run).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(button);
    await expectAccessible();
  });

  it('gives the focus back to the text one was typing, and lets what is typed there go there', async () => {
    document.body.insertAdjacentHTML('afterbegin', '<textarea></textarea>');
    const note = document.querySelector('textarea')!;
    render(Menu, { label: 'More', items: items(), searched: false });
    const button = screen.getByRole('button', { name: 'More' });
    note.focus();
    await userEvent.click(button);
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(note);
    await userEvent.click(button);
    await userEvent.keyboard('a');
    expect(button.getAttribute('aria-expanded'), 'the letter is no choice').toBe('false');
    note.remove();
  });

  it('opens and closes by click, and Escape leaves without doing anything', async () => {
    const list = items();
    render(Menu, { label: 'More', items: list, iconOnly: true });
    const button = screen.getByRole('button', { name: 'More' });
    await userEvent.click(button);
    expect(document.activeElement?.textContent).toContain('Duplicate');
    await userEvent.keyboard('{Escape}');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(list.some((item) => item.run.mock.calls.length > 0)).toBe(false);
  });
});

it('search empties itself on Escape and passes on by the down arrow', async () => {
  const oninput = vi.fn();
  const onleave = vi.fn();
  render(SearchField, { label: 'Search questions', value: '', oninput, onleave });
  const field = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search questions' });
  await userEvent.type(field, 'gil');
  expect(oninput).toHaveBeenLastCalledWith('gil');
  await userEvent.keyboard('{Escape}');
  expect(field.value).toBe('');
  expect(document.activeElement).toBe(field);
  await userEvent.keyboard('{ArrowDown}');
  expect(onleave).toHaveBeenCalledOnce();
  await expectAccessible();
});

it('tabs are chosen by arrow keys and show one panel', async () => {
  const tabs = [{ id: 'edit', title: 'Edit' }, { id: 'history', title: 'History' }];
  const children = createRawSnippet<[string]>((id) => ({ render: () => `<p>Panel ${id()}</p>` }));
  render(Tabs, { label: 'Question', tabs, chosen: 'edit', children });
  screen.getByRole('tab', { name: 'Edit', selected: true }).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'History', selected: true }));
  expect(screen.getByRole('tabpanel', { name: 'History' })).toBeTruthy();
  await expectAccessible();
});

it('a split view is moved by keys within its limits and remembered', async () => {
  render(SplitView, { label: 'Width of the list', start: text('list'), end: text('question'), remember: 'questions', size: 22 });
  const divider = screen.getByRole('separator', { name: 'Width of the list' });
  divider.focus();
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
  expect(divider.getAttribute('aria-valuenow')).toBe('20');
  await userEvent.keyboard('{ArrowRight}');
  expect(localStorage.getItem('split-questions')).toBe('22');
  await expectAccessible();
});

it('a choice is a group of radios', async () => {
  const onchoose = vi.fn();
  const options = [{ value: 'a4', label: 'A4' }, { value: 'letter', label: 'Letter' }];
  render(Choice, { legend: 'Paper', options, value: 'a4', onchoose });
  expect(screen.getByRole('group', { name: 'Paper' })).toBeTruthy();
  await userEvent.click(screen.getByRole('radio', { name: 'Letter' }));
  expect(onchoose).toHaveBeenCalledWith('letter');
  await expectAccessible();
});

it('a chip can be taken away by name; an empty state leads on', async () => {
  const onremove = vi.fn();
  render(Tag, { text: 'asyncio', onremove });
  render(EmptyState, { title: 'No questions yet', children: text('Import what you have.'), action: text('Import') });
  await userEvent.click(screen.getByRole('button', { name: 'Remove asyncio' }));
  expect(onremove).toHaveBeenCalledOnce();
  expect(screen.getByRole('heading', { level: 2, name: 'No questions yet' })).toBeTruthy();
});
