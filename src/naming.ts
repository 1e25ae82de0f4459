/** How an article names the parties, from its text: the reader's annotations handed to the naming stage. */
import { EntityReader } from './claims/entities.ts';
import type { Scene } from './claims/scene.ts';
import { standpointOf } from './claims/standpoint.ts';
import { collectiveKey, NamingReader } from './compare/naming-read.ts';
import { outletOf } from './knowledge/outlets.ts';
import type { Article, ArticleNaming, CaseRecord } from './model/index.ts';
import { annotate, type Resources, setScene } from './pipeline.ts';
import { readText } from './text/document.ts';

type Named = Pick<Article, 'id' | 'outlet' | 'published'> & Partial<Pick<Article, 'url'>>;

/** Makes `ArticleNaming` of articles. Needs no trained models: names, quotations and viewpoint are enough. */
export class NamingMaker {
  private readonly reader: NamingReader;
  private readonly entities: EntityReader;

  constructor(private readonly resources: Resources) {
    this.reader = new NamingReader(resources.knowledge, (text) => {
      const doc = readText(text, resources.words, resources.lexicon);
      return collectiveKey(doc, 0, doc.tokens.length);
    });
    this.entities = new EntityReader(resources.knowledge);
  }

  /** From a scene that was set for reading claims: costs next to nothing. */
  ofScene(article: Named, scene: Scene): ArticleNaming {
    const { knowledge } = this.resources;
    const standpoint = standpointOf(scene, outletOf(knowledge.outlets, article), knowledge);
    const entityOf = (name: Parameters<EntityReader['of']>[1] & Scene['names'][number]) =>
      this.entities.of({ ...scene, nameAt: new Map([[name.first, name]]) }, name, standpoint);
    return this.reader.read(article, { country: standpoint.country, entityOf, ...scene });
  }

  /** From the text alone. */
  ofText(article: Named & Pick<Article, 'text'>): ArticleNaming {
    return this.ofScene(
      article,
      setScene(this.resources, annotate(this.resources, article.text, article.published.date), []),
    );
  }
}

/**
 * The record with a naming for every article: those that were read without one are read for it now, from their texts alone.
 * @param resources called when one is missing
 */
export function withNaming(record: CaseRecord, resources: () => Resources): CaseRecord {
  const known = new Set(record.naming?.map((n) => n.article));
  const missing = record.articles.filter((a) => !known.has(a.id));
  if (missing.length === 0) return record;
  const maker = new NamingMaker(resources());
  const made = missing.map((a) => (a.lang === 'ar' ? maker.ofText(a) : { article: a.id, mentions: [] }));
  return { ...record, naming: [...(record.naming ?? []), ...made] };
}
