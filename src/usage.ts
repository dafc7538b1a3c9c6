/** What `npx vinhdanh --help` says. */
export const USAGE = `Usage: npx vinhdanh <command>

  people add-admin --username NAME --full-name "FULL NAME" --organisation CODE [--organisation-name "NAME"]
      Makes an administrator and prints an access slip for the first sign-in.
  audit verify [--quick | --deep] [--threads N]
      Recomputes every chain, judges every line again, and compares with what is stored. Exit code 1 when anything differs.
      --quick looks at chains, arrows and heads alone; --deep is what is done without either. 0 threads: all in this one.
  backup --to DIR
      Saves all tables, as they were at one instant, and the files that they name; the server may run. No key is in it.
  restore --from DIR
      Brings a backup into an empty installation whose server does not run.
  campaign calendar --organisation CODE --campaign CODE --due YYYY-MM-DD
      [--signing N] [--sitting N] [--answers N] [--supplement N] [--nomination N]
      The last safe day of each step, counted back from the authority's date; the numbers are working days before the next step.
      Exit code 1 where the plan cannot work.
  past import FILE --organisation CODE [--dry-run] [--add-nominees]
      Brings a list of past awards into the register, an .xlsx or a text with tabs: every problem by its cell, then all or nothing.
      --add-nominees adds whoever the register does not have. Exit code 1 where something is wrong with the list.
  set --organisation CODE --letter NUMBER --to DIR
      Writes the latest set of a letter into a folder, with the digest of each file: PDF, list and ZIP as they are kept.
  docs
      Writes what is generated: docs/life-cycle.md, docs/personal-data.md, docs/tampering.md and docs/openapi.json.

It works on the database of DATABASE_URL, or on the embedded one in DATA_DIR, whether the server runs or not.`;
