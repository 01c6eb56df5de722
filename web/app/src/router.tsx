import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Shell } from './components/Shell';
import { ListPage } from './pages/ListPage';

const CasePage = lazy(() => import('./pages/CasePage'));
const NewCasePage = lazy(() => import('./pages/NewCasePage'));

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: () => <ListPage view="mine" /> });
const mine = createRoute({ getParentRoute: () => rootRoute, path: '/', component: () => <ListPage view="mine" /> });
const all = createRoute({ getParentRoute: () => rootRoute, path: '/cases', component: () => <ListPage view="all" /> });
const pool = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pools/$team',
  component: function Pool() {
    return <ListPage view="team" team={pool.useParams().team} />;
  },
});
const one = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$number',
  component: function One() {
    const n = Number(one.useParams().number);
    return (
      <Suspense>
        <CasePage key={n} number={n} />
      </Suspense>
    );
  },
});
const fresh = createRoute({
  getParentRoute: () => rootRoute,
  path: '/new',
  component: () => (
    <Suspense>
      <NewCasePage />
    </Suspense>
  ),
});

export const router = createRouter({ routeTree: rootRoute.addChildren([mine, all, pool, one, fresh]) });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
