import { Loader } from '@mantine/core';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readSearch } from './core/search';
import { useMe } from './hooks/queries';
import ListPage from './list/ListPage';
import { PoolPage } from './list/PoolPage';
import { Broken } from './shell/Broken';
import { Lost } from './shell/Lost';
import { Shell } from './shell/Shell';

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: Lost });
const under = { getParentRoute: () => rootRoute };

const home = createRoute({ ...under, path: '/', validateSearch: readSearch, component: Home });
const tasks = createRoute({ ...under, path: '/tasks', validateSearch: readSearch, component: () => <ListPage key="tasks" view="tasks" path="/tasks" /> });
const opened = createRoute({ ...under, path: '/opened', validateSearch: readSearch, component: () => <ListPage key="opened" view="opened" path="/opened" /> });
const all = createRoute({ ...under, path: '/cases', validateSearch: readSearch, component: () => <ListPage key="all" view="all" path="/cases" /> });
const pool = createRoute({ ...under, path: '/pools/$team', validateSearch: readSearch, component: Pool });
const one = createRoute({ ...under, path: '/cases/$number', component: lazyRouteComponent(() => import('./case/CaseRoute')) });
const fresh = createRoute({ ...under, path: '/new', component: lazyRouteComponent(() => import('./new/NewCasePage')) });

/** My work; for people of a partner, all that their company has to do. */
function Home() {
  const partner = useMe().data?.user.partner;
  return <ListPage key="home" view={partner ? 'all' : 'mine'} label={partner?.label} path="/" />;
}

function Pool() {
  const { team } = useParams({ from: '/pools/$team' });
  return <PoolPage team={team} />;
}

function Pending() {
  const { t } = useTranslation();
  return <Loader m="xl" aria-label={t('app.loading')} />;
}

export const router = createRouter({
  routeTree: rootRoute.addChildren([home, tasks, opened, all, pool, one, fresh]),
  defaultPendingComponent: Pending,
  defaultErrorComponent: Broken,
  defaultPreload: 'intent',
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
