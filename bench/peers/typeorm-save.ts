import 'reflect-metadata';
import { createHash, randomUUID } from 'node:crypto';
import { Body, Controller, Headers, HttpCode, HttpException, Module, Param, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IsIn } from 'class-validator';
import { ValidationPipe } from '@nestjs/common';
import { Column, DataSource, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/**
 * The peer: the same move as NestJS and TypeORM are usually put together, on a copy of the same tables. A session looked
 * up and believed for five seconds, a validated body, entities saved in one transaction. No guards beyond the state.
 */
@Entity('dossier')
class Dossier {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') state: string;
  @Column('jsonb') memory: unknown;
  @Column('text', { name: 'head_hash' }) headHash: string;
  @Column('timestamptz', { name: 'changed_at' }) changedAt: Date;
  @VersionColumn() version: number;
}

@Entity('line')
class TrailLine {
  @PrimaryColumn('text') stream: string;
  @PrimaryColumn('uuid', { name: 'stream_id' }) streamId: string;
  @PrimaryColumn('integer') seq: number;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('jsonb') body: unknown;
  @Column('text') hash: string;
  @Column('uuid') epoch: string;
}

@Entity('outbox')
class Message {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId: string;
  @Column('text') kind: string;
  @Column('jsonb') payload: unknown;
  @Column('timestamptz', { name: 'next_at' }) nextAt: Date;
}

@Entity('installation')
class Installation {
  @PrimaryColumn('uuid') epoch: string;
}

class MoveRequest {
  @IsIn(['PROPOSE_INELIGIBLE', 'DISAGREE'])
  type: 'PROPOSE_INELIGIBLE' | 'DISAGREE';
}

const MOVES = {
  PROPOSE_INELIGIBLE: { from: 'evidence.appraisal', to: 'evidence.ineligibility' },
  DISAGREE: { from: 'evidence.ineligibility', to: 'evidence.appraisal' },
};
const SESSION = `SELECT person_id FROM session WHERE token_hash = $1 AND revoked_at IS NULL AND expires_at > now()`;
const KNOWN_FOR = 5_000;

@Controller('dossiers')
class Moves {
  private readonly known = new Map<string, { personId: string; readAt: number }>();
  private epoch?: string;

  constructor(private readonly source: DataSource) {}

  @Post(':id/commands')
  @HttpCode(200)
  async move(@Param('id') id: string, @Body() { type }: MoveRequest, @Headers('authorization') bearer: string) {
    const personId = await this.personOf(bearer.slice('Bearer '.length));
    this.epoch ??= (await this.source.getRepository(Installation).find())[0]!.epoch;
    return this.source.transaction(async (manager) => {
      const dossier = await manager.findOneByOrFail(Dossier, { id });
      const { from, to } = MOVES[type];
      if (dossier.state !== from) throw new HttpException('not from here', 409);
      const now = new Date();
      const body = {
        stream: 'dossier',
        streamId: id,
        seq: dossier.version + 1,
        command: type,
        from,
        to,
        personId,
        at: now,
      };
      const hash = createHash('sha256').update(dossier.headHash).update(JSON.stringify(body)).digest('hex');
      const saved = await manager.save(Object.assign(dossier, { state: to, headHash: hash, changedAt: now }));
      const { organisationId, version: seq } = saved;
      const line = { stream: 'dossier', streamId: id, seq, organisationId, body, hash, epoch: this.epoch! };
      await manager.save(Object.assign(new TrailLine(), line));
      const payload = { message: `turn.${to}`, cause: { stream: 'dossier', id, seq }, params: { dossierId: id } };
      const message = { id: randomUUID(), organisationId, kind: 'tell', payload, nextAt: now };
      await manager.save(Object.assign(new Message(), message));
      return { id, state: to, version: seq, line: { seq, hash } };
    });
  }

  private async personOf(token: string): Promise<string> {
    const hash = createHash('sha256').update(token).digest('hex');
    const known = this.known.get(hash);
    if (known && Date.now() - known.readAt < KNOWN_FOR) return known.personId;
    const [row] = await this.source.query<{ person_id: string }[]>(SESSION, [hash]);
    if (!row) throw new HttpException('who?', 401);
    this.known.set(hash, { personId: row.person_id, readAt: Date.now() });
    return row.person_id;
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({
      ...{ type: 'postgres', url: process.argv[2]!, entities: [Dossier, TrailLine, Message, Installation] },
      ...{ installExtensions: false, extra: { max: 10 } },
    }),
  ],
  controllers: [Moves],
})
class App {}

const app = await NestFactory.create<NestFastifyApplication>(App, new FastifyAdapter(), { logger: ['error'] });
app.setGlobalPrefix('api/v1').useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
await app.listen(0, '127.0.0.1');
console.log(`listens on ${await app.getUrl()}`);
