// Random documents over any schema. Nearly all are valid; those that are not are as good for comparing.
import {
  GraphQLNonNull, getNamedType, getNullableType, isAbstractType, isCompositeType, isListType, isNonNullType, isRequiredArgument, isUnionType,
} from 'graphql';
import { literalOf } from './literals.mjs';
import {
  argument, directive, field, fragment, inline, literal, nodesOf, operation, spread, typeReference, variable, variableDefinition,
} from './syntax.mjs';

const flow = ['include', 'skip'];

export class Documents {
  constructor(schema, random, options = {}) {
    this.schema = schema;
    this.random = random;
    this.options = { depth: 5, width: 5, fields: 30, ...options };
  }

  /** One document: mostly a single operation, sometimes several, with the fragments and variables they use. */
  document(kinds = ['query', 'query', 'query', 'mutation', 'subscription']) {
    const possible = kinds.filter(kind => this.schema.getRootType(kind));
    this.left = this.options.fields;
    this.fragments = new Map();
    this.count = 0;
    const several = this.random.chance(0.1) ? 2 : 1;
    const operations = Array.from({ length: several }, (_, index) =>
      this.operation(this.random.pick(possible), several > 1 || this.random.chance(0.6) ? `Op${index}` : undefined));
    const used = new Set(nodesOf(operations, 'FragmentSpread').map(node => node.name.value));
    for (let size = -1; size !== used.size;) {
      size = used.size;
      for (const key of used) nodesOf(this.fragments.get(key)?.node, 'FragmentSpread').forEach(node => used.add(node.name.value));
    }
    const definitions = [...operations, ...[...this.fragments].filter(([key]) => used.has(key)).map(([, { node }]) => node)];
    // A fragment that uses variables serves the operation that declares them.
    return { kind: 'Document', definitions: several > 1 && this.fragments.size > 0 ? definitions : this.random.chance(0.2) ? this.random.shuffle(definitions) : definitions };
  }

  operation(kind, key) {
    this.variables = new Map();
    const root = this.schema.getRootType(kind);
    const selections = kind === 'subscription' ? [this.field(root, this.random.pick(Object.values(root.getFields())), 1, true)] : this.selections(root, 1);
    const directives = this.directives(kind.toUpperCase());
    const known = [...this.variables];
    return operation(kind, key, selections, known.map(([one, { type, byDefault }]) =>
      variableDefinition(one, type, byDefault, this.directives('VARIABLE_DEFINITION', true))), directives);
  }

  selections(type, depth) {
    const { random, options } = this;
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const chosen = [];
    const width = 1 + random.below(options.width);
    for (let i = 0; i < width; i++) {
      const roll = random.next();
      if (roll < 0.08 || (fields.length === 0 && roll < 0.2)) {
        chosen.push(field('__typename', random.chance(0.4) ? { alias: this.alias() } : {}));
      } else if (depth < options.depth && (roll < 0.28 || fields.length === 0)) {
        const narrowed = this.condition(type);
        chosen.push(inline(narrowed === type && random.chance(0.5) ? undefined : narrowed.name, this.selections(narrowed, depth + 1), this.directives('INLINE_FRAGMENT')));
      } else if (depth < options.depth && roll < 0.4) {
        chosen.push(this.spread(this.condition(type), depth));
      } else {
        const possible = fields.filter(one => !isCompositeType(getNamedType(one.type)) || (depth < options.depth && this.left > 0));
        if (possible.length > 0) chosen.push(this.field(type, random.pick(possible), depth));
      }
    }
    return chosen.length > 0 ? chosen : [field('__typename')];
  }

  field(parent, definition, depth, isSubscribed = false) {
    this.left--;
    const type = getNamedType(definition.type);
    const args = definition.args.flatMap(one => this.argument(one));
    const alias = (args.length > 0 && !isSubscribed) || this.random.chance(0.2) ? this.alias() : undefined;
    const directives = this.directives('FIELD').filter(one => !isSubscribed || !flow.includes(one.name.value));
    return field(definition.name, { alias, args: this.random.shuffle(args), directives, selections: isCompositeType(type) ? this.selections(type, depth + 1) : undefined });
  }

  argument(definition, isConstant = false) {
    if (!isRequiredArgument(definition) && !this.random.chance(0.4)) return [];
    const value = this.value(definition.type, isConstant);
    return value === undefined ? [] : [argument(definition.name, value)];
  }

  value(type, isConstant) {
    const nested = (inner, random, depth) => !isConstant && depth < 3 && this.random.chance(0.15) ? this.variable(inner) : literalOf(inner, random, depth, nested);
    if (!isConstant && this.random.chance(0.25)) return this.variable(type);
    return literalOf(type, this.random, 0, nested) ?? (isConstant ? undefined : this.variable(type));
  }

  // A variable that fits: of the type itself, stricter, or nullable with a default in its place.
  variable(type) {
    const { random } = this;
    const key = `v${++this.count}`;
    for (const [known, { position }] of this.variables) if (position === String(type) && random.chance(0.5)) return variable(known);
    const isStrict = isNonNullType(type);
    let declared = !isStrict && random.chance(0.3) ? new GraphQLNonNull(type) : type;
    let byDefault = random.chance(0.3) ? literalOf(getNullableType(type), random) : undefined;
    if (byDefault?.kind === 'NullValue' && isNonNullType(declared)) byDefault = undefined;
    if (byDefault && byDefault.kind !== 'NullValue' && isStrict && random.chance(0.5)) declared = type.ofType;
    if (isListType(declared) && random.chance(0.1) && !isNonNullType(declared.ofType)) declared = type;
    this.variables.set(key, { position: String(type), type: typeReference(declared), byDefault });
    return variable(key);
  }

  directives(location, isConstant = false) {
    const { random } = this;
    if (!random.chance(0.15)) return [];
    const possible = this.schema.getDirectives().filter(one => one.locations.includes(location));
    if (possible.length === 0) return [];
    const one = random.pick(possible);
    const make = () => directive(one.name, flow.includes(one.name) && random.chance(0.6)
      ? [argument('if', literal.flag(random.chance(0.5)))]
      : one.args.flatMap(each => this.argument(each, isConstant)));
    return one.isRepeatable && random.chance(0.4) ? [make(), make()] : [make()];
  }

  spread(type, depth) {
    const done = [...this.fragments].filter(([, known]) => known.type === type && known.node);
    if (done.length > 0 && this.random.chance(0.5)) return spread(this.random.pick(done)[0], this.directives('FRAGMENT_SPREAD'));
    const key = `F${++this.count}`;
    this.fragments.set(key, { type, node: undefined });
    this.fragments.get(key).node = fragment(key, type.name, this.selections(type, depth + 1), this.directives('FRAGMENT_DEFINITION'));
    return spread(key, this.directives('FRAGMENT_SPREAD'));
  }

  /** A type that some value of `type` may have: itself, one of its interfaces or unions, one of its members. */
  condition(type) {
    const all = Object.values(this.schema.getTypeMap()).filter(one => isCompositeType(one) && !one.name.startsWith('__'));
    const members = one => isAbstractType(one) ? this.schema.getPossibleTypes(one) : [one];
    const related = all.filter(one => members(one).some(each => members(type).includes(each)));
    return this.random.chance(0.35) || related.length === 0 ? type : this.random.pick(related);
  }

  // Sometimes one that is taken: whether two fields may share it is what OverlappingFieldsCanBeMerged has to say.
  alias() { return this.random.chance(0.12) ? this.random.pick(['x', 'id', 'name']) : `a${++this.count}`; }
}
