/** What is said of an incident: why the accounts of it agree or part, how well it is attested, where it was. */
import { describe, expect, it } from 'vitest';
import { compareCase } from '../src/accounts.ts';
import { loadKnowledge } from '../src/knowledge/index.ts';
import type { AspectName } from '../src/model/index.ts';
import { type MadeClaim, makeRecord, PLACE_IDS } from './accounts-make.ts';

const knowledge = loadKnowledge();
const { DOUMA, SYRIA } = PLACE_IDS;
const DAY = '2018-03-05';
const [SOHR, DOCTORS, HELMETS] = ['sohr:المرصد', 'msf:أطباء بلا حدود', 'white-helmets:الدفاع المدني'];

/** The incident of claims that each stand in an article of their own. */
const incidentOf = (...claims: MadeClaim[]) => {
  const articles = claims.map((c, k) => ({ id: `a${k}`, published: DAY, outlet: 'BBC', claims: [c] }));
  const { incidents } = compareCase(makeRecord(articles), knowledge);
  expect(incidents).toHaveLength(1);
  return incidents[0]!;
};
const because = (aspect: AspectName, ...claims: MadeClaim[]) =>
  incidentOf(...claims).aspects.find((a) => a.aspect === aspect)!.because;

const strike = (source: string, more: Partial<MadeClaim> = {}): MadeClaim => ({
  ...{ type: 'air_strike', quote: 'غارات على السوق القديم في المدينة', place: [DOUMA], from: DAY, source: [source] },
  ...{ target: ['السوق القديم في المدينة'], ...more },
});

describe('the reason of an aspect', () => {
  it('lists those who agree, and says of a happening that it happened', () => {
    const { en, ar } = because('occurrence', strike(SOHR!), strike(DOCTORS!), strike(HELMETS!));
    expect(en).toMatch(/^The sources agree: .+, .+ and .+ — it happened$/);
    expect(ar).toMatch(/^تتفق المصادر: .+ و.+ — وقع$/);
    const held: Partial<MadeClaim> = { type: 'territory_control', agent: ['syrian-army:الجيش'] };
    expect(because('occurrence', strike(SOHR!, held), strike(DOCTORS!, held)).en).toMatch(/ — it stands$/);
    const five = ['ocha:أوتشا', 'unicef:اليونيسف', ...[SOHR!, DOCTORS!, HELMETS!]].map((s) => strike(s));
    expect(because('occurrence', ...five).ar).toContain('وغيرهم (2)');
  });

  it('sets nobody against himself', () => {
    const { en } = because('place', strike(SOHR!), strike(SOHR!, { place: [SYRIA] }));
    expect(en).toContain('by one and the same teller');
    expect(because('place', strike(SOHR!), strike(DOCTORS!, { place: [SYRIA] })).en).toContain('one place lies in');
  });

  it('does not say that a place lies in one that no table knows', () => {
    const { en } = because('place', strike(SOHR!), strike(DOCTORS!, { place: ['?القرية'] }));
    expect(en).toContain('how the two places lie to each other is not known');
  });

  it('says of a clash that each names some of the parties', () => {
    const clash = (agent: string, source: string) => strike(source, { type: 'armed_clash', agent: [agent] });
    const told = [clash('syrian-army:الجيش', SOHR!), clash('free-syrian-army:الجيش الحر', DOCTORS!)];
    const between = strike(HELMETS!, { type: 'armed_clash', agent: ['syrian-army:الجيش', 'free-syrian-army:الحر'] });
    expect(because('agent', ...told, between).en).toContain('each names some of the parties');
  });
});

describe('an incident', () => {
  it('lies where the gazetteer knows a place, though more name one that it does not', () => {
    const unknown = strike(SOHR!, { place: ['?القرية'] });
    expect(incidentOf(unknown, strike(DOCTORS!, { place: ['?القرية'] }), strike(HELMETS!)).place?.id).toBe(DOUMA);
    expect(incidentOf(unknown).place?.name.ar).toBe('القرية');
  });

  it('is confirmed by a party that is known, not by words that name nobody', () => {
    const own = (who: string) => strike(who, { agent: [who] });
    expect(incidentOf(own('turkish-forces:الجيش التركي')).grade).toBe('confirmed');
    expect(incidentOf(own('البيان')).grade).toBe('weak');
  });

  it('is confirmed by who owns up to what nobody boasts of, and not by who announces his dead', () => {
    const army = 'turkish-forces:الجيش التركي';
    const said = (type: string, cue: string, apart = true) => {
      const record = makeRecord([
        { id: 'a', published: DAY, outlet: 'BBC', claims: [strike(army, { type, agent: [army] })] },
      ]);
      const claims = record.claims.map((c) => ({
        ...c,
        source: c.source.map((s) => ({ ...s, cue, start: apart ? s.start : c.agent[0]!.start })),
      }));
      return compareCase({ ...record, claims }, knowledge).incidents[0]!.grade;
    };
    expect([said('attack_on_civilians', 'قال'), said('attack_on_civilians', 'واعترفت')]).toEqual(['weak', 'confirmed']);
    expect([said('killed', 'أعلن'), said('killed', 'أعلن', false)]).toEqual(['confirmed', 'weak']);
    expect(said('air_strike', 'أعلن', false)).toBe('confirmed');
  });
});
