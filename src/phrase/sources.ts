/** Who says so: the chain of sources as voice, source and the one whom he passes on. */
import type { Voice } from '../knowledge/sentences.ts';
import type { Claim, Mention, Source } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { isWithheld, type PhraseContext, withheldName } from './context.ts';
import { sayEntity, sayText } from './mentions.ts';
import { fixed, joinNamed, mapCases, type Named } from './nouns.ts';
import type { Phraser } from './phraser.ts';

export interface Speakers {
  readonly voice: Voice;
  readonly source: Named;
  /** Whom the source passes on. */
  readonly speaker: Named | null;
  /** The nearest source's own word denies. */
  readonly refutes: boolean;
  /** The one source is also the one agent. */
  readonly disowns: boolean;
}

/**
 * The chain, which stands nearest first: a body behind its speaker without a cue of its own is named beside him; several with one cue speak
 * together, in the order of the text; otherwise the last passes on the one before.
 */
export function saySources(phraser: Phraser, context: PhraseContext, claim: Claim, shown: Set<string>): Speakers {
  // whoever does a saying vouches for it: «X says that X made a demand» says it twice
  const own = phraser.ontology.get(claim.type)?.saying ? claim.agent : [];
  const links = claim.source.filter(
    (s, k, all) => !all.slice(0, k).some((o) => same(o, s)) && !own.some((a) => same(a, s)),
  );
  if (links.length === 0) {
    const outlet = context.outlet ? ownVoice(phraser, context, context.outlet) : null;
    const source = outlet ?? {
      ar: fixed(phraser.ar.get('article')),
      en: { text: phraser.en.get('article'), plural: false },
    };
    return { voice: outlet ? 'own' : 'article', source, speaker: null, refutes: false, disowns: false };
  }
  const groups: { cue: string; start: number; names: Named[] }[] = [];
  links.forEach((link, k) => {
    const last = groups.at(-1);
    const cue = link.cue ?? '';
    if (last && !cue && isBody(phraser, link)) {
      addBody(phraser, context, last.names, links[k - 1]!, link, shown);
      return;
    }
    const body = links[k + 1];
    const office = !(body && !body.cue && isBody(phraser, body));
    const named = sayLink(phraser, context, link, office, shown);
    if (last && cue && cue === last.cue && (says(phraser, cue) || link.start > last.start)) last.names.push(named);
    else groups.push({ cue, start: link.start, names: [named] });
  });
  const [nearest, ...outer] = groups.map((g) => joinNamed(g.names, phraser));
  const refutes = hasClass(phraser, links[0]!.cue, 'negate');
  const [agent, another] = claim.agent;
  const disowns = agent !== undefined && another === undefined && same(agent, links[0]!) && links.length === 1;
  if (outer.length === 0) return { voice: 'named', source: nearest!, speaker: null, refutes, disowns };
  const source = outer.pop()!;
  const speaker = outer.reduce((inner, next) => joinNamed([next, inner], phraser), nearest!);
  return { voice: 'chain', source, speaker, refutes, disowns };
}

const same = (a: Mention, b: Mention): boolean =>
  a.entity !== undefined ? a.entity === b.entity : fold(a.text) === fold(b.text) && b.entity === undefined;

function ownVoice(phraser: Phraser, context: PhraseContext, outlet: string): Named | null {
  return isWithheld(phraser, context, { text: outlet, entity: outlet })
    ? withheldName(phraser)
    : (phraser.entities.outlet(outlet) ?? asGiven(outlet));
}

/** An outlet that no table knows is called as it was given. */
const asGiven = (outlet: string): Named => ({ ar: fixed(`«${outlet}»`), en: { text: `“${outlet}”`, plural: false } });

/** An agency or outlet passes on; any other link without a cue is the body that the speaker before it belongs to. */
const isBody = ({ entities }: Phraser, { entity }: Source): boolean => entity === undefined || !entities.relays(entity);

function addBody(
  phraser: Phraser,
  context: PhraseContext,
  names: Named[],
  speaker: Source,
  body: Source,
  shown: Set<string>,
): void {
  const own = names.at(-1)!;
  const said = fold(own.ar.nominative);
  const named = sayLink(phraser, context, body, true, shown);
  if (said.includes(fold(named.ar.nominative)) || speaker.entity === body.entity) if (body.entity) return;
  const inEnglish = own.en.text.includes(named.en.text.replace(/^the /, ''));
  names[names.length - 1] = {
    ar: mapCases(own.ar, (text) => phraser.ar.get('of-body', { name: text, body: named.ar.nominative })),
    en: inEnglish
      ? own.en
      : { ...own.en, text: phraser.en.get('of-body', { name: own.en.text, body: named.en.text.replace(/^the /, '') }) },
  };
}

function sayLink(phraser: Phraser, context: PhraseContext, link: Source, office: boolean, shown: Set<string>): Named {
  if (isWithheld(phraser, context, link)) return withheldName(phraser);
  if (link.entity && !phraser.entities.isUnspecified(link.entity)) {
    if (!office) shown.add(link.entity);
    const named = sayEntity(phraser, context, link.entity, shown);
    if (named) return named;
  }
  if (isNobody(phraser, link))
    return { ar: fixed(phraser.ar.get('unnamed')), en: { text: phraser.en.get('unnamed'), plural: false } };
  return sayText(phraser, link.text, true, true);
}

/** «يعتقد», «قيل»: the source is nothing but the verb that attributes. */
function isNobody({ language }: Phraser, { text }: Source): boolean {
  const bare = text.trim();
  if (bare.includes(' ')) return false;
  const word = language.words.of(fold(bare));
  return word.best.readings[0]?.entry.pos === 'verb';
}

/** «قالت», «أفادت», and any verb in the dual or plural: said by several at once. */
function says(phraser: Phraser, cue: string): boolean {
  if (cue.includes(' ')) return false;
  const several = phraser.language.words.of(fold(cue)).best.readings[0]?.person;
  return hasClass(phraser, cue, 'say') || /^3.[dp]$/.test(several ?? '');
}

/** Whether the cue is a verb of that class. */
function hasClass({ language }: Phraser, cue: string | undefined, name: string): boolean {
  if (!cue) return false;
  return language.words.of(fold(cue)).entries.some((e) => e.verb !== undefined && e.classes.includes(name));
}
