import { Problem } from '../api/problem.ts';
import { Refusal } from '../parts/refusal.tsx';
import { useSentence } from '../words/words.ts';
import { usePrintingWords } from './printing.words.ts';

/** Why a file cannot be used: each fault with the paragraph that it stands in, as it is found again in Word. */
export function TemplateFaults({ error }: { error: Error | null }) {
  const t = usePrintingWords();
  const say = useSentence();
  const problems = error instanceof Problem && error.told.code === 'template.invalid' ? error.told.problems : undefined;
  if (!problems) return <Refusal error={error} />;
  return (
    <div role="alert">
      <p>{t('faulty', { count: problems.length })}</p>
      <ul>
        {problems.map(({ path, message }, index) => (
          <li key={index} className="read">
            {say(message)} {path !== '' && <span className="dimmed">{t('foundAt', { place: path })}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
