import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'target/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
  },
  server: {
    // For `npm run dev` beside a hub that runs.
    proxy: { '/graphql': { target: 'http://127.0.0.1:8080', ws: true }, '/login': 'http://127.0.0.1:8080' },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
