/** A table as a file that a spreadsheet opens with its marks: UTF-8 with a mark in front, fields between semicolons. */
export function saveTable(name: string, table: readonly (readonly string[])[]): void {
  const text = table.map((row) => row.map(quoted).join(';')).join('\r\n');
  const address = URL.createObjectURL(new Blob([`\uFEFF${text}\r\n`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A spreadsheet computes what begins like a formula; a name never is one. */
const quoted = (text: string): string => `"${text.replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`;
