import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  build: {
    // The web view is WebKitGTK 2.44 or newer; an older target would rewrite light-dark().
    target: 'safari18',
    // The content security policy allows neither inline scripts nor data: fonts.
    assetsInlineLimit: 0,
    // What came into the window, for the test that each of it has a license notice.
    license: { fileName: 'packages.json' },
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'candidate.html'] },
  },
  // A test compares the native menu with the verbs of the window.
  server: { port: 5173, strictPort: true, fs: { allow: ['.', '../src-tauri/src'] } },
  test: {
    environment: 'jsdom',
    // On a busy machine axe alone takes seconds.
    testTimeout: 30_000,
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.ts'],
    css: { include: [/tokens\.css/] },
  },
});
