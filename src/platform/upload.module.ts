import { Module } from '@nestjs/common';
import { MultipartModule } from '@nestjs/platform-fastify/multipart';
import { FileStore } from './file.store.js';

@Module({ providers: [FileStore], exports: [FileStore] })
class FilesModule {}

/** Uploads that go straight to the file store. */
@Module({
  imports: [
    FilesModule,
    MultipartModule.registerAsync({
      imports: [FilesModule],
      inject: [FileStore],
      useFactory: (files: FileStore) => ({ storage: files.engine() }),
    }),
  ],
  exports: [FilesModule, MultipartModule],
})
export class UploadModule {}
