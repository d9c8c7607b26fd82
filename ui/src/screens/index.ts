// Every screen there is. A screen appears here when it is built; the frame offers what it finds.
import type { Component } from 'svelte';
import type { IconName } from '../parts/icons';
import Closing from './closing/Screen.svelte';
import Comparison from './comparison/Screen.svelte';
import Home from './home/Screen.svelte';
import Import from './import/Screen.svelte';
import Interview from './interview/Screen.svelte';
import Interviews from './interviews/Screen.svelte';
import Opening from './openings/Opening.svelte';
import Openings from './openings/Screen.svelte';
import Plan from './plan/Screen.svelte';
import Questions from './questions/Screen.svelte';
import Scorecard from './scorecard/Screen.svelte';
import SetBuilder from './sets/Builder.svelte';
import Sets from './sets/Screen.svelte';
import Bin from './settings/Bin.svelte';
import Licenses from './settings/Licenses.svelte';
import Settings from './settings/Screen.svelte';

/** Every screen is handed `params`, the parameters of its route; some need none. */
export type ScreenComponent = Component<any>;

export interface Screen {
  /** As the navigation, the palette and the window title call it. */
  title: string;
  component: ScreenComponent;
  /** Where it stands in the navigation; screens that belong to another one leave this out. */
  place?: { icon: IconName; chord: string };
  /** The navigation entry that is marked while this screen is on show, if it is not its own. */
  under?: string;
  /** Hides the navigation: a live interview needs the width. */
  wide?: boolean;
}

export type Screens = Record<string, Screen>;

/** In the order of the navigation. */
export const screens: Screens = {
  home: { title: 'Home', component: Home, place: { icon: 'home', chord: 'g h' } },
  questions: { title: 'Questions', component: Questions, place: { icon: 'question', chord: 'g q' } },
  import: { title: 'Import', component: Import, under: 'questions' },
  sets: { title: 'Question sets', component: Sets, place: { icon: 'set', chord: 'g s' } },
  set: { title: 'Question set', component: SetBuilder, under: 'sets' },
  openings: { title: 'Openings', component: Openings, place: { icon: 'opening', chord: 'g o' } },
  opening: { title: 'Opening', component: Opening, under: 'openings' },
  comparison: { title: 'Comparison', component: Comparison, under: 'openings' },
  interviews: { title: 'Interviews', component: Interviews, place: { icon: 'interview', chord: 'g i' } },
  closing: { title: 'Closing', component: Closing, under: 'interviews' },
  interview: { title: 'Interview', component: Interview, under: 'interviews', wide: true },
  plan: { title: 'Plan an interview', component: Plan, under: 'interviews' },
  scorecard: { title: 'Scorecard', component: Scorecard, under: 'interviews' },
  settings: { title: 'Settings', component: Settings, place: { icon: 'settings', chord: 'Ctrl+,' } },
  bin: { title: 'Bin', component: Bin, under: 'settings' },
  licenses: { title: 'Licenses', component: Licenses, under: 'settings' },
};
