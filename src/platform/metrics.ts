import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is counted for the operator. Labels are codes and route patterns: never an id, a name or an address. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly registers = [this.registry];
  private readonly depths = new Map<string, () => Promise<number>>();

  private readonly queues = new Gauge({
    name: 'vinhdanh_queue_depth',
    help: 'Entries that wait, by queue.',
    labelNames: ['queue'],
    registers: this.registers,
  });

  private readonly requests = new Histogram({
    name: 'vinhdanh_http_request_seconds',
    help: 'Time to answer a request, by method, route pattern and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: this.registers,
  });

  private readonly refusals = new Counter({
    name: 'vinhdanh_refusals_total',
    help: 'Commands refused, by code.',
    labelNames: ['code'],
    registers: this.registers,
  });

  private readonly moves = new Counter({
    name: 'vinhdanh_moves_total',
    help: 'Commands accepted, by type.',
    labelNames: ['command'],
    registers: this.registers,
  });

  requestAnswered(labels: { method: string; route: string; status: number }, milliseconds: number): void {
    this.requests.observe(labels, milliseconds / 1000);
  }

  commandRefused(code: string): void {
    this.refusals.inc({ code });
  }

  commandAccepted(command: string): void {
    this.moves.inc({ command });
  }

  /** `depth` is asked each time the metrics are read. */
  watchQueue(queue: string, depth: () => Promise<number>): void {
    this.depths.set(queue, depth);
  }

  async text(): Promise<string> {
    for (const [queue, depth] of this.depths) this.queues.set({ queue }, await depth());
    return this.registry.metrics();
  }
}
