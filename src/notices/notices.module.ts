import { Module } from '@nestjs/common';
import { CopiedText } from './copied.text.js';
import { EmailHandler } from './email.handler.js';
import { NoticesController } from './notices.controller.js';
import { Notices } from './notices.service.js';
import { Post } from './post.js';
import { TellHandler } from './tell.handler.js';

/** Who is told what, in which words, and whether it arrived. */
@Module({
  controllers: [NoticesController],
  providers: [TellHandler, EmailHandler, Post, Notices, CopiedText],
})
export class NoticesModule {}
