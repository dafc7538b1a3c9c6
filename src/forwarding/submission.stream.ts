import { dataOf, linesOf, witness } from '../audit/witness.js';
import { textsIn } from '../domain/batch-lines.js';
import type { LineBody } from '../domain/line.js';

interface Member {
  position: number;
  /** The line of the dossier that its signed version names, as far as it names a list. */
  signedBy: unknown;
}

interface Stored {
  id: string;
  columns: Record<string, unknown>;
  dossiers: Record<string, Member>;
}

const STORED = `
  SELECT x.id,
    jsonb_build_object('campaignId', x.campaign_id, 'receiverId', x.receiver_id, 'replacesId', x.replaces_id,
      'letterPaperId', x.letter_paper_id, 'signerId', x.signer_id, 'channel', x.channel, 'listDigest', x.list_digest,
      'signed', x.signed_at IS NOT NULL, 'delivered', x.delivered_at IS NOT NULL) AS columns,
    (SELECT coalesce(jsonb_object_agg(m.dossier_id, jsonb_build_object('position', m.position, 'signedBy',
        (SELECT coalesce(l.body #> '{data,batch}', 'false') FROM line l WHERE l.stream = 'dossier'
          AND l.stream_id = m.dossier_id AND l.seq = m.signed_seq))), '{}')
      FROM submission_dossier m WHERE m.submission_id = x.id) AS dossiers
  FROM submission x WHERE x.id = ANY($1::uuid[])`;

/** A letter: from whom to whom, signed by whom, over which channel, and its list with the version that was signed of each. */
export const submissionStream = witness<Stored>('submission', STORED, ({ columns, dossiers }, lines) => ({
  stored: { ...columns, dossiers },
  told: { ...columnsIn(lines), dossiers: membersIn(lines) },
}));

function columnsIn(lines: readonly LineBody[]): object {
  const [drafted, signed] = [dataOf(lines[0]), dataOf(linesOf(lines, 'SIGN')[0])];
  const lists = linesOf(lines, 'DRAFT_SUBMISSION', 'CHANGE_LIST', 'SIGN');
  const directed = lists.filter(({ data }) => 'receiverId' in data).at(-1);
  const delivered = dataOf(linesOf(lines, 'DELIVERED').at(-1));
  return {
    campaignId: drafted['campaignId'],
    receiverId: dataOf(directed)['receiverId'],
    replacesId: signed['replacesId'] ?? drafted['replacesId'] ?? null,
    letterPaperId: signed['letterPaperId'] ?? null,
    signerId: signed['signerId'] ?? null,
    channel: delivered['channel'] ?? signed['channel'] ?? 'inbox',
    listDigest: lists.at(-1)?.contentDigest,
    signed: linesOf(lines, 'SIGN').length > 0,
    delivered: linesOf(lines, 'DELIVERED').length > 0,
  };
}

/** Whoever left a list that was only drawn up keeps his place in it, and is not signed for. */
function membersIn(lines: readonly LineBody[]): Record<string, Member> {
  const drawn = linesOf(lines, 'DRAFT_SUBMISSION', 'CHANGE_LIST').filter(({ data }) => !('cause' in data));
  const [signed] = linesOf(lines, 'SIGN');
  const signedFor = new Set(textsIn(dataOf(signed)['dossierIds']));
  return Object.fromEntries(
    textsIn(dataOf(drawn.at(-1))['dossierIds']).map((id, index) => [
      id,
      {
        position: index + 1,
        signedBy: signed && signedFor.has(id) ? { kind: 'submission', id: signed.streamId, seq: signed.seq } : null,
      },
    ]),
  );
}
