import './styles';
import { DirectionProvider, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError, onEnded } from './core/api';
import { keys } from './hooks/keys';
import { direction, startLanguage } from './i18n';
import kit from './kit/kit.module.css';
import { router } from './router';
import { theme, variables } from './theme';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays one; what did not arrive is asked for again.
      retry: (times, error) => times < 2 && (!(error instanceof ApiError) || error.status === 0 || error.status >= 500),
    },
  },
});
// Whichever answer says first that the session has ended: the shell is told, and asks to sign in.
onEnded(() => void client.invalidateQueries({ queryKey: keys.me }));

await startLanguage();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <DirectionProvider initialDirection={direction(document.documentElement.lang)} detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
        <Notifications position="bottom-left" limit={1} className={kit.notices} />
      </MantineProvider>
    </DirectionProvider>
  </StrictMode>,
);
