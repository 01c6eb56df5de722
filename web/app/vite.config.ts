import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { weigh } from './build/size.ts';

export default defineConfig({
  plugins: [react(), weigh(300, ['/case/CaseRoute.tsx', '/new/NewCasePage.tsx'])],
  build: { emptyOutDir: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 900, reportCompressedSize: false },
  server: { proxy: { '/api': process.env.AKIS_URL ?? 'http://localhost:8080' } },
  test: { include: ['src/**/*.test.ts'] },
});
