import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Campaign } from '#domain/campaign.js';
import { compareNames } from '#domain/text.js';
import { useAct } from '../api/act.ts';
import { answered, api, stamped } from '../api/client.ts';
import { useMyself } from '../frame/myself.ts';
import { Section } from '../frame/page.tsx';
import { Done } from '../parts/notice-line.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { awardsOf, cardFor } from './agenda.ts';
import type { Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { useMembers } from './people-of.ts';
import { QuorumWords } from './quorum-words.tsx';
import styles from './room.module.css';

/** Who is there, and whether that is enough for each rule card of the agenda; ticked by whoever keeps the record. */
export function AttendanceField({ sitting, plan, keeps }: { sitting: Sitting; plan: Campaign; keeps: boolean }) {
  const t = useCouncilWords();
  const { council } = useMembers(sitting.organisationId);
  const recorded = sitting.attendance.filter(({ present }) => present).map(({ personId }) => personId);
  // Null until somebody ticks: then what is recorded elsewhere is shown as it comes.
  const [ticked, setPresent] = useState<ReadonlySet<string> | null>(null);
  const present = ticked ?? new Set(recorded);
  const { id, version } = sitting;
  const save = useAct(
    (ids: string[], key: string) => {
      const persons = council.map(({ id: personId }) => ({ personId, present: ids.includes(personId) }));
      return answered(
        api.PUT('/api/v1/sittings/{id}/attendance', {
          params: { path: { id } },
          body: { persons },
          ...stamped(key, version),
        }),
      );
    },
    { onDone: () => setPresent(null) },
  );
  const { timeZone } = useMyself().organisation;
  const cards = awardsOf(sitting).flatMap((code) => cardFor(plan, sitting, code, timeZone) ?? []);
  const editable = keeps && sitting.state !== 'closed';
  const changed = [...present].toSorted().join() !== recorded.toSorted().join();
  return (
    <Section
      title={t('attendance')}
      aside={<span className="dimmed">{t('present', { count: present.size, all: council.length })}</span>}
    >
      <QuorumWords cards={cards} all={council.length} present={present.size} className={styles['quorum']} />
      <ul className={styles['people']}>
        {council
          .toSorted((a, b) => compareNames(a.fullName, b.fullName))
          .map((member) => (
            <li key={member.id}>
              {editable ? (
                <Checkbox
                  label={member.fullName}
                  checked={present.has(member.id)}
                  onChange={(event) => setPresent(withOrWithout(present, member.id, event.currentTarget.checked))}
                />
              ) : (
                <>
                  {member.fullName}: <b>{t(present.has(member.id) ? 'here' : 'away')}</b>
                </>
              )}
            </li>
          ))}
      </ul>
      {editable && (
        <div className="row not-printed">
          <Button
            size="sm"
            variant={changed ? 'filled' : 'default'}
            loading={save.busy}
            onClick={() => save.run([...present].toSorted())}
          >
            {t('saveAttendance')}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => setPresent(new Set(council.map((member) => member.id)))}>
            {t('allPresent')}
          </Button>
        </div>
      )}
      {save.done && !changed && <Done>{t('attendanceSaved')}</Done>}
      <Refusal error={save.error} />
    </Section>
  );
}

const withOrWithout = (ids: ReadonlySet<string>, id: string, there: boolean): ReadonlySet<string> =>
  new Set(there ? [...ids, id] : [...ids].filter((one) => one !== id));
