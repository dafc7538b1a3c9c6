import type { Role } from '#domain/vocabulary.js';
import type { sayFrame } from './frame.words.ts';

export interface Destination {
  to: string;
  word: Parameters<typeof sayFrame>[0];
  /** For whom it is; for everybody when left out. */
  roles?: readonly Role[];
}

const OFFICE: readonly Role[] = ['clerk', 'secretary', 'chair', 'decider'];

/** The main menu, in the order of a dossier's way. The server decides who may; this only spares people what is not theirs. */
export const DESTINATIONS: readonly Destination[] = [
  { to: '/viec-cua-toi', word: 'work' },
  { to: '/phong-trao', word: 'campaigns' },
  { to: '/danh-sach/moi', word: 'unitList', roles: ['nominator'] },
  { to: '/ho-so', word: 'dossiers', roles: ['nominator', ...OFFICE, 'councilMember', 'auditor', 'admin'] },
  { to: '/danh-ba', word: 'register', roles: ['clerk'] },
  { to: '/phien-hop', word: 'sittings', roles: ['secretary', 'chair', 'councilMember', 'clerk'] },
  { to: '/to-trinh', word: 'submissions', roles: OFFICE },
  { to: '/hop-thu', word: 'inbox', roles: ['authorityOfficer'] },
  { to: '/so-lieu', word: 'season', roles: [...OFFICE, 'auditor', 'admin'] },
  { to: '/so-van-ban', word: 'numberRegister', roles: [...OFFICE, 'auditor', 'admin'] },
  { to: '/mau-van-ban', word: 'templates', roles: ['clerk', 'secretary', 'admin'] },
  { to: '/kiem-tra', word: 'auditing', roles: ['auditor', 'admin'] },
  { to: '/quan-tri/nguoi', word: 'people', roles: ['admin'] },
  { to: '/quan-tri/co-quan', word: 'organisations', roles: ['admin'] },
  { to: '/quan-tri/phong-trao', word: 'plans', roles: ['admin'] },
  { to: '/quan-tri/van-hanh', word: 'running', roles: ['admin', 'clerk'] },
];

export const destinationsFor = (roles: readonly Role[]): Destination[] =>
  DESTINATIONS.filter((one) => !one.roles || one.roles.some((role) => roles.includes(role)));
