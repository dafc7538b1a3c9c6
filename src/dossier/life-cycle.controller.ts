import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { lifeCycleMermaid } from '../domain/life-cycle-mermaid.js';
import { lifeCycleTable, type LifeCycleTable } from '../domain/life-cycle-table.js';
import { Public } from '../platform/access.js';
import { LifeCycleDto } from './life-cycle.answers.js';

/** The life cycle, drawn from the machine: as data, and as a diagram. */
@ApiTags('life cycle')
@Controller()
@Public()
export class LifeCycleController {
  private readonly table = lifeCycleTable();

  @Get('life-cycle')
  @ApiOkResponse({ type: LifeCycleDto })
  show(): LifeCycleTable {
    return this.table;
  }

  @Get('life-cycle.mmd')
  @Header('content-type', 'text/vnd.mermaid; charset=utf-8')
  @ApiProduces('text/vnd.mermaid')
  @ApiOkResponse({ schema: { type: 'string' } })
  draw(): string {
    return lifeCycleMermaid();
  }
}
