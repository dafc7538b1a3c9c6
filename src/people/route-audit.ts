import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS } from '../platform/access.js';

type Method = (...args: unknown[]) => unknown;

/** The program does not start while a route names nobody who may call it. */
@Injectable()
export class RouteAudit implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const open = this.discovery.getControllers().flatMap(({ metatype }) => (metatype ? this.openRoutes(metatype) : []));
    if (open.length === 0) return;
    throw new Error(`These routes say neither @Public, @AllowNewcomer, @AllowSignedIn nor @Allow: ${open.join(', ')}`);
  }

  private openRoutes(controller: { prototype: object; name: string } | object): string[] {
    const { prototype, name } = controller as { prototype: Record<string, Method>; name: string };
    return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
      const handler = prototype[method];
      if (!handler || this.reflector.get(PATH_METADATA, handler) === undefined) return [];
      const access = this.reflector.getAllAndOverride<unknown>(ACCESS, [handler, controller as Method]);
      return access === undefined ? [`${name}.${method}`] : [];
    });
  }
}
