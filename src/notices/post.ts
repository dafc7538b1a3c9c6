import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Clock } from '../platform/clock.js';
import { Config } from '../platform/config.js';
import { DeliveryFailed } from '../platform/outbox.handlers.js';

export interface Letter {
  /** Stable, so that a repetition is recognised. */
  id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
}

/** A server refused this letter for good. */
export class LetterRefused extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000, dnsTimeout: 5_000 };

/** After a silent server, letters come back at once for a while, so that what else must leave does not wait behind them. */
export const AWAY_FOR = 30_000;

/** Hands letters to the SMTP server. No error of it leaves this file, because its text repeats addresses. */
@Injectable()
export class Post implements OnModuleDestroy {
  private readonly transport;
  private readonly sender: string;
  private readonly host: string;
  private awayUntil = 0;

  constructor(
    private readonly clock: Clock,
    { smtpUrl, publicUrl }: Config,
  ) {
    this.transport = smtpUrl ? createTransport({ url: smtpUrl, ...PATIENCE }) : undefined;
    this.sender = smtpUrl ? senderOf(new URL(smtpUrl)) : '';
    this.host = publicUrl ? new URL(publicUrl).hostname : this.sender.slice(this.sender.indexOf('@') + 1);
  }

  onModuleDestroy(): void {
    this.transport?.close();
  }

  /** Returns once the server has accepted the letter. */
  async send({ id, from, to, subject, text }: Letter): Promise<void> {
    if (!this.transport) throw new DeliveryFailed('smtp.notConfigured');
    if (this.clock.now().getTime() < this.awayUntil) throw new DeliveryFailed('smtp.away');
    const letter = {
      messageId: `<${id}@${this.host}>`,
      date: this.clock.now(),
      from: { name: from, address: this.sender },
      to: { name: '', address: to },
      headers: { 'Auto-Submitted': 'auto-generated' },
    };
    try {
      await this.transport.sendMail({ ...letter, subject, text });
    } catch (error) {
      if (isSilence(error)) this.awayUntil = this.clock.now().getTime() + AWAY_FOR;
      throw failureOf(error);
    }
  }
}

interface Failure {
  code?: string;
  responseCode?: number;
  /** What the server was told when it said so. */
  command?: string;
}

const OF_THE_LETTER = ['EENVELOPE', 'EMESSAGE'];

/** `?from=` of SMTP_URL, else its user where that is an address, else a name at its host. */
function senderOf(url: URL): string {
  const user = decodeURIComponent(url.username);
  return url.searchParams.get('from') ?? (user.includes('@') ? user : `vinhdanh@${url.hostname}`);
}

/** No answer at all: neither the server's nor a complaint about the letter. */
const isSilence = (error: unknown): boolean => {
  const { code, responseCode } = error as Failure;
  return responseCode === undefined && !OF_THE_LETTER.includes(code ?? '');
};

/**
 * A 5xx on the letter itself is final. Everything else (no answer, busy, a wrong password) may pass; so may a sender that
 * the server does not take, which is a fault of the settings and none of the letter.
 */
function failureOf(error: unknown): LetterRefused | DeliveryFailed {
  const { code = 'unexpected', responseCode, command } = error as Failure;
  const answer = responseCode === undefined ? code : String(responseCode);
  const ofSender = responseCode !== undefined && command === 'MAIL FROM';
  if (!ofSender && OF_THE_LETTER.includes(code) && (responseCode ?? 500) >= 500) return new LetterRefused(answer);
  return new DeliveryFailed(answer);
}
