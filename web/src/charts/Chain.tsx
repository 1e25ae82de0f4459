/** The chain that a claim has come down: who published it, whom they cite, where it goes back to; as a line of joined steps. */
import { Link } from '@tanstack/react-router';
import type { ChainStep } from '../../../src/server/contract.ts';
import { useT, type Word } from '../i18n/index.ts';
import { Bi, Source } from '../ui/text.tsx';

export function Chain({ steps }: { readonly steps: readonly ChainStep[] }) {
  const t = useT();
  return (
    <ol className="chain" aria-label={t('chain')}>
      {steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a chain has an order and nothing else to tell its steps by
        <li key={i} className={`chain-step chain-${step.kind}`}>
          <span className="chain-kind">{t(`chain.${step.kind}` as Word)}</span>
          <span className="chain-name">
            {step.kind === 'copy' && step.article ? (
              <Link to="/articles/$id" params={{ id: step.article }}>
                <Bi of={step.name} />
              </Link>
            ) : step.entity ? (
              <Link to="/sources/$id" params={{ id: step.entity }}>
                {step.kind === 'source' ? <Source text={step.text} /> : <Bi of={step.name} />}
              </Link>
            ) : step.kind === 'source' ? (
              <Source text={step.text} />
            ) : (
              <Bi of={step.name} />
            )}
          </span>
          {step.cue && (
            <span className="chain-cue">
              <Source text={step.cue} />
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
