import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of the register that are one nominee: the row stays, and names the one that stands for it. */
export class MergedNominees1700000000011 implements MigrationInterface {
  readonly name = 'MergedNominees1700000000011';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE nominee ADD COLUMN merged_into_id uuid REFERENCES nominee CHECK (merged_into_id <> id);
      CREATE INDEX nominee_merged ON nominee (merged_into_id) WHERE merged_into_id IS NOT NULL;
      CREATE INDEX nominee_alike ON nominee (organisation_id, search_key, kind, id) INCLUDE (year, merged_into_id);

      /* All rows of the nominee that a row stands for, itself among them; whoever asks of a nominee asks of these. */
      CREATE FUNCTION rows_of_nominee(one uuid) RETURNS TABLE (id uuid) LANGUAGE sql STABLE ROWS 2 AS $$
        SELECT coalesce(n.merged_into_id, n.id) FROM nominee n WHERE n.id = one
        UNION ALL
        SELECT m.id FROM nominee n JOIN nominee m ON m.merged_into_id = coalesce(n.merged_into_id, n.id) WHERE n.id = one
      $$;
    `);
  }

  down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
