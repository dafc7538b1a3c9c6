import { setTimeout as pause } from 'node:timers/promises';
import { OutboxRelay } from '../../src/platform/outbox.relay.js';
import { loadConfig } from '../../src/platform/config.js';
import { SessionStore } from '../../src/people/session.store.js';
import type { SignedIn } from '../../src/people/signed-in.js';
import { startServer, type RunningServer } from '../../src/server.js';
import { Client } from '../support/client.js';
import type { CouncilWorld } from './council.world.js';

/** The whole program on the database, the keys and the clock of one world. */
export class CouncilProgram {
  private readonly clients = new Map<string, Promise<Client>>();

  private constructor(
    readonly world: CouncilWorld,
    readonly server: RunningServer,
  ) {}

  static async on(world: CouncilWorld): Promise<CouncilProgram> {
    await world.database.query(`UPDATE person SET password_hash = 'kept'`);
    const config = {
      ...loadConfig({ DATA_DIR: world.folder, LOG_LEVEL: 'silent' }),
      ...{ port: 0, databaseUrl: world.fresh.appUrl, databaseOwnerUrl: world.fresh.superuserUrl },
    };
    return new CouncilProgram(world, await startServer({ config, clock: world.clock }));
  }

  async stop(): Promise<void> {
    await this.server.close();
    await this.world.stop();
  }

  as({ personId }: SignedIn): Promise<Client> {
    const known = this.clients.get(personId) ?? this.signIn(personId);
    this.clients.set(personId, known);
    return known;
  }

  private async signIn(personId: string): Promise<Client> {
    const store = this.server.app.get(SessionStore, { strict: false });
    const { token } = await this.world.database.transaction((tx) => store.open(tx, personId, 'kept'));
    return new Client(this.server.url, token);
  }

  async delivered(): Promise<void> {
    await this.server.app.get(OutboxRelay, { strict: false }).drain();
    // What the relay took by itself a moment before may still be on its way.
    while ((await this.world.database.query('SELECT FROM outbox WHERE done_at IS NULL LIMIT 1')).length > 0)
      await pause(20);
  }
}
