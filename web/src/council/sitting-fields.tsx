import { NativeSelect, TextInput } from '@mantine/core';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { dayOf } from '#domain/days.js';
import { DayField } from '../parts/day-field.tsx';
import { timeOfInstant } from '../words/when.ts';
import type { Sitting } from './council.queries.ts';
import { useCouncilWords } from './council.words.ts';
import { useMembers } from './people-of.ts';

/** When, where, and who leads a sitting, as it stands in a form. */
export interface SittingEntry {
  title: string;
  place: string;
  day: string;
  time: string;
  presiderId: string;
  secretaryId: string;
}

export const entryOf = ({ title, place, plannedAt, presiderId, secretaryId }: Sitting, zone: string): SittingEntry => ({
  ...{ title, place, presiderId, secretaryId },
  day: dayOf(new Date(plannedAt), zone),
  time: timeOfInstant(plannedAt, zone),
});

interface SittingFieldsProps {
  form: UseFormReturn<SittingEntry>;
  organisationId: string;
}

/** The fields that a sitting is planned with and changed by. */
export function SittingFields({ form: { register, control, formState }, organisationId }: SittingFieldsProps) {
  const t = useCouncilWords();
  const { all } = useMembers(organisationId);
  const required = { required: t('needed') };
  const { errors } = formState;
  const people = (roles: readonly string[]) => [
    { value: '', label: '–' },
    ...all
      .filter((one) => one.roles.some((role) => roles.includes(role)))
      .map(({ id, fullName }) => ({ value: id, label: fullName })),
  ];
  const leaders = [
    { name: 'presiderId', label: t('presider'), data: people(['chair', 'councilMember']) },
    { name: 'secretaryId', label: t('secretary'), data: people(['secretary', 'councilMember']) },
  ] as const;
  return (
    <>
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        error={errors.title?.message}
        maxLength={300}
        {...register('title', required)}
      />
      <TextInput label={t('place')} error={errors.place?.message} maxLength={300} {...register('place', required)} />
      <div className="row" data-align="top">
        <DayField label={t('day')} error={errors.day?.message} {...register('day', required)} />
        <TextInput type="time" label={t('time')} error={errors.time?.message} {...register('time', required)} />
      </div>
      {leaders.map(({ name, label, data }) => (
        <Controller
          key={name}
          control={control}
          name={name}
          rules={required}
          render={({ field }) => <NativeSelect label={label} data={data} error={errors[name]?.message} {...field} />}
        />
      ))}
    </>
  );
}
