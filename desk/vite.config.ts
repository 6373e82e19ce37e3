import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const center = process.env['THROUGHLINE_CENTER'] ?? 'http://127.0.0.1:4199';

export default defineConfig({
  base: '/desk/',
  plugins: [react()],
  build: { target: 'es2023', manifest: true, chunkSizeWarningLimit: 700 },
  server: {
    proxy: {
      '/api': center,
      '/live': { target: center, ws: true },
      '/shop': center,
      '/dev/': center,
      '/widget': { target: center, ws: true },
    },
  },
});
