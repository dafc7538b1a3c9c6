import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from './access.js';
import { Deliveries, DeliveriesView } from './deliveries.js';

@ApiTags('deliveries')
@Controller('deliveries')
export class DeliveriesController {
  constructor(private readonly deliveries: Deliveries) {}

  @Get()
  @Allow('admin')
  @ApiOkResponse({ type: DeliveriesView })
  show(): Promise<DeliveriesView> {
    return this.deliveries.show();
  }
}
