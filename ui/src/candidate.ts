import { mount } from 'svelte';
import Screen from './screens/candidate-window/Screen.svelte';
import './style/tokens.css';
import './style/base.css';

const target = document.getElementById('app');
if (target) mount(Screen, { target });
