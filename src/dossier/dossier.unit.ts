/** The unit of a dossier `d`, looked up for those that are shown: joined, the units of all communes would be read. */
export const UNIT_OF_DOSSIER = `(SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM unit u WHERE u.id = d.unit_id)`;
