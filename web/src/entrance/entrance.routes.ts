import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { isProblem } from '../api/problem.ts';
import { me } from '../api/queries.ts';
import { root } from '../frame/root.tsx';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The way in. */
export const entranceRoutes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/viec-cua-toi' });
    },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/dang-nhap',
    validateSearch: (search): { tiep?: string } => ({ tiep: text(search['tiep']) }),
    component: lazyRouteComponent(() => import('./sign-in.screen.tsx'), 'SignInScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/mat-khau',
    beforeLoad: async ({ context }) => {
      await context.client.ensureQueryData(me).catch((error: unknown) => {
        throw isProblem(error, 'session.missing') ? redirect({ to: '/dang-nhap' }) : error;
      });
    },
    component: lazyRouteComponent(() => import('./password.screen.tsx'), 'PasswordScreen'),
  }),
] as const;
