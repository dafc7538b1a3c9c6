import type { MigrationInterface } from 'typeorm';
import { People1700000000001 } from './0001-people.js';
import { Campaigns1700000000002 } from './0002-campaigns.js';
import { Dossiers1700000000003 } from './0003-dossiers.js';
import { Council1700000000004 } from './0004-council.js';
import { Forwarding1700000000005 } from './0005-forwarding.js';
import { ImmutableWords1700000000006 } from './0006-immutable-words.js';
import { Lookups1700000000007 } from './0007-lookups.js';
import { TakenBack1700000000008 } from './0008-taken-back.js';
import { OpinionSalt1700000000009 } from './0009-opinion-salt.js';
import { Unread1700000000010 } from './0010-unread.js';
import { MergedNominees1700000000011 } from './0011-merged-nominees.js';
import { Growth1700000000012 } from './0012-growth.js';
import { LevelReads1700000000013 } from './0013-level-reads.js';
import { Templates1700000000014 } from './0014-templates.js';
import { Outgoing1700000000015 } from './0015-outgoing.js';
import { PastImports1700000000017 } from './0017-past-imports.js';
import { OfficePapers1700000000018 } from './0018-office-papers.js';
import { Sets1700000000019 } from './0019-sets.js';
import { RepeatedPapers1700000000020 } from './0020-repeated-papers.js';
import { CorrectionsUnderWay1700000000021 } from './0021-corrections-under-way.js';

/** In order; forward only, frozen once merged. */
export const migrations: (new () => MigrationInterface)[] = [
  People1700000000001,
  Campaigns1700000000002,
  Dossiers1700000000003,
  Council1700000000004,
  Forwarding1700000000005,
  ImmutableWords1700000000006,
  Lookups1700000000007,
  TakenBack1700000000008,
  OpinionSalt1700000000009,
  Unread1700000000010,
  MergedNominees1700000000011,
  Growth1700000000012,
  LevelReads1700000000013,
  Templates1700000000014,
  Outgoing1700000000015,
  PastImports1700000000017,
  OfficePapers1700000000018,
  Sets1700000000019,
  RepeatedPapers1700000000020,
  CorrectionsUnderWay1700000000021,
];
