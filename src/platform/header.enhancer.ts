import type { ParamDecoratorEnhancer } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';

/** Tells in OpenAPI that a route reads a header, where a parameter of it does. */
export const header =
  (name: string, description: string): ParamDecoratorEnhancer =>
  (target, key) => {
    const route = key && Object.getOwnPropertyDescriptor(target, key);
    if (route) ApiHeader({ name, description, required: false })(target, key, route);
  };
